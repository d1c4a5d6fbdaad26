package sc.fiji.superres.fidelity;

import java.util.Arrays;

import sc.fiji.superres.fourier.RealFft;
import sc.fiji.superres.metric.ImagePair;

/**
 * Spectrum of an image times the conjugate of its reference's, both Hann-weighted and sampled twice as finely as they
 * are large. Only the frequencies that tell a displacement are used.
 */
final class CrossSpectrum {

	/**
	 * The highest frequency that is used, in cycles a pixel. Beyond it, noise prevails in images enlarged by 2 and
	 * more, and phases are no longer unique.
	 */
	private static final double HIGHEST = 0.25;
	/** The lowest frequency that is used, in periods over the shorter side; below it, the window prevails. */
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
		final int width = pair.width();
		final int height = pair.height();
		lowest = SLOW / Math.min(width, height);
		fft = RealFft.of(RealFft.fastSize(2 * width), RealFft.fastSize(2 * height));
		product = fft.forward(Windows.hann(pair.image(), width, height, moved.dx(), moved.dy()), width, height);
		multiplyByConjugate(product, fft.forward(Windows.hann(pair.reference(), width, height), width, height));
	}

	private static void multiplyByConjugate(final double[] spectrum, final double[] other) {
		for (int i = 0; i < spectrum.length; i += 2) {
			final double re = spectrum[i] * other[i] + spectrum[i + 1] * other[i + 1];
			final double im = spectrum[i + 1] * other[i] - spectrum[i] * other[i + 1];
			spectrum[i] = re;
			spectrum[i + 1] = im;
		}
	}

	/**
	 * Fits the frequencies that stand out from noise, each with the amplitude that it has above noise as its weight.
	 */
	PhaseFit structure() {
		return fit(NOISE * median());
	}

	/** Fits all frequencies, each with its amplitude as its weight. */
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
		final int[] count = { 0 };
		forEach((kx, ky, re, im) -> {
			amplitudes[count[0]] = Math.hypot(re, im);
			count[0]++;
		});
		Arrays.sort(amplitudes, 0, count[0]);
		return amplitudes[count[0] / 2];
	}

	/** Takes one frequency, in cycles a pixel, and the spectrum there. */
	private interface BinVisitor {

		void take(double kx, double ky, double re, double im);
	}

	/** Visits the frequencies that are neither slow nor high. */
	private void forEach(final BinVisitor visitor) {
		for (int y = 0; y < fft.height(); y++)
			forEach(y, visitor);
	}

	private void forEach(final int y, final BinVisitor visitor) {
		final double ky = fft.frequencyY(y);
		final int row = 2 * y * fft.columns();
		for (int x = 0; x < fft.columns(); x++) {
			final double kx = fft.frequencyX(x);
			final int i = row + 2 * x;
			if (counts(kx, ky)) visitor.take(kx, ky, product[i], product[i + 1]);
		}
	}

	private boolean counts(final double kx, final double ky) {
		final double k = Math.hypot(kx, ky);
		return k >= lowest && k <= HIGHEST;
	}
}
