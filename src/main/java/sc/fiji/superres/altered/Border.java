package sc.fiji.superres.altered;

/** A straight line through an image, with a soft transition from one side to the other. */
record Border(double nx, double ny, double distance, double width) {

	/** Goes through the inner part of an image. */
	private static final double MARGIN = 0.2;

	/** @param soft half of the transition's width, in pixels */
	static Border drawn(final int width, final int height, final double soft, final Draw draw) {
		final double angle = draw.angle();
		final double x = width * draw.between(MARGIN, 1 - MARGIN);
		final double y = height * draw.between(MARGIN, 1 - MARGIN);
		return new Border(Math.cos(angle), Math.sin(angle), Math.cos(angle) * x + Math.sin(angle) * y, soft);
	}

	/** 0 on this side, 1 on the other. */
	double beyond(final double x, final double y) {
		final double t = Math.max(-1, Math.min(1, (nx * x + ny * y - distance) / width));
		return 0.5 + 0.75 * t - 0.25 * t * t * t;
	}
}
