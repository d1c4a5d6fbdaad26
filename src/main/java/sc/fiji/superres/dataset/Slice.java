package sc.fiji.superres.dataset;

/**
 * Says which stack an image is a slice of, and whether it shows the same place as other slices of that stack.
 *
 * @param stack name of the file or image that holds the slices
 * @param channel of the stack that it belongs to, counted from 1; 0 if the stack has only one channel
 * @param series name of the series of frames of one place to which the slice belongs; null if it belongs to none, or if
 *            that has not been determined
 * @param x displacement along rows in pixels: an object of the series' reference lies this much further right here
 * @param y displacement along columns in pixels, further down
 */
public record Slice(String stack, int channel, String series, double x, double y) {

	public Slice {
		if (stack == null || stack.isBlank()) throw new IllegalArgumentException(
			"A slice names the stack it comes from.");
		if (!Double.isFinite(x + y)) throw new IllegalArgumentException("A slice of " + stack + " is displaced by (" +
			x + ", " + y + ") pixels: finite numbers are needed.");
	}

	/** A slice of which only the stack is known. */
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

	/** The same slice as a frame of the series that its stack is, displaced by (dx, dy) pixels. */
	public Slice frame(final double dx, final double dy) {
		return new Slice(stack, channel, stack, dx, dy);
	}
}
