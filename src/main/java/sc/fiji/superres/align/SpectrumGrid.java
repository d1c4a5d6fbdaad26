package sc.fiji.superres.align;

import sc.fiji.superres.fourier.Hann;
import sc.fiji.superres.fourier.RealFft;

/**
 * The frequencies at which spectra of windows of {@code width × height} pixels are sampled, twice as finely as those.
 */
final class SpectrumGrid {

	private final int width;
	private final int height;
	private final RealFft fft;

	SpectrumGrid(final int width, final int height) {
		this.width = width;
		this.height = height;
		fft = RealFft.of(RealFft.fastSize(2 * width), RealFft.fastSize(2 * height));
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	/** Bins along x: those of the half plane of positive frequencies. */
	int columns() {
		return fft.columns();
	}

	/** Bins along y. */
	int rows() {
		return fft.height();
	}

	/** All bins. */
	int size() {
		return fft.columns() * fft.height();
	}

	/** Cycles a pixel along x of bin i. */
	double kx(final int i) {
		return fft.frequencyX(i % fft.columns());
	}

	/** Cycles a pixel along y of bin i. */
	double ky(final int i) {
		return fft.frequencyY(i / fft.columns());
	}

	/** The column, a fraction, of a frequency in cycles a pixel. */
	double column(final double kx) {
		return kx * fft.width();
	}

	/** The row, a fraction, of a frequency in cycles a pixel. */
	double row(final double ky) {
		return ky * fft.height();
	}

	/** Power spectrum of a Hann-weighted window, cut where the plane ends. */
	double[] power(final Surface surface, final int left, final int top) {
		final int w = Math.min(width, surface.width());
		final int h = Math.min(height, surface.height());
		return RealFft.power(fft.forward(weighted(surface, left, top, w, h), w, h));
	}

	private static double[] weighted(final Surface surface, final int left, final int top, final int w, final int h) {
		final double mean = mean(surface, left, top, w, h);
		final double[] values = surface.values();
		final double[] weighted = new double[w * h];
		for (int y = 0; y < h; y++) {
			final int row = (top + y) * surface.width() + left;
			for (int x = 0; x < w; x++)
				weighted[y * w + x] = (values[row + x] - mean) * Hann.weight(x, w) * Hann.weight(y, h);
		}
		return weighted;
	}

	private static double mean(final Surface surface, final int left, final int top, final int w, final int h) {
		final double[] values = surface.values();
		double mean = 0;
		for (int y = 0; y < h; y++) {
			final int row = (top + y) * surface.width() + left;
			for (int x = 0; x < w; x++)
				mean += values[row + x] / (w * h);
		}
		return mean;
	}
}
