package sc.fiji.superres.lines;

import java.util.List;

/**
 * What is drift, what is jitter and what is noise in measured displacements of lines, along one axis: a local linear
 * trend (A. C. Harvey, Forecasting, Structural Time Series Models and the Kalman Filter, Cambridge 1989, ch. 4).
 * <p>
 * The drift has a level and a slope, which each change from line to line by normal random numbers; the jitter of each
 * line is another; a measurement adds noise of a variance that is known for each line. The three standard deviations
 * are those under which all measurements are most likely. Levels come from the smoother of Rauch, Tung and Striebel
 * (AIAA J. 3 (1965) 1445). Nothing has to be chosen, and where there is no jitter none is found in the noise.
 * </p>
 *
 * @param jitter s.d. of a line's own displacement, pixels
 * @param level s.d. of the change of the level, pixels a line
 * @param slope s.d. of the change of the slope, pixels a line a line
 */
public record DriftModel(double jitter, double level, double slope) {

	/** Where the search for the most likely model begins. */
	public static final DriftModel START = new DriftModel(0.25, 0.02, 1e-3);

	/** The same for displacements that were measured without jitter. */
	public static final DriftModel SMOOTH = new DriftModel(0.01, 0.003, 1e-4);

	private static final double LEAST = 1e-5;
	private static final double MOST = 4;
	/** Factors by which standard deviations are tried. */
	private static final double[] FACTORS = { 4, 2, 1.4 };
	private static final int ROUNDS = 6;
	/** Variances of a level and a slope of which nothing is known. */
	private static final double ANY_LEVEL = 1e4;
	private static final double ANY_SLOPE = 1;

	/** Measured displacements of the lines of one frame; the variance is infinite where nothing is known. */
	public record Series(double[] values, double[] variances) {}

	/** Returns the model under which all frames are most likely, from this one on. */
	public DriftModel fitted(final List<Series> frames) {
		DriftModel best = this;
		double likelihood = best.likelihood(frames);
		for (final double factor : FACTORS)
			for (int round = 0; round < ROUNDS; round++) {
				final DriftModel before = best;
				for (final DriftModel candidate : best.neighbours(factor)) {
					final double candidates = candidate.likelihood(frames);
					if (candidates <= likelihood) continue;
					likelihood = candidates;
					best = candidate;
				}
				if (best == before) break;
			}
		return best;
	}

	private List<DriftModel> neighbours(final double factor) {
		return List.of(of(jitter * factor, level, slope), of(jitter / factor, level, slope), of(jitter, level * factor,
			slope), of(jitter, level / factor, slope), of(jitter, level, slope * factor), of(jitter, level, slope /
				factor));
	}

	private static DriftModel of(final double jitter, final double level, final double slope) {
		return new DriftModel(limited(jitter), limited(level), limited(slope));
	}

	private static double limited(final double deviation) {
		return Math.max(LEAST, Math.min(MOST, deviation));
	}

	private double likelihood(final List<Series> frames) {
		return frames.parallelStream().mapToDouble(frame -> new Filter(frame).likelihood).sum();
	}

	/** Returns the most likely displacement of each line, drift and jitter together. */
	public double[] displacements(final Series frame) {
		final double[] drift = drift(frame);
		final double[] whole = new double[drift.length];
		for (int i = 0; i < whole.length; i++)
			whole[i] = drift[i] + jitter(frame.values[i] - drift[i], frame.variances[i]);
		return whole;
	}

	/** The part of what the drift leaves that is jitter rather than noise. */
	private double jitter(final double left, final double variance) {
		if (Double.isInfinite(variance)) return 0;
		return left * jitter * jitter / (jitter * jitter + variance);
	}

	/** Returns the most likely drift of each line without jitter. */
	double[] drift(final Series frame) {
		final Filter filter = new Filter(frame);
		final double[] levels = new double[frame.values.length];
		double level = filter.level[levels.length - 1];
		double slopeNext = filter.slopes[levels.length - 1];
		levels[levels.length - 1] = level;
		for (int i = levels.length - 2; i >= 0; i--) {
			final double[] state = filter.smoothed(i, level, slopeNext);
			level = state[0];
			slopeNext = state[1];
			levels[i] = level;
		}
		return levels;
	}

	/** Kalman's filter over the lines of a frame: states with their covariances after each line. */
	private final class Filter {

		private final double[] level;
		private final double[] slopes;
		private final double[] ll;
		private final double[] ls;
		private final double[] ss;
		private double likelihood;

		Filter(final Series frame) {
			final int n = frame.values.length;
			level = new double[n];
			slopes = new double[n];
			ll = new double[n];
			ls = new double[n];
			ss = new double[n];
			final int first = first(frame);
			if (first < n) run(frame, frame.values[first]);
		}

		private int first(final Series frame) {
			int first = 0;
			while (first < frame.variances.length && Double.isInfinite(frame.variances[first]))
				first++;
			return first;
		}

		private void run(final Series frame, final double start) {
			double a = start;
			double b = 0;
			double pll = ANY_LEVEL;
			double pls = 0;
			double pss = ANY_SLOPE;
			int seen = 0;
			for (int i = 0; i < level.length; i++) {
				if (i > 0) {
					a = level[i - 1] + slopes[i - 1];
					b = slopes[i - 1];
					pll = ll[i - 1] + 2 * ls[i - 1] + ss[i - 1] + DriftModel.this.level * DriftModel.this.level;
					pls = ls[i - 1] + ss[i - 1];
					pss = ss[i - 1] + slope * slope;
				}
				if (!Double.isInfinite(frame.variances[i])) {
					final double f = pll + frame.variances[i] + jitter * jitter;
					final double v = frame.values[i] - a;
					final double gainLevel = pll / f;
					final double gainSlope = pls / f;
					a += gainLevel * v;
					b += gainSlope * v;
					pss -= gainSlope * pls;
					pls -= gainLevel * pls;
					pll -= gainLevel * pll;
					// the first two only find out where the frame lies
					if (++seen > 2) likelihood -= (Math.log(f) + v * v / f) / 2;
				}
				level[i] = a;
				slopes[i] = b;
				ll[i] = pll;
				ls[i] = pls;
				ss[i] = pss;
			}
		}

		/** The state at a line, from the smoothed one at the next. */
		private double[] smoothed(final int i, final double nextLevel, final double nextSlope) {
			final double pll = ll[i] + 2 * ls[i] + ss[i] + DriftModel.this.level * DriftModel.this.level;
			final double pls = ls[i] + ss[i];
			final double pss = ss[i] + slope * slope;
			final double determinant = pll * pss - pls * pls;
			final double v = nextLevel - level[i] - slopes[i];
			final double w = nextSlope - slopes[i];
			final double u = (pss * v - pls * w) / determinant;
			final double z = (pll * w - pls * v) / determinant;
			return new double[] { level[i] + (ll[i] + ls[i]) * u + ls[i] * z, slopes[i] + (ls[i] + ss[i]) * u + ss[i] *
				z };
		}
	}
}
