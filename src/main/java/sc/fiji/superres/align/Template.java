package sc.fiji.superres.align;

/**
 * The image as it would lie on the reference at some scale and rotation: the largest upright rectangle, of the image's
 * proportions, inside the turned image.
 *
 * @param values on the reference's pixels, row-major
 */
record Template(double[] values, int width, int height) {

	private static final double ROUNDING = 1e-9;

	static Template of(final Surface image, final Pose pose) {
		final double w = image.width();
		final double h = image.height();
		final double part = pose.scale() * part(w, h, Math.toRadians(pose.rotation()));
		final int width = (int) (w * part + ROUNDING);
		final int height = (int) (h * part + ROUNDING);
		return new Template(image.seenFrom(back(pose, image), width, height), width, height);
	}

	/** The pose of the reference on the image. */
	private static Pose back(final Pose pose, final Surface image) {
		return new Pose(image.width() / 2.0, image.height() / 2.0, 1 / pose.scale(), -pose.rotation());
	}

	/** Sides of the largest upright rectangle over those of the image. */
	private static double part(final double w, final double h, final double angle) {
		final double cos = Math.abs(Math.cos(angle));
		final double sin = Math.abs(Math.sin(angle));
		return Math.min(w / (w * cos + h * sin), h / (w * sin + h * cos));
	}
}
