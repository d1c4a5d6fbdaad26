package sc.fiji.superres.align;

/**
 * The image as it would lie on the reference at some scale and rotation: the largest upright rectangle, of the image's
 * proportions, inside the turned image.
 *
 * @param values on the reference's pixels, row-major
 */
record Template(double[] values, int width, int height) {

	static Template of(final Surface image, final Pose pose) {
		final double cos = Math.abs(Math.cos(Math.toRadians(pose.rotation())));
		final double sin = Math.abs(Math.sin(Math.toRadians(pose.rotation())));
		final double w = image.width(), h = image.height();
		final double part = pose.scale() * Math.min(w / (w * cos + h * sin), h / (w * sin + h * cos));
		final int width = (int) (w * part + 1e-9), height = (int) (h * part + 1e-9);
		final Pose back = new Pose(w / 2, h / 2, 1 / pose.scale(), -pose.rotation());
		return new Template(image.seenFrom(back, width, height), width, height);
	}
}
