package sc.fiji.superres.frames;

import sc.fiji.superres.lines.Plane;

/** The mean of frames that are drawn on one area, with its standard error: s/√n, s with n − 1 in the denominator. */
public final class Average {

	private final int width;
	private final int height;
	private final double[] mean;
	/** Sums of squared differences from the mean. */
	private final double[] squares;
	private int count;

	/** Starts with no frame. */
	public Average(final int width, final int height) {
		this.width = width;
		this.height = height;
		mean = new double[width * height];
		squares = new double[width * height];
	}

	/** Adds a frame (B. P. Welford, Technometrics 4 (1962) 419). */
	public void add(final Plane frame) {
		count++;
		for (int i = 0; i < mean.length; i++) {
			final double difference = frame.values()[i] - mean[i];
			mean[i] += difference / count;
			squares[i] += difference * (frame.values()[i] - mean[i]);
		}
	}

	/** Returns the mean. */
	public Plane mean() {
		final float[] values = new float[mean.length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) mean[i];
		return new Plane(values, width, height);
	}

	/** Returns the standard error of the mean. */
	public Plane standardError() {
		final float[] values = new float[mean.length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) Math.sqrt(squares[i] / (count - 1.0) / count);
		return new Plane(values, width, height);
	}
}
