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

	/** The pose with the matrix (a −b, b a). */
	static Pose ofMatrix(final double x, final double y, final double a, final double b) {
		return new Pose(x, y, Math.hypot(a, b), Math.toDegrees(Math.atan2(b, a)));
	}

	/** The same scale and rotation at another place. */
	Pose at(final double newX, final double newY) {
		return new Pose(newX, newY, scale, rotation);
	}

	/** The nearest scale and rotation that are allowed. */
	Pose within(final AlignmentConfig config) {
		final double newScale = clamp(scale, 1 - config.scale(), 1 + config.scale());
		final double newRotation = clamp(rotation, -config.rotation(), config.rotation());
		return new Pose(x, y, newScale, newRotation);
	}

	private static double clamp(final double value, final double least, final double most) {
		return Math.max(least, Math.min(most, value));
	}

	/** {x, y} of an image's upper left, upper right, lower right and lower left corner. */
	double[][] corners(final int width, final int height) {
		final double u = width / 2.0;
		final double v = height / 2.0;
		return new double[][] { place(-u, -v), place(u, -v), place(u, v), place(-u, v) };
	}

	/** {x, y} on the reference of a place of the image, given from its centre. */
	private double[] place(final double u, final double v) {
		return new double[] { x + a() * u - b() * v, y + b() * u + a() * v };
	}

	/** How far the farthest corner of an image of this size lies outside of the reference, in pixels; 0 for inside. */
	double outside(final int width, final int height, final Surface reference) {
		double most = 0;
		for (final double[] corner : corners(width, height)) {
			most = Math.max(most, outside(corner[0], reference.width()));
			most = Math.max(most, outside(corner[1], reference.height()));
		}
		return most;
	}

	private static double outside(final double coordinate, final int size) {
		return Math.max(-coordinate, coordinate - size);
	}
}
