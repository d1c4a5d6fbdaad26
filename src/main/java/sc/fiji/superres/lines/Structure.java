package sc.fiji.superres.lines;

import sc.fiji.superres.fourier.RealFft;

/**
 * What frames are compared by: their planes without the finest noise, and without what is larger than a part of the
 * field.
 */
public final class Structure {

	/** S.d. of the smoothing, pixels. */
	public static final double SMOOTH = 1;
	/** S.d. of the smoothing of a reference across the lines. */
	private static final double ACROSS = 1;
	/** What is slower than this many cycles along a side is taken off. */
	private static final double CYCLES = 3;

	private Structure() {}

	/** A frame smoothed along both axes: weighted by exp(−2π²σ²f²)·(1 − exp(−f²/2f₀²)) over frequency f. */
	public static Plane both(final Plane frame) {
		final RealFft fft = RealFft.of(RealFft.fastSize(frame.width()), RealFft.fastSize(frame.height()));
		final double[] spectrum = fft.forward(centred(frame), frame.width(), frame.height());
		final double low = CYCLES / Math.min(frame.width(), frame.height());
		for (int i = 0; i < spectrum.length; i++) {
			final double fx = fft.frequencyX(i / 2 % fft.columns());
			final double fy = fft.frequencyY(i / 2 / fft.columns());
			spectrum[i] *= weight(fx * fx + fy * fy, low);
		}
		return cropped(fft.inverse(spectrum), fft.width(), frame);
	}

	private static double weight(final double square, final double low) {
		final double smoothing = Math.exp(-2 * Math.PI * Math.PI * SMOOTH * SMOOTH * square);
		return smoothing * (1 - Math.exp(-square / (2 * low * low)));
	}

	private static double[] centred(final Plane frame) {
		double mean = 0;
		for (final float value : frame.values())
			mean += value / frame.values().length;
		final double[] centred = new double[frame.values().length];
		for (int i = 0; i < centred.length; i++)
			centred[i] = frame.values()[i] - mean;
		return centred;
	}

	private static Plane cropped(final double[] values, final int stride, final Plane frame) {
		final float[] cropped = new float[frame.values().length];
		for (int i = 0; i < cropped.length; i++)
			cropped[i] = (float) values[i / frame.width() * stride + i % frame.width()];
		return new Plane(cropped, frame.width(), frame.height());
	}

	/**
	 * A frame whose lines are smoothed and flattened, each by itself: lines that are displaced against each other are
	 * not mixed, and an offset or a tilt of a line does not count.
	 */
	public static Plane alongLines(final Plane frame) {
		final float[] values = new float[frame.values().length];
		final float[] kernel = kernel(SMOOTH);
		final float[] line = new float[frame.width()];
		for (int start = 0; start < values.length; start += line.length) {
			smooth(frame.values(), start, kernel, line);
			flatten(line, values, start);
		}
		return new Plane(values, frame.width(), frame.height());
	}

	private static float[] kernel(final double sigma) {
		final int reach = (int) Math.ceil(3 * sigma);
		final float[] kernel = new float[2 * reach + 1];
		double sum = 0;
		for (int k = -reach; k <= reach; k++)
			sum += Math.exp(-k * k / (2 * sigma * sigma));
		for (int k = -reach; k <= reach; k++)
			kernel[k + reach] = (float) (Math.exp(-k * k / (2 * sigma * sigma)) / sum);
		return kernel;
	}

	private static void smooth(final float[] values, final int start, final float[] kernel, final float[] line) {
		final int reach = kernel.length / 2;
		for (int x = 0; x < line.length; x++) {
			float sum = 0;
			for (int k = -reach; k <= reach; k++)
				sum += kernel[k + reach] * values[start + inside(x + k, line.length)];
			line[x] = sum;
		}
	}

	/** The index, reflected at the ends. */
	private static int inside(final int x, final int length) {
		if (x < 0) return Math.min(length - 1, -x - 1);
		if (x >= length) return Math.max(0, 2 * length - x - 1);
		return x;
	}

	/** Subtracts the straight line of least squares. */
	private static void flatten(final float[] line, final float[] values, final int start) {
		final double middle = (line.length - 1) / 2.0;
		double mean = 0;
		double slope = 0;
		double squares = 0;
		for (int x = 0; x < line.length; x++) {
			mean += line[x] / line.length;
			slope += line[x] * (x - middle);
			squares += (x - middle) * (x - middle);
		}
		for (int x = 0; x < line.length; x++)
			values[start + x] = (float) (line[x] - mean - slope / squares * (x - middle));
	}

	/**
	 * A reference smoothed across the lines, so that a jitter which lines of all frames at one place happen to share is
	 * not taken for a part of the sample.
	 */
	public static Plane acrossLines(final Plane plane) {
		final float[] kernel = kernel(ACROSS);
		final Plane smooth = new Plane(new float[plane.values().length], plane.width(), plane.height());
		for (int y = 0; y < plane.height(); y++)
			for (int k = 0; k < kernel.length; k++)
				addRow(plane, inside(y + k - kernel.length / 2, plane.height()), kernel[k], smooth, y);
		return smooth;
	}

	private static void addRow(final Plane plane, final int from, final float weight, final Plane smooth,
		final int to)
	{
		for (int x = 0; x < plane.width(); x++)
			smooth.values()[to * plane.width() + x] += weight * plane.values()[from * plane.width() + x];
	}
}
