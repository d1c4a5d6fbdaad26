package sc.fiji.superres.dataset;

/**
 * Where an image comes from that is one of several slices, and whether it shows the same place as others of them.
 *
 * @param stack name of the file or image that it is a slice of
 * @param series name of the frames of one place that it belongs to; null where it belongs to none, or nobody has looked
 * @param x displacement in pixels along rows: what lies at a place of the series' reference lies so much further right
 *            here
 * @param y the same along columns, further down
 */
public record Slice(String stack, String series, double x, double y) {

	public Slice {
		if (stack == null || stack.isBlank()) throw new IllegalArgumentException(
			"A slice names the stack it comes from.");
		if (!Double.isFinite(x + y)) throw new IllegalArgumentException("A slice of " + stack + " is displaced by (" +
			x + ", " + y + ") pixels: finite numbers are needed.");
	}

	/** A slice of which nothing more is known. */
	public static Slice of(final String stack) {
		return new Slice(stack, null, 0, 0);
	}

	/** The same slice as a frame of one place. */
	public Slice frame(final double dx, final double dy) {
		return new Slice(stack, stack, dx, dy);
	}
}
