package sc.fiji.superres.noise;

import java.util.Arrays;

import sc.fiji.superres.fourier.Hann;
import sc.fiji.superres.fourier.RealFft;

/**
 * The power of the noise at each frequency, from the mean spectrum of Hann-weighted squares of an image (Welch 1967).
 * It is assumed to be a product of one function along each axis.
 */
final class NoiseSpectrum {

	private static final int LARGEST_SEGMENT = 64;
	/** The greatest distance of correlated pixels. */
	private static final int REACH = 8;
	/** A correlation of neighbours below this is an error of the measurement. */
	private static final double WHITE = 0.03;

	private final float[] plane;
	private final int width;
	private final int height;
	private final int side;
	/** side × columns values, the mean over all segments; it is 1 everywhere for white noise of variance 1. */
	private final double[] power;
	private final int columns;
	private int segments;

	private final double[] alongX;
	private final double[] alongY;
	private final double variance;

	NoiseSpectrum(final float[] plane, final int width, final int height) {
		this.plane = plane;
		this.width = width;
		this.height = height;
		side = segmentSide(Math.min(width, height));
		columns = side / 2 + 1;
		power = meanPower();
		alongX = alongX();
		alongY = alongY();
		variance = Math.sqrt(level(alongX, alongY) * level(alongY, alongX));
	}

	private static int segmentSide(final int shorter) {
		int side = LARGEST_SEGMENT;
		while (side > shorter)
			side /= 2;
		return side;
	}

	/** Returns the mean variance of the noise over the image. */
	double variance() {
		return variance;
	}

	/** Returns the kernel that correlates white noise along rows as this noise. */
	double[] kernelX() {
		return kernel(alongX);
	}

	/** Returns the kernel that correlates white noise along columns as this noise. */
	double[] kernelY() {
		return kernel(alongY);
	}

	/**
	 * Returns the power above 0.4 cycles a pixel over that at about a quarter, across the rows; 1 if there is none.
	 * Along the rows the electronics of a microscope may have filtered it, which keeps rows independent.
	 */
	double roughness() {
		final double middle = band(alongY, 0.2, 0.3);
		if (!(middle > 0)) return 1;
		return band(alongY, 0.4, 0.5) / middle;
	}

	private double[] meanPower() {
		final double[] sums = new double[side * columns];
		addSegments(sums);
		for (int i = 0; i < sums.length; i++)
			sums[i] /= segments;
		return sums;
	}

	private void addSegments(final double[] sums) {
		final RealFft fft = RealFft.of(side, side);
		final double[] window = window();
		final int step = Math.max(1, side / 2);
		for (int y = 0; y + side <= height; y += step)
			for (int x = 0; x + side <= width; x += step)
				add(fft.forward(segment(x, y, window), side, side), sums);
	}

	/** Hann's window along both axes, scaled so that white noise of variance 1 has power 1. */
	private double[] window() {
		final double[] window = new double[side * side];
		for (int i = 0; i < window.length; i++)
			window[i] = Hann.weight(i % side, side) * Hann.weight(i / side, side);
		normalise(window);
		return window;
	}

	private double[] segment(final int x, final int y, final double[] window) {
		final double[] values = new double[side * side];
		double sum = 0;
		for (int i = 0; i < values.length; i++) {
			values[i] = plane[(y + i / side) * width + x + i % side];
			sum += values[i];
		}
		weigh(values, sum / values.length, window);
		return values;
	}

	private static void weigh(final double[] values, final double mean, final double[] window) {
		for (int i = 0; i < values.length; i++)
			values[i] = (values[i] - mean) * window[i];
	}

	private void add(final double[] spectrum, final double[] sums) {
		segments++;
		for (int i = 0; i < sums.length; i++)
			sums[i] += squared(spectrum[2 * i], spectrum[2 * i + 1]);
	}

	private static double squared(final double real, final double imaginary) {
		return real * real + imaginary * imaginary;
	}

	/** At each horizontal frequency 0 … side/2, the median over the upper half of the vertical frequencies. */
	private double[] alongX() {
		final double[] along = new double[columns];
		for (int x = 0; x < columns; x++)
			along[x] = median(outerColumn(x));
		return along;
	}

	private double[] outerColumn(final int x) {
		final double[] column = new double[side / 2 + 1];
		for (int i = 0; i < column.length; i++)
			column[i] = power[(side / 4 + i) * columns + x];
		return column;
	}

	/**
	 * At each vertical frequency 0 … side/2, the median over the upper half of the horizontal frequencies, positive and
	 * negative.
	 */
	private double[] alongY() {
		final double[] along = new double[columns];
		for (int y = 0; y < columns; y++)
			along[y] = median(outerRow(y));
		return along;
	}

	private double[] outerRow(final int y) {
		final int half = columns - side / 4;
		final double[] row = new double[2 * half];
		System.arraycopy(power, y * columns + side / 4, row, 0, half);
		System.arraycopy(power, (side - y) % side * columns + side / 4, row, half, half);
		return row;
	}

	/**
	 * The mean that follows from the median of noise power averaged over the segments (Wilson and Hilferty 1931). Each
	 * segment overlaps others by half.
	 */
	private double median(final double[] values) {
		Arrays.sort(values);
		return middle(values) / Math.pow(1 - 1 / (9 * independent()), 3);
	}

	/** The number of independent segments that have the same information. */
	private double independent() {
		return Math.max(1, segments / 2.0);
	}

	private static double middle(final double[] sorted) {
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	/** The variance by the frequencies along one axis, which hold only the outer ones along the other. */
	private static double level(final double[] along, final double[] across) {
		final double outer = outerMean(across) / mean(across);
		if (!(outer > 0)) return 0;
		return mean(along) / outer;
	}

	/** The mean over all frequencies, including the negative ones. */
	private static double mean(final double[] along) {
		return sum(along, 0) / (2 * (along.length - 1));
	}

	/** The sum over the frequencies from an index on, including the negative ones. */
	private static double sum(final double[] along, final int from) {
		double sum = 0;
		for (int i = from; i < along.length; i++)
			sum += weight(i, along) * along[i];
		return sum;
	}

	private static double outerMean(final double[] along) {
		final int from = (along.length - 1) / 2;
		double weights = 0;
		for (int i = from; i < along.length; i++)
			weights += weight(i, along);
		return sum(along, from) / weights;
	}

	private static int weight(final int i, final double[] along) {
		if (i == 0 || i == along.length - 1) return 1;
		return 2;
	}

	private double band(final double[] along, final double from, final double to) {
		double sum = 0;
		int count = 0;
		for (int i = (int) Math.ceil(from * side); i <= (int) (to * side); i++) {
			sum += along[i];
			count++;
		}
		return sum / count;
	}

	/**
	 * The kernel that gives white noise this spectrum: of odd length, symmetric, with squares that sum to 1; of length
	 * 1 where neighbours are not correlated.
	 */
	private static double[] kernel(final double[] along) {
		final double[] none = { 1 };
		if (!(mean(along) > 0)) return none;
		final double[] kernel = tapered(along);
		normalise(kernel);
		if (isWhite(kernel)) return none;
		return kernel;
	}

	private static boolean isWhite(final double[] kernel) {
		return Math.abs(NoiseModel.correlation(kernel, 1)) < WHITE;
	}

	private static double[] tapered(final double[] along) {
		final double[] kernel = new double[2 * REACH + 1];
		for (int lag = -REACH; lag <= REACH; lag++)
			kernel[lag + REACH] = taper(lag) * cosine(along, lag);
		return kernel;
	}

	private static double taper(final int lag) {
		return 0.5 + 0.5 * Math.cos(Math.PI * lag / (REACH + 1));
	}

	private static void normalise(final double[] kernel) {
		double squares = 0;
		for (final double value : kernel)
			squares += value * value;
		for (int i = 0; i < kernel.length; i++)
			kernel[i] /= Math.sqrt(squares);
	}

	/** A Fourier coefficient of the spectrum's square root. */
	private static double cosine(final double[] along, final int lag) {
		double sum = 0;
		for (int i = 0; i < along.length; i++)
			sum += weight(i, along) * Math.sqrt(along[i]) * Math.cos(Math.PI * i * lag / (along.length - 1));
		return sum;
	}
}
