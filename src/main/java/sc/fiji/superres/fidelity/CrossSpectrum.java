package sc.fiji.superres.fidelity;

import java.util.Arrays;

import sc.fiji.superres.fourier.RealFft;
import sc.fiji.superres.metric.ImagePair;

/**
 * Spectrum of an image times the conjugate of its reference's, both Hann-weighted and sampled twice as finely as they
 * are large; of its frequencies those that tell a displacement.
 */
final class CrossSpectrum {

	/** Cycles a pixel; beyond, noise rules in images enlarged by 2 and more, and phases are no longer unique. */
	private static final double HIGHEST = 0.25;
	/** Periods over the shorter side; below, the window rules. */
	private static final double SLOW = 3;
	/** Amplitude over the median that is taken for noise: reached once in some thousand bins of noise. */
	private static final double NOISE = 10;

	private final RealFft fft;
	private final double[] product;
	private final double lowest;

	/**
	 * @param moved how far the image is known to lie from the reference: its window moves along, so both show the same
	 */
	CrossSpectrum(final ImagePair pair, final Displacement moved) {
		final int w = pair.width(), h = pair.height();
		lowest = SLOW / Math.min(w, h);
		fft = RealFft.of(RealFft.fastSize(2 * w), RealFft.fastSize(2 * h));
		final double[] reference = fft.forward(Windows.hann(pair.reference(), w, h), w, h);
		product = fft.forward(Windows.hann(pair.image(), w, h, moved.dx(), moved.dy()), w, h);
		for (int i = 0; i < product.length; i += 2) {
			final double re = product[i] * reference[i] + product[i + 1] * reference[i + 1];
			product[i + 1] = product[i + 1] * reference[i] - product[i] * reference[i + 1];
			product[i] = re;
		}
	}

	/** Weighs what stands out from noise by how much it does. */
	PhaseFit structure() {
		return fit(NOISE * median());
	}

	/** Weighs everything by its amplitude. */
	PhaseFit everything() {
		return fit(0);
	}

	private PhaseFit fit(final double floor) {
		final PhaseFit fit = new PhaseFit();
		forEach((kx, ky, re, im) -> {
			final double weight = Math.hypot(re, im) - floor;
			if (weight > 0) fit.add(kx, ky, Math.atan2(im, re), weight);
		});
		return fit;
	}

	private double median() {
		final double[] amplitudes = new double[product.length / 2];
		final int[] n = { 0 };
		forEach((kx, ky, re, im) -> amplitudes[n[0]++] = Math.hypot(re, im));
		Arrays.sort(amplitudes, 0, n[0]);
		return amplitudes[n[0] / 2];
	}

	private interface Bin {

		void take(double kx, double ky, double re, double im);
	}

	/** Frequencies that are neither slow nor high. */
	private void forEach(final Bin bin) {
		for (int y = 0, i = 0; y < fft.height(); y++) {
			for (int x = 0; x < fft.columns(); x++, i += 2) {
				final double kx = fft.frequencyX(x), ky = fft.frequencyY(y), k = Math.hypot(kx, ky);
				if (k >= lowest && k <= HIGHEST) bin.take(kx, ky, product[i], product[i + 1]);
			}
		}
	}
}
