package sc.fiji.superres.lattice;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.fourier.RealFft;
import sc.fiji.superres.image.Planes;

/**
 * Mean power spectrum of images (Welch 1967): squares of {@value #LARGEST} pixels, or of the smallest image's shorter
 * side, that overlap by half, each less the plane of least squares and under Hann's window.
 * <p>
 * Squares that hold a NaN or an infinite value are passed over.
 * </p>
 */
public final class MeanSpectrum {

	/** Least side of an image, in pixels. */
	public static final int LEAST_SIDE = 16;
	/** Side of a segment where images allow it: reflections of lattices up to 60 pixels a period are apart. */
	private static final int LARGEST = 256;

	private final RealFft fft;
	private final double[] window;
	private final double[] power;
	/** Segments so far, and how many independent ones they are worth. */
	private int count;
	private double independent;

	private MeanSpectrum(final int side) {
		fft = RealFft.of(side, side);
		window = Segments.window(side);
		power = new double[fft.columns() * side];
	}

	/**
	 * Of one image or several of one pixel size.
	 *
	 * @param planes at least one, each side at least {@value #LEAST_SIDE} pixels
	 * @throws IllegalArgumentException where there is no image, one is too small, or no segment is without NaN
	 */
	public static MeanSpectrum of(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes) {
		if (planes.isEmpty()) throw new IllegalArgumentException("A mean spectrum needs an image; there is none.");
		int side = LARGEST;
		for (final RandomAccessibleInterval<?> plane : planes)
			side = Math.min(side, shorterSide(plane));
		final MeanSpectrum mean = new MeanSpectrum(side - side % 2);
		for (final RandomAccessibleInterval<? extends RealType<?>> plane : planes)
			mean.add(Planes.doubleArray(plane), Planes.width(plane), Planes.height(plane));
		mean.divide();
		return mean;
	}

	private static int shorterSide(final RandomAccessibleInterval<?> plane) {
		final int width = Planes.width(plane);
		final int height = Planes.height(plane);
		if (Math.min(width, height) >= LEAST_SIDE) return Math.min(width, height);
		throw new IllegalArgumentException("A spectrum needs at least " + LEAST_SIDE + "×" + LEAST_SIDE +
			" pixels; this image has " + width + "×" + height + ". Leave it out.");
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

	/** Whether the segment counts. */
	private boolean add(final double[] segment) {
		new Background(side()).takeOff(segment);
		final double mean = weightedMean(segment);
		if (Double.isNaN(mean) || Double.isInfinite(mean)) return false;
		for (int i = 0; i < segment.length; i++)
			segment[i] = (segment[i] - mean) * weight(i);
		final double[] spectrum = fft.forward(segment, side(), side());
		for (int i = 0; i < power.length; i++)
			power[i] += spectrum[2 * i] * spectrum[2 * i] + spectrum[2 * i + 1] * spectrum[2 * i + 1];
		count++;
		return true;
	}

	/** Without it nothing is left at frequency 0. */
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
		if (count == 0) throw new IllegalArgumentException("Every square of " + side() + "×" + side() +
			" pixels holds a value that is NaN or infinite. Crop the image to what was recorded.");
		final double pixels = (double) side() * side();
		for (int i = 0; i < power.length; i++)
			power[i] /= count * pixels * pixels;
	}

	/** Side of a segment in pixels: frequencies are whole multiples of its inverse. */
	public int side() {
		return fft.height();
	}

	/** Columns of frequencies along x, 0 … side/2. */
	public int columns() {
		return fft.columns();
	}

	/**
	 * Power at a frequency; that at the opposite one is the same, and the sum over the whole plane is the variance.
	 *
	 * @param x multiples of 1/side along x, −side … side
	 * @param y multiples of 1/side along y, any
	 */
	public double power(final int x, final int y) {
		if (x < 0) return power(-x, -y);
		if (x >= columns()) return power(side() - x, -y);
		return power[Math.floorMod(y, side()) * columns() + x];
	}

	/** How the noise of a mean over this many segments scatters. */
	Gamma scatter() {
		return new Gamma(Math.max(1, independent));
	}
}
