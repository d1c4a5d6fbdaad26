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

	/** A window with less than this part of the whole reference's variance counts as flat: correlation 0. */
	private static final double FLAT = 1e-9;

	private final int width;
	private final int height;
	private final RealFft fft;
	private final double[] spectrum;
	/** Sums over the pixels above and to the left, (width + 1) × (height + 1). */
	private final double[] sums;
	private final double[] squares;
	private final double variance;

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
		final int w = template.width(), h = template.height();
		final double[] t = template.values().clone();
		subtractMean(t);
		final double norm = Math.sqrt(Math.max(Double.MIN_NORMAL, Arrays.stream(t).map(v -> v * v).sum()));
		final double[] products = fft.forward(t, w, h);
		IntStream.range(0, fft.height()).parallel().forEach(y -> multiply(products, 2 * y * fft.columns()));
		final double[] numerator = fft.inverse(products);
		final int places = width - w + 1;
		final float[] map = new float[places * (height - h + 1)];
		IntStream.range(0, height - h + 1).parallel().forEach(y -> {
			for (int x = 0; x < places; x++) {
				final double spread = spread(x, y, w, h);
				if (spread > FLAT * variance * w * h) map[y * places + x] = (float) (numerator[y * fft.width() + x] /
					(norm * Math.sqrt(spread)));
			}
		});
		return new CorrelationMap(map, places, height - h + 1);
	}

	/** Reference spectrum times the conjugate of the template's. */
	private void multiply(final double[] t, final int start) {
		for (int i = start; i < start + 2 * fft.columns(); i += 2) {
			final double re = spectrum[i] * t[i] + spectrum[i + 1] * t[i + 1];
			t[i + 1] = spectrum[i + 1] * t[i] - spectrum[i] * t[i + 1];
			t[i] = re;
		}
	}

	/** Sum of squared deviations from the mean within a window. */
	private double spread(final int x, final int y, final int w, final int h) {
		final double sum = window(sums, x, y, w, h);
		return window(squares, x, y, w, h) - sum * sum / ((double) w * h);
	}

	private double window(final double[] integral, final int x, final int y, final int w, final int h) {
		final int top = y * (width + 1) + x, bottom = (y + h) * (width + 1) + x;
		return integral[bottom + w] - integral[bottom] - integral[top + w] + integral[top];
	}

	private void integrate(final double[] values) {
		for (int y = 0; y < height; y++) {
			double sum = 0, square = 0;
			for (int x = 0, i = (y + 1) * (width + 1) + 1; x < width; x++, i++) {
				final double v = values[y * width + x];
				sum += v;
				square += v * v;
				sums[i] = sums[i - width - 1] + sum;
				squares[i] = squares[i - width - 1] + square;
			}
		}
	}

	private static void subtractMean(final double[] values) {
		final double mean = Arrays.stream(values).sum() / values.length;
		for (int i = 0; i < values.length; i++)
			values[i] -= mean;
	}
}
