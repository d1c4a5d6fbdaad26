package sc.fiji.superres.align;

import java.util.Arrays;
import java.util.stream.IntStream;

import sc.fiji.superres.fourier.RealFft;

/**
 * Pearson correlation of a template with a reference at every place where it fits (zero-mean normalised
 * cross-correlation; J. P. Lewis, "Fast normalized cross-correlation", 1995): products by Fourier transform, the
 * reference's local means and variances by integral images. Its transform is made once and serves every template.
 */
final class Correlator {

	/**
	 * A window with less than this part of the whole reference's variance counts as flat; the correlation is 0 there.
	 */
	private static final double FLAT = 1e-9;

	private final int width;
	private final int height;
	private final RealFft fft;
	private final double[] spectrum;
	/** Sums over the pixels above and to the left, (width + 1) × (height + 1). */
	private final double[] sums;
	/** Sums of squares over the same pixels. */
	private final double[] squares;
	private final double variance;

	/**
	 * A template without its mean.
	 *
	 * @param norm root of the sum of its squares
	 * @param flat spread of the reference up to which a window counts as flat
	 * @param products sums of its products with the reference at each place
	 */
	private record Normalised(int width, int height, double norm, double flat, double[] products) {}

	Correlator(final Surface reference) {
		width = reference.width();
		height = reference.height();
		fft = RealFft.of(RealFft.fastSize(width), RealFft.fastSize(height));
		final double[] values = reference.values().clone();
		subtractMean(values);
		spectrum = fft.forward(values, width, height);
		sums = new double[(width + 1) * (height + 1)];
		squares = new double[sums.length];
		integrate(values);
		variance = squares[squares.length - 1] / values.length;
	}

	/** Whether there is a place for a template. */
	boolean fits(final Template template) {
		return template.width() <= width && template.height() <= height;
	}

	/**
	 * @param template one that fits
	 * @return correlation with the template's upper left pixel at each place
	 */
	CorrelationMap map(final Template template) {
		final int columns = width - template.width() + 1;
		final int rows = height - template.height() + 1;
		final Normalised normalised = normalised(template);
		final float[] map = new float[columns * rows];
		IntStream.range(0, rows).parallel().forEach(y -> correlateRow(normalised, y, columns, map));
		return new CorrelationMap(map, columns, rows);
	}

	private Normalised normalised(final Template template) {
		final int w = template.width();
		final int h = template.height();
		final double[] values = template.values().clone();
		subtractMean(values);
		final double norm = Math.sqrt(Math.max(Double.MIN_NORMAL, sumOfSquares(values)));
		return new Normalised(w, h, norm, FLAT * variance * w * h, products(values, w, h));
	}

	private void correlateRow(final Normalised template, final int y, final int columns, final float[] map) {
		for (int x = 0; x < columns; x++) {
			final double product = template.products[y * fft.width() + x];
			final double spread = spread(x, y, template.width, template.height);
			map[y * columns + x] = correlation(product, template.norm, spread, template.flat);
		}
	}

	private static float correlation(final double product, final double norm, final double spread, final double flat) {
		if (!(spread > flat)) return 0;
		return (float) (product / (norm * Math.sqrt(spread)));
	}

	/** Sums of the products of a template's values and the reference's at each place. */
	private double[] products(final double[] values, final int w, final int h) {
		final double[] product = fft.forward(values, w, h);
		final int rowLength = 2 * fft.columns();
		IntStream.range(0, fft.height()).parallel().forEach(y -> multiplyRow(product, y * rowLength));
		return fft.inverse(product);
	}

	/** Replaces a row of the template's spectrum by the reference's times its conjugate. */
	private void multiplyRow(final double[] template, final int start) {
		for (int i = start; i < start + 2 * fft.columns(); i += 2) {
			final double re = spectrum[i] * template[i] + spectrum[i + 1] * template[i + 1];
			template[i + 1] = spectrum[i + 1] * template[i] - spectrum[i] * template[i + 1];
			template[i] = re;
		}
	}

	/** Sum of squared deviations from the mean within a window. */
	private double spread(final int x, final int y, final int w, final int h) {
		final double sum = window(sums, x, y, w, h);
		return window(squares, x, y, w, h) - sum * sum / ((double) w * h);
	}

	private double window(final double[] integral, final int x, final int y, final int w, final int h) {
		final int top = y * (width + 1) + x;
		final int bottom = (y + h) * (width + 1) + x;
		return integral[bottom + w] - integral[bottom] - integral[top + w] + integral[top];
	}

	private void integrate(final double[] values) {
		for (int y = 0; y < height; y++)
			integrateRow(values, y);
	}

	private void integrateRow(final double[] values, final int y) {
		final int stride = width + 1;
		double rowSum = 0;
		double rowSquares = 0;
		for (int x = 0; x < width; x++) {
			final double value = values[y * width + x];
			final int i = (y + 1) * stride + x + 1;
			rowSum += value;
			rowSquares += value * value;
			sums[i] = sums[i - stride] + rowSum;
			squares[i] = squares[i - stride] + rowSquares;
		}
	}

	private static void subtractMean(final double[] values) {
		final double mean = Arrays.stream(values).sum() / values.length;
		for (int i = 0; i < values.length; i++)
			values[i] -= mean;
	}

	private static double sumOfSquares(final double[] values) {
		return Arrays.stream(values).map(value -> value * value).sum();
	}
}
