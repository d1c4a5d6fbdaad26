package sc.fiji.superres.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts windows whose error does not exceed its bound, on scans of which the truth is known. */
final class Coverage {

	/** Windows at the edge are left out. */
	private static final int MARGIN = 8;
	private static final double TOLERANCE = 10;

	/**
	 * The windows of a scan.
	 *
	 * @param windows that have a bound
	 * @param held how many do not exceed it
	 * @param within how many have one of no more than 10 % of the contrast
	 * @param contradicted how many have none, since the input contradicts the result
	 * @param error sum of their errors, in % of the contrast
	 * @param bound sum of their bounds
	 */
	record Seen(int windows, int held, int within, int contradicted, double error, double bound) {

		double percent() {
			return 100.0 * held / windows;
		}
	}

	private final Enlarger enlarger;
	private final Calibration calibration;
	private final List<Seen> all = new ArrayList<>();
	private int without;

	Coverage(final Enlarger enlarger, final Calibration calibration) {
		this.enlarger = enlarger;
		this.calibration = calibration;
	}

	/** Looks at a scan; empty where nothing is guaranteed. */
	Optional<Seen> add(final CalibrationPair pair) {
		final int width = pair.width();
		final int height = pair.height();
		final float[] result = enlarger.enlarge(pair.input(), width, height);
		final float[] turned = enlarger.enlargeTurned(pair.input(), width, height);
		final ErrorBound bound = ErrorBound.of(calibration, pair.ratio(), pair.input(), result, turned, width, height);
		if (bound.none() != null) {
			without++;
			return Optional.empty();
		}
		all.add(seen(bound, pair, result, turned));
		return Optional.of(all.get(all.size() - 1));
	}

	private static Seen seen(final ErrorBound bound, final CalibrationPair pair, final float[] result,
		final float[] turned)
	{
		final Windows windows = new Windows(pair.width(), pair.height(), pair.factor());
		final double contrast = new TrustSigns(pair.input(), result, turned, windows).contrast();
		final float[] errors = windows.squaredDifference(result, pair.truth());
		Seen sum = new Seen(0, 0, 0, 0, 0, 0);
		for (int y = MARGIN; y < pair.height() - MARGIN; y++)
			for (int x = MARGIN; x < pair.width() - MARGIN; x++) {
				final int i = y * pair.width() + x;
				sum = plus(sum, 100 * Math.sqrt(errors[i]) / contrast, bound.percent()[i]);
			}
		return sum;
	}

	private static Seen plus(final Seen sum, final double error, final double bound) {
		if (Double.isNaN(bound)) return new Seen(sum.windows, sum.held, sum.within, sum.contradicted + 1, sum.error,
			sum.bound);
		return new Seen(sum.windows + 1, sum.held + one(error <= bound), sum.within + one(bound <= TOLERANCE),
			sum.contradicted, sum.error + error, sum.bound + bound);
	}

	private static int one(final boolean holds) {
		return holds ? 1 : 0;
	}

	/** The share of windows whose bound holds, in %. */
	double percent() {
		return 100.0 * all.stream().mapToInt(Seen::held).sum() / all.stream().mapToInt(Seen::windows).sum();
	}

	/** Scans for which nothing was guaranteed. */
	int without() {
		return without;
	}
}
