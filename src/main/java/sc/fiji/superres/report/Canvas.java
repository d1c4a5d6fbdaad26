package sc.fiji.superres.report;

/** Something to draw on: an SVG file or a picture. */
interface Canvas {

	/** Where a text is held. */
	enum Anchor {
		START, MIDDLE, END
	}

	/**
	 * A line through points, or an area.
	 *
	 * @param fill colour of the inside, null for none
	 * @param opacity of the inside, 0 … 1
	 * @param stroke colour of the line, null for none
	 * @param width of the line
	 * @param closed whether the last point joins the first
	 */
	void path(double[] x, double[] y, String fill, double opacity, String stroke, double width, boolean closed);

	/**
	 * A line of text on the base line y.
	 *
	 * @param upright turned by 90° to be read from below
	 */
	void text(double x, double y, String text, double size, String colour, Anchor anchor, boolean bold, boolean upright);

	/** A straight line. */
	default void line(final double x1, final double y1, final double x2, final double y2, final String colour,
		final double width)
	{
		path(new double[] { x1, x2 }, new double[] { y1, y2 }, null, 0, colour, width, false);
	}

	/** A rectangle, filled. */
	default void box(final double x, final double y, final double w, final double h, final String fill, final double opacity) {
		path(new double[] { x, x + w, x + w, x }, new double[] { y, y, y + h, y + h }, fill, opacity, null, 0, true);
	}
}
