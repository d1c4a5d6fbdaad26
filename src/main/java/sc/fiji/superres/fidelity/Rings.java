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
		final int w = pair.width(), h = pair.height(), side = Math.min(w, h);
		final RealFft fft = RealFft.of(RealFft.fastSize(w), RealFft.fastSize(h));
		final double[] f = fft.forward(Windows.tukey(pair.image(), w, h, RISE), w, h);
		final double[] g = fft.forward(Windows.tukey(pair.reference(), w, h, RISE), w, h);
		final Rings rings = new Rings(side / 2 + 1);
		for (int y = 0, i = 0; y < fft.height(); y++)
			for (int x = 0; x < fft.columns(); x++, i += 2) {
				final int ring = (int) Math.round(side * Math.hypot(fft.frequencyX(x), fft.frequencyY(y)));
				if (ring < rings.count.length) rings.add(ring, f, g, i);
			}
		return rings;
	}

	private void add(final int ring, final double[] f, final double[] g, final int i) {
		product[ring] += f[i] * g[i] + f[i + 1] * g[i + 1];
		image[ring] += f[i] * f[i] + f[i + 1] * f[i + 1];
		reference[ring] += g[i] * g[i] + g[i + 1] * g[i + 1];
		count[ring]++;
	}

	int count() {
		return count.length;
	}

	/** Of a ring and its two neighbours; 0 where one of the images has nothing there. */
	double correlation(final int ring) {
		final double spreads = Math.sqrt(sum(image, ring) * sum(reference, ring));
		return spreads == 0 ? 0 : sum(product, ring) / spreads;
	}

	/** Pixels of a half plane, a ring and its two neighbours. */
	double pixels(final int ring) {
		return sum(count, ring);
	}

	private static double sum(final double[] of, final int ring) {
		double sum = 0;
		for (int r = Math.max(0, ring - 1); r <= Math.min(of.length - 1, ring + 1); r++)
			sum += of[r];
		return sum;
	}
}
