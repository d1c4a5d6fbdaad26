package sc.fiji.superres.fidelity;

import sc.fiji.superres.fourier.RealFft;
import sc.fiji.superres.metric.ImagePair;

/** Sums over the rings of one frequency in the spectra of a pair. */
final class Rings {

	/** Part of each side over which the window rises. */
	private static final double RISE = 0.125;

	private final double[] product;
	private final double[] image;
	private final double[] reference;
	private final double[] count;

	private Rings(final int rings) {
		product = new double[rings];
		image = new double[rings];
		reference = new double[rings];
		count = new double[rings];
	}

	static Rings of(final ImagePair pair) {
		final RealFft fft = RealFft.of(RealFft.fastSize(pair.width()), RealFft.fastSize(pair.height()));
		final double[] f = spectrum(fft, pair.image(), pair);
		final double[] g = spectrum(fft, pair.reference(), pair);
		final int side = Math.min(pair.width(), pair.height());
		final Rings rings = new Rings(side / 2 + 1);
		rings.addAll(fft, f, g, side);
		return rings;
	}

	private void addAll(final RealFft fft, final double[] f, final double[] g, final int side) {
		for (int y = 0; y < fft.height(); y++) {
			final double ky = fft.frequencyY(y);
			for (int x = 0; x < fft.columns(); x++)
				add(ring(fft.frequencyX(x), ky, side), f, g, 2 * (y * fft.columns() + x));
		}
	}

	private static int ring(final double kx, final double ky, final int side) {
		return (int) Math.round(side * Math.hypot(kx, ky));
	}

	private static double[] spectrum(final RealFft fft, final double[] plane, final ImagePair pair) {
		final double[] windowed = Windows.tukey(plane, pair.width(), pair.height(), RISE);
		return fft.forward(windowed, pair.width(), pair.height());
	}

	/** Adds bin i of both spectra, real and imaginary part in turn; not beyond the last ring. */
	private void add(final int ring, final double[] f, final double[] g, final int i) {
		if (ring >= count.length) return;
		product[ring] += f[i] * g[i] + f[i + 1] * g[i + 1];
		image[ring] += f[i] * f[i] + f[i + 1] * f[i + 1];
		reference[ring] += g[i] * g[i] + g[i + 1] * g[i + 1];
		count[ring]++;
	}

	int count() {
		return count.length;
	}

	/** Correlation over a ring and its two neighbours; 0 where one of the images has no power there. */
	double correlation(final int ring) {
		final double spreads = Math.sqrt(sum(image, ring) * sum(reference, ring));
		if (spreads == 0) return 0;
		return sum(product, ring) / spreads;
	}

	/** How many bins of the half plane lie in a ring and its two neighbours. */
	double pixels(final int ring) {
		return sum(count, ring);
	}

	private static double sum(final double[] rings, final int ring) {
		final int last = Math.min(rings.length - 1, ring + 1);
		double sum = 0;
		for (int r = Math.max(0, ring - 1); r <= last; r++)
			sum += rings[r];
		return sum;
	}
}
