package sc.fiji.superres.trust;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How the error of a model's results follows from {@link TrustSigns}: measured on scans that it has not learnt from, so
 * that the bound holds in 90 % of the windows of more scans of the same kind. That is split conformal prediction
 * (Papadopoulos et al., ECML 2002), for each zoom level and noise level apart (Vovk, ACML 2012).
 *
 * @param levels zoom levels of the results, from the coarsest to the finest; null without a calibration
 * @param waves of the lattices that the model knows, at the pixels of the training images; null for a model of all
 *            lattices
 * @param none why there is no calibration: the end of a sentence; null where there is one
 * @param kind of the noise that it was measured with; null in files before
 */
public record Calibration(List<Level> levels, List<Wave> waves, String none, Kind kind) {

	/** The share of windows that the bound holds in. */
	public static final double COVERAGE = 0.9;

	/**
	 * A zoom level.
	 *
	 * @param ratio of the results' zoom over that of the training images
	 * @param weights of the signs; their weighted sum is the squared error that is expected
	 * @param leastNoise standard deviation of the noise over that of the structure, in the quietest inputs
	 * @param mostNoise the same in the noisiest inputs
	 * @param mostResidual greatest mean squared difference of an input and its result, shrunk back, over the variance
	 *            of the noise
	 * @param groups by noise, from the quietest to the noisiest
	 */
	public record Level(double ratio, List<Double> weights, double leastNoise, double mostNoise, double mostResidual,
		List<Group> groups)
	{

		/** The bound of the error in parts of the contrast. */
		private double bound(final double[] signs, final double noise) {
			final double factor = interpolated(groups, Group::noise, Group::factor, noise);
			return factor * Math.sqrt(expected(signs));
		}

		private double expected(final double[] signs) {
			double sum = 0;
			for (int k = 0; k < signs.length; k++)
				sum += weights.get(k) * signs[k];
			return sum;
		}
	}

	/**
	 * Scans of about the same noise.
	 *
	 * @param noise the median of their noise over structure
	 * @param factor the bound over the error that is expected
	 * @param windows that it was measured in
	 */
	public record Group(double noise, double factor, int windows) {}

	/**
	 * What tells the noise of one kind of microscope from that of another, in all but one of a hundred scans.
	 *
	 * @param leastGrowth with the grey value ({@link sc.fiji.superres.noise.NoiseModel#growth}): about 1 for counted
	 *            electrons, 0 for a tip
	 * @param mostGrowth the same
	 * @param mostAlong greatest correlation of neighbours in a row
	 */
	public record Kind(double leastGrowth, double mostGrowth, double mostAlong) {

		/** In an image with a shorter side, growth and correlation are too uncertain. */
		public static final int LEAST_SIDE = 64;
		/** The growth of an image may lie this far outside, since it is measured with an error. */
		private static final double TOLERANCE = 1.1;

		/** The least growth that an image of this kind may have. */
		public double least() {
			return leastGrowth / TOLERANCE;
		}

		/** The greatest. */
		public double most() {
			return mostGrowth * TOLERANCE;
		}
	}

	public Calibration {
		if (none == null && (levels == null || levels.isEmpty())) {
			throw new IllegalArgumentException("A calibration has zoom levels, or says why it has none.");
		}
	}

	/** A calibration that does not tell the kind of its noise, as in files before. */
	public Calibration(final List<Level> levels, final List<Wave> waves, final String none) {
		this(levels, waves, none, null);
	}

	/** The same for an image that is known to be of the microscope that it was measured for: any growth will do. */
	public Calibration ofKnownMicroscope() {
		if (kind == null) return this;
		return new Calibration(levels, waves, none, new Kind(0, Double.MAX_VALUE, kind.mostAlong));
	}

	/**
	 * The error that noise and structure alone let expect, root mean square over the standard deviation of the
	 * structure: without a result, as nothing is known of that.
	 *
	 * @param noise standard deviation of the noise over that of the structure
	 */
	public double expected(final double ratio, final double noise) {
		return at(ratio, level -> Math.sqrt(level.weights.get(TrustSigns.NOISE) * noise * noise + level.weights.get(
			TrustSigns.STRUCTURE)));
	}

	/** No calibration, and why: the end of a sentence. */
	public static Calibration none(final String why) {
		return new Calibration(null, null, why);
	}

	/** The coarsest results that are calibrated, as a ratio to the training images. */
	public double coarsest() {
		return levels.get(0).ratio;
	}

	/** The finest results. */
	public double finest() {
		return levels.get(levels.size() - 1).ratio;
	}

	/** The bound of the error around a pixel in parts of the contrast, interpolated between zoom and noise levels. */
	double bound(final double[] signs, final double ratio, final double noise) {
		return at(ratio, level -> level.bound(signs, noise));
	}

	/** A figure of the zoom levels, interpolated between them. */
	double at(final double ratio, final ToDoubleFunction<Level> figure) {
		return interpolated(levels, Level::ratio, figure, ratio);
	}

	/** Between the figures of two neighbours by the logarithm of their places; beyond the last, the last's. */
	private static <T> double interpolated(final List<T> list, final ToDoubleFunction<T> place,
		final ToDoubleFunction<T> figure, final double at)
	{
		int next = 0;
		while (next < list.size() && place.applyAsDouble(list.get(next)) < at)
			next++;
		if (next == 0) return figure.applyAsDouble(list.get(0));
		final double before = figure.applyAsDouble(list.get(next - 1));
		if (next == list.size()) return before;
		final double from = place.applyAsDouble(list.get(next - 1));
		final double to = place.applyAsDouble(list.get(next));
		final double share = Math.log(at / from) / Math.log(to / from);
		return before + share * (figure.applyAsDouble(list.get(next)) - before);
	}
}
