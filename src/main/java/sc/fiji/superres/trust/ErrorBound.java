package sc.fiji.superres.trust;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import sc.fiji.superres.noise.NoiseModel;

/**
 * The error that a result exceeds in one window of ten only: the root mean square difference from the truth in the
 * window of 5×5 pixels of the input around each of them, in % of the result's contrast, which is the span between its
 * 1st and its 99th percentile.
 *
 * @param percent one for each pixel of the input; NaN where the input contradicts the result ({@link Contradictions}),
 *            and in all of them without a guarantee
 * @param none why nothing is guaranteed: the end of a sentence; null where there is a bound
 */
public record ErrorBound(float[] percent, String none) {

	/** Noise and residual may lie this far beyond those of the calibration: they are measured with an error. */
	private static final double TOLERANCE = 1.1;
	/** The correlation of neighbours may lie this far beyond. */
	private static final double CORRELATION = 0.1;
	/** So many of the strongest waves of an input are compared with those that a model knows. */
	private static final int WAVES = 3;
	private static final double PERCENT = 100;
	private static final String OTHER = "which is of another kind of microscope";

	/**
	 * Finds the bound.
	 *
	 * @param ratio zoom level of the result over that of the model's training images, within the calibration's
	 * @param input {@code width × height} finite values in [0,1]
	 * @param result of the input, s times larger each way
	 * @param turned the result of the input turned by 180°, turned back
	 */
	public static ErrorBound of(final Calibration calibration, final double ratio, final float[] input,
		final float[] result, final float[] turned, final int width, final int height)
	{
		if (Math.min(width, height) < NoiseModel.LEAST_SIDE) return none("it is smaller than " + NoiseModel.LEAST_SIDE +
			" pixels", input.length);
		final int s = (int) Math.round(Math.sqrt((double) result.length / input.length));
		final TrustSigns signs = new TrustSigns(input, result, turned, new Windows(width, height, s));
		final Optional<String> objection = objection(calibration, ratio, signs).or(() -> otherKind(calibration.kind(),
			signs, Math.min(width, height))).or(() -> otherLattice(calibration, s / ratio, input, width, height));
		if (objection.isPresent()) return none(objection.get(), input.length);
		return new ErrorBound(bounds(calibration, ratio, signs, input.length), null);
	}

	/** No guarantee for any pixel, and why. */
	public static ErrorBound none(final String why, final int pixels) {
		final float[] percent = new float[pixels];
		Arrays.fill(percent, Float.NaN);
		return new ErrorBound(percent, why);
	}

	private static float[] bounds(final Calibration calibration, final double ratio, final TrustSigns signs,
		final int pixels)
	{
		final float[] bounds = new float[pixels];
		for (int i = 0; i < pixels; i++)
			bounds[i] = bound(calibration, ratio, signs, i);
		return bounds;
	}

	private static float bound(final Calibration calibration, final double ratio, final TrustSigns signs,
		final int pixel)
	{
		if (signs.isContradicted(pixel)) return Float.NaN;
		return (float) (PERCENT * calibration.bound(signs.at(pixel), ratio, signs.noise()));
	}

	private static Optional<String> objection(final Calibration calibration, final double ratio,
		final TrustSigns signs)
	{
		if (!(signs.contrast() > 0)) return Optional.of("the result is constant");
		if (!Double.isFinite(signs.noise())) return Optional.of("it shows nothing above its noise");
		final double least = calibration.at(ratio, Calibration.Level::leastNoise) / TOLERANCE;
		final double most = calibration.at(ratio, Calibration.Level::mostNoise) * TOLERANCE;
		final boolean isWithin = signs.noise() >= least && signs.noise() <= most;
		if (!isWithin) return Optional.of(otherNoise(signs.noise(), least, most));
		final double residual = calibration.at(ratio, Calibration.Level::mostResidual) * TOLERANCE;
		if (signs.residual() > residual) return Optional.of(tooFar(signs.residual(), residual));
		return Optional.empty();
	}

	private static Optional<String> otherKind(final Calibration.Kind kind, final TrustSigns signs, final int side) {
		if (kind == null || side < Calibration.Kind.LEAST_SIDE) return Optional.empty();
		if (signs.growth() < kind.least()) return Optional.of(
			"its noise does not grow with the grey value as that of the calibration does, " + OTHER);
		if (signs.growth() > kind.most()) return Optional.of(
			"its noise grows with the grey value, unlike that of the calibration, " + OTHER);
		if (signs.along() > kind.mostAlong() + CORRELATION) return Optional.of(alongLines(signs.along(), kind
			.mostAlong()));
		return Optional.empty();
	}

	private static String alongLines(final double along, final double most) {
		return String.format(Locale.ROOT,
			"neighbours in its lines share their noise (correlation %.2f), and up to %.2f is calibrated", along, most);
	}

	private static String otherNoise(final double noise, final double least, final double most) {
		return String.format(Locale.ROOT, "its noise is %.0f %% of its structure, and %.0f to %.0f %% are calibrated",
			PERCENT * noise, PERCENT * least, PERCENT * most);
	}

	private static String tooFar(final double residual, final double most) {
		return String.format(Locale.ROOT,
			"the result, shrunk back, differs from it by %.2f times its noise, and %.2f times are calibrated", Math
				.sqrt(residual), Math.sqrt(most));
	}

	/** @param distance of the input's pixels, in pixels of the training images */
	private static Optional<String> otherLattice(final Calibration calibration, final double distance,
		final float[] input, final int width, final int height)
	{
		if (calibration.waves() == null) return Optional.empty(); // of all lattices
		final List<Wave> found = Wave.of(input, width, height, WAVES);
		if (found.isEmpty()) return Optional.of("it shows no lattice, unlike the images of the training");
		final double resolution = 0.5 / Math.min(width, height);
		final boolean known = found.stream().anyMatch(wave -> wave.at(1 / distance).isAmong(calibration.waves(),
			resolution / distance));
		if (known) return Optional.empty();
		return Optional.of("its lattice has another period or direction than those of the training");
	}
}
