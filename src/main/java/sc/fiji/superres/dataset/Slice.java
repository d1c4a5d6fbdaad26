package sc.fiji.superres.dataset;

/**
 * Where an image comes from that is one of several slices, and whether it shows the same place as others of them.
 *
 * @param stack name of the file or image that it is a slice of
 * @param channel of the stack that it belongs to, from 1; 0 in a stack that has only one
 * @param series name of the frames of one place that it belongs to; null where it belongs to none, or nobody has looked
 * @param x displacement in pixels along rows: what lies at a place of the series' reference lies so much further right
 *            here
 * @param y the same along columns, further down
 */
public record Slice(String stack, int channel, String series, double x, double y) {

	public Slice {
		if (stack == null || stack.isBlank()) throw new IllegalArgumentException(
			"A slice names the stack it comes from.");
		if (!Double.isFinite(x + y)) throw new IllegalArgumentException("A slice of " + stack + " is displaced by (" +
			x + ", " + y + ") pixels: finite numbers are needed.");
	}

	/** A slice of which nothing more is known. */
	public static Slice of(final String stack) {
		return of(stack, 0);
	}

	/** A slice of a channel, which counts from 1. */
	public static Slice of(final String stack, final int channel) {
		return new Slice(stack, channel, null, 0, 0);
	}

	/** What the slices of its channel, which alone can be frames of one place, are called together. */
	public String channelName() {
		if (channel == 0) return stack;
		return stack + ", channel " + channel;
	}

	/** The same slice as a frame of one place. */
	public Slice frame(final double dx, final double dy) {
		return new Slice(stack, channel, stack, dx, dy);
	}
}
