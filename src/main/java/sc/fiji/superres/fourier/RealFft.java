package sc.fiji.superres.fourier;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Fourier transform of real planes of one size, {@code width × height}.
 *
 * <pre>
 *
 * RealFft fft = RealFft.of(RealFft.fastSize(w), RealFft.fastSize(h));
 * double[] spectrum = fft.forward(plane, w, h); // height rows of columns() complex numbers
 * double[] same = fft.inverse(spectrum); // width × height, the plane and zeros behind it
 * </pre>
 * <p>
 * Rows are transformed as real, columns as complex data, a block of either being a task of the common pool. Safe for
 * many threads at once.
 * </p>
 */
public final class RealFft {

	/** Rows or columns of one task; a block of columns is gathered from whole cache lines. */
	private static final int BLOCK = 16;

	/**
	 * Doubles between the columns of a block: at a distance of a power of 2 they would share the cache's few places.
	 */
	private static final int APART = 8;

	private static final Map<Long, RealFft> PLANS = new ConcurrentHashMap<>();

	private final int width;
	private final int height;
	private final int columns;
	private final DoubleFFT_1D rowPlan;
	private final DoubleFFT_1D columnPlan;

	private RealFft(final int width, final int height) {
		if (width < 2 || width % 2 == 1 || height < 1) throw noPlan(width, height);
		this.width = width;
		this.height = height;
		columns = width / 2 + 1;
		rowPlan = new DoubleFFT_1D(width);
		columnPlan = new DoubleFFT_1D(height);
	}

	private static IllegalArgumentException noPlan(final int width, final int height) {
		return new IllegalArgumentException("No plan for " + width + "×" + height +
			" pixels: the width must be even. Take RealFft.fastSize of either side.");
	}

	/** Returns the plan of a size, which is made at the first call. The width must be even. */
	public static RealFft of(final int width, final int height) {
		return PLANS.computeIfAbsent((long) width << 32 | height, key -> new RealFft(width, height));
	}

	/** Returns the least even number from {@code size} on that has no prime factor above 5. */
	public static int fastSize(final int size) {
		int n = Math.max(2, size + size % 2);
		while (!isFast(n))
			n += 2;
		return n;
	}

	/** The squared absolute values of a spectrum, whose numbers are pairs of a real and an imaginary part. */
	public static double[] power(final double[] spectrum) {
		final double[] power = new double[spectrum.length / 2];
		for (int i = 0; i < power.length; i++) {
			final double re = spectrum[2 * i];
			final double im = spectrum[2 * i + 1];
			power[i] = re * re + im * im;
		}
		return power;
	}

	private static boolean isFast(final int size) {
		int n = size;
		for (final int factor : new int[] { 2, 3, 5 })
			while (n % factor == 0)
				n /= factor;
		return n == 1;
	}

	/** Returns the pixels of a row. */
	public int width() {
		return width;
	}

	/** Returns the number of rows. */
	public int height() {
		return height;
	}

	/** Returns the number of complex numbers in a row of a spectrum: width/2 + 1. */
	public int columns() {
		return columns;
	}

	/** Returns the frequency of a spectrum's column, 0 … 1/2 cycles a pixel. */
	public double frequencyX(final int column) {
		return (double) column / width;
	}

	/** Returns the frequency of a spectrum's row, −1/2 … 1/2 cycles a pixel. */
	public double frequencyY(final int row) {
		if (row <= height / 2) return (double) row / height;
		return (double) (row - height) / height;
	}

	/**
	 * Transforms a plane.
	 *
	 * @param plane {@code w × h} values, w and h at most this plan's; the rest counts as zeros
	 * @return {@code height × columns} complex numbers
	 */
	public double[] forward(final double[] plane, final int w, final int h) {
		final double[] spectrum = new double[2 * columns * height];
		blocks(h, (from, to) -> {
			final double[] row = new double[width];
			for (int y = from; y < to; y++) {
				take(plane, y * w, w, row);
				rowPlan.realForward(row);
				unpack(row, spectrum, 2 * columns * y);
			}
		});
		columns(spectrum, true);
		return spectrum;
	}

	/** Copies a row of a plane and zeros behind it. */
	private void take(final double[] plane, final int start, final int w, final double[] row) {
		System.arraycopy(plane, start, row, 0, w);
		Arrays.fill(row, w, width, 0);
	}

	/**
	 * Transforms a spectrum back, scaled so that {@code inverse(forward(plane))} is the plane. The spectrum is
	 * overwritten.
	 */
	public double[] inverse(final double[] spectrum) {
		columns(spectrum, false);
		final double[] plane = new double[width * height];
		blocks(height, (from, to) -> {
			final double[] row = new double[width];
			for (int y = from; y < to; y++) {
				pack(spectrum, 2 * columns * y, row);
				rowPlan.realInverse(row, true);
				System.arraycopy(row, 0, plane, y * width, width);
			}
		});
		return plane;
	}

	/** JTransforms keeps the real part of the highest frequency where the imaginary part of the lowest would be. */
	private void unpack(final double[] row, final double[] spectrum, final int start) {
		System.arraycopy(row, 0, spectrum, start, width);
		spectrum[start + 1] = 0;
		spectrum[start + width] = row[1];
	}

	private void pack(final double[] spectrum, final int start, final double[] row) {
		System.arraycopy(spectrum, start, row, 0, width);
		row[1] = spectrum[start + width];
	}

	private void columns(final double[] spectrum, final boolean forward) {
		blocks(columns, (from, to) -> columns(spectrum, from, to, forward));
	}

	private void columns(final double[] spectrum, final int from, final int to, final boolean forward) {
		final int stride = stride();
		final double[] block = new double[(to - from) * stride];
		gather(spectrum, from, to, block);
		for (int k = 0; k < block.length; k += stride)
			column(block, k, forward);
		scatter(block, spectrum, from, to);
	}

	/** Returns the distance of the columns of a block. */
	private int stride() {
		return 2 * height + APART;
	}

	private void column(final double[] block, final int start, final boolean forward) {
		if (forward) columnPlan.complexForward(block, start);
		else columnPlan.complexInverse(block, start, true);
	}

	/** Copies columns of the spectrum one behind the other. */
	private void gather(final double[] spectrum, final int from, final int to, final double[] block) {
		final int stride = stride();
		for (int y = 0; y < height; y++) {
			int i = 2 * (y * columns + from);
			int k = 2 * y;
			for (int x = from; x < to; x++) {
				block[k] = spectrum[i];
				block[k + 1] = spectrum[i + 1];
				i += 2;
				k += stride;
			}
		}
	}

	/** Copies the columns back. */
	private void scatter(final double[] block, final double[] spectrum, final int from, final int to) {
		final int stride = stride();
		for (int y = 0; y < height; y++) {
			int i = 2 * (y * columns + from);
			int k = 2 * y;
			for (int x = from; x < to; x++) {
				spectrum[i] = block[k];
				spectrum[i + 1] = block[k + 1];
				i += 2;
				k += stride;
			}
		}
	}

	private interface Range {

		void run(int from, int to);
	}

	private static void blocks(final int count, final Range work) {
		final int blocks = (count + BLOCK - 1) / BLOCK;
		IntStream.range(0, blocks).parallel().forEach(block -> run(block, count, work));
	}

	private static void run(final int block, final int count, final Range work) {
		final int from = block * BLOCK;
		work.run(from, Math.min(count, from + BLOCK));
	}
}
