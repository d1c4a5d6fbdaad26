package sc.fiji.superres.lattice;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.fourier.RealFft;
import sc.fiji.superres.image.Planes;

/**
 * The mean power spectrum of images (Welch 1967). The segments are squares that overlap by half. Their side is
 * {@value #LARGEST} pixels, or the shorter side of the smallest image. The plane of least squares is subtracted from
 * each segment before it is weighted by Hann's window.
 * <p>
 * Segments with a NaN or an infinite value are skipped.
 * </p>
 */
public final class MeanSpectrum {

	/** The least side of an image in pixels. */
	public static final int LEAST_SIDE = 16;
	/** The side of a segment in large images: it separates the reflections of lattices of up to 60 pixels a period. */
	static final int LARGEST = 256;

	private final RealFft fft;
	private final double[] window;
	private final double[] power;
	/** Number of segments so far. */
	private int count;
	/** Number of independent segments that have the same information. */
	private double independent;

	private MeanSpectrum(final int side) {
		fft = RealFft.of(side, side);
		window = Segments.window(side);
		power = new double[fft.columns() * side];
	}

	/**
	 * Computes the spectrum of one image, or of several images of the same pixel size.
	 *
	 * @param planes at least one, each side at least {@value #LEAST_SIDE} pixels
	 * @throws IllegalArgumentException where there is no image, one is too small, or no segment is without NaN
	 */
	public static MeanSpectrum of(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes) {
		return of(planes, LARGEST);
	}

	/** The same with segments of another side in large images. */
	static MeanSpectrum of(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes,
		final int largest)
	{
		if (planes.isEmpty()) throw new IllegalArgumentException("A mean spectrum needs an image; there is none.");
		final MeanSpectrum mean = new MeanSpectrum(side(planes, largest));
		for (final RandomAccessibleInterval<? extends RealType<?>> plane : planes)
			mean.add(Planes.doubleArray(plane), Planes.width(plane), Planes.height(plane));
		mean.divide();
		return mean;
	}

	private static int side(final List<? extends RandomAccessibleInterval<?>> planes, final int largest) {
		int side = largest;
		for (final RandomAccessibleInterval<?> plane : planes)
			side = Math.min(side, shorterSide(plane));
		return side - side % 2;
	}

	private static int shorterSide(final RandomAccessibleInterval<?> plane) {
		final int shorter = Math.min(Planes.width(plane), Planes.height(plane));
		if (shorter >= LEAST_SIDE) return shorter;
		throw tooSmall(plane);
	}

	private static IllegalArgumentException tooSmall(final RandomAccessibleInterval<?> plane) {
		return new IllegalArgumentException("A spectrum needs at least " + LEAST_SIDE + "×" + LEAST_SIDE +
			" pixels; this image has " + Planes.width(plane) + "×" + Planes.height(plane) + ". Leave it out.");
	}

	private void add(final double[] plane, final int width, final int height) {
		final Segments across = Segments.along(width, side());
		final Segments down = Segments.along(height, side());
		final double worth = across.worth() * down.worth();
		for (final int top : down.starts())
			for (final int left : across.starts())
				if (add(segment(plane, width, left, top))) independent += worth;
	}

	private double[] segment(final double[] plane, final int width, final int left, final int top) {
		final double[] segment = new double[side() * side()];
		for (int y = 0; y < side(); y++)
			System.arraycopy(plane, (top + y) * width + left, segment, y * side(), side());
		return segment;
	}

	/** Adds the power of a segment, which is changed; returns false if it was skipped. */
	private boolean add(final double[] segment) {
		new Background(side()).takeOff(segment);
		final double mean = weightedMean(segment);
		if (!Double.isFinite(mean)) return false;
		weigh(segment, mean);
		addPower(fft.forward(segment, side(), side()));
		count++;
		return true;
	}

	private void weigh(final double[] segment, final double mean) {
		for (int i = 0; i < segment.length; i++)
			segment[i] = (segment[i] - mean) * weight(i);
	}

	private void addPower(final double[] spectrum) {
		for (int i = 0; i < power.length; i++)
			power[i] += squared(spectrum[2 * i], spectrum[2 * i + 1]);
	}

	private static double squared(final double real, final double imaginary) {
		return real * real + imaginary * imaginary;
	}

	/** When this mean is subtracted before weighting, no power is left at frequency 0. */
	private double weightedMean(final double[] segment) {
		double sum = 0;
		double weights = 0;
		for (int i = 0; i < segment.length; i++) {
			sum += weight(i) * segment[i];
			weights += weight(i);
		}
		return sum / weights;
	}

	private double weight(final int i) {
		return window[i % side()] * window[i / side()];
	}

	private void divide() {
		if (count == 0) throw nothingFinite();
		final double pixels = (double) side() * side();
		for (int i = 0; i < power.length; i++)
			power[i] /= count * pixels * pixels;
	}

	private IllegalArgumentException nothingFinite() {
		return new IllegalArgumentException("Every square of " + side() + "×" + side() +
			" pixels holds a value that is NaN or infinite. Crop the image to what was recorded.");
	}

	/** Returns the side of a segment in pixels: frequencies are whole multiples of its inverse. */
	public int side() {
		return fft.height();
	}

	/** Returns the number of frequencies along x, which are 0 … side/2. */
	public int columns() {
		return fft.columns();
	}

	/**
	 * Returns the power at a frequency. The power at the opposite frequency is the same, and the sum over the whole
	 * plane is the variance.
	 *
	 * @param x multiples of 1/side along x, −side … side
	 * @param y multiples of 1/side along y, any
	 */
	public double power(final int x, final int y) {
		if (x < 0) return power(-x, -y);
		if (x >= columns()) return power(side() - x, -y);
		return power[Math.floorMod(y, side()) * columns() + x];
	}

	/** Returns the variance of the images under the window: the sum of the power over the whole plane. */
	double variance() {
		double sum = 0;
		for (int y = 0; y < side(); y++)
			for (int x = 0; x < columns(); x++)
				sum += times(x) * power(x, y);
		return sum;
	}

	/** Returns how many frequencies a column stands for: those between the first and the last have an opposite one. */
	int times(final int x) {
		return x == 0 || x == columns() - 1 ? 1 : 2;
	}

	/** Returns a row of the spectrum as a multiple of 1/side along y, −side/2 … side/2. */
	int signed(final int y) {
		return y > side() / 2 ? y - side() : y;
	}

	/** Returns the distribution of the power of noise in this spectrum. */
	Gamma scatter() {
		return new Gamma(Math.max(1, independent));
	}
}
