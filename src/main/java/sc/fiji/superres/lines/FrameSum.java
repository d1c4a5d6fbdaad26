package sc.fiji.superres.lines;

/** The sum of frames on the canvas, and how many frames show each pixel. */
public final class FrameSum {

	private final int width;
	private final int height;
	private final double[] sum;
	private final int[] count;

	private FrameSum(final int width, final int height) {
		this.width = width;
		this.height = height;
		sum = new double[width * height];
		count = new int[width * height];
	}

	public static FrameSum of(final Plane... frames) {
		final FrameSum sum = new FrameSum(frames[0].width(), frames[0].height());
		for (final Plane frame : frames)
			sum.add(frame);
		return sum;
	}

	private void add(final Plane frame) {
		for (int i = 0; i < sum.length; i++) {
			if (Float.isNaN(frame.values()[i])) continue;
			sum[i] += frame.values()[i];
			count[i]++;
		}
	}

	/** The mean of all. */
	public Plane mean() {
		final Plane mean = Plane.unknown(width, height);
		for (int i = 0; i < sum.length; i++)
			if (count[i] > 0) mean.values()[i] = (float) (sum[i] / count[i]);
		return mean;
	}

	/** The mean of all others. */
	public Plane without(final Plane frame) {
		final Plane mean = Plane.unknown(width, height);
		for (int i = 0; i < sum.length; i++) {
			final boolean isShown = !Float.isNaN(frame.values()[i]);
			final int others = isShown ? count[i] - 1 : count[i];
			if (others > 0) mean.values()[i] = (float) ((sum[i] - (isShown ? frame.values()[i] : 0)) / others);
		}
		return mean;
	}
}
