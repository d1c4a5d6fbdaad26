package sc.fiji.superres.align;

/** A place, scale and rotation on the reference, as {@link Match} defines them. */
record Pose(double x, double y, double scale, double rotation) {

	/** scale · cos(rotation). */
	double a() {
		return scale * Math.cos(Math.toRadians(rotation));
	}

	/** scale · sin(rotation). */
	double b() {
		return scale * Math.sin(Math.toRadians(rotation));
	}

	static Pose ofMatrix(final double x, final double y, final double a, final double b) {
		return new Pose(x, y, Math.hypot(a, b), Math.toDegrees(Math.atan2(b, a)));
	}

	Pose at(final double newX, final double newY) {
		return new Pose(newX, newY, scale, rotation);
	}

	/** The nearest scale and rotation that are allowed. */
	Pose within(final AlignmentConfig config) {
		return new Pose(x, y, Math.max(1 - config.scale(), Math.min(1 + config.scale(), scale)), Math.max(-config
			.rotation(), Math.min(config.rotation(), rotation)));
	}

	double[][] corners(final int width, final int height) {
		final double[][] corners = new double[4][];
		for (int i = 0; i < 4; i++) {
			final double u = (i == 0 || i == 3 ? -1 : 1) * width / 2.0, v = (i < 2 ? -1 : 1) * height / 2.0;
			corners[i] = new double[] { x + a() * u - b() * v, y + b() * u + a() * v };
		}
		return corners;
	}

	/** How far the farthest corner of an image of this size lies outside of the reference, in pixels; 0 for inside. */
	double outside(final int width, final int height, final Surface reference) {
		double most = 0;
		for (final double[] corner : corners(width, height)) {
			most = Math.max(most, Math.max(-corner[0], corner[0] - reference.width()));
			most = Math.max(most, Math.max(-corner[1], corner[1] - reference.height()));
		}
		return most;
	}
}
