package sc.fiji.superres.trust;

/** Counts windows whose error does not exceed its bound, on scans of which the truth is known. */
final class Coverage {

	/** Windows at the edge are left out. */
	private static final int MARGIN = 8;

	private final Enlarger enlarger;
	private final Calibration calibration;
	private long windows;
	private long held;
	private int without;

	Coverage(final Enlarger enlarger, final Calibration calibration) {
		this.enlarger = enlarger;
		this.calibration = calibration;
	}

	/** Looks at a scan. */
	void add(final CalibrationPair pair) {
		final int width = pair.width();
		final int height = pair.height();
		final float[] result = enlarger.enlarge(pair.input(), width, height);
		final float[] turned = enlarger.enlargeTurned(pair.input(), width, height);
		final ErrorBound bound = ErrorBound.of(calibration, pair.ratio(), pair.input(), result, turned, width, height);
		if (bound.none() != null) without++;
		else count(bound, pair, result, turned);
	}

	private void count(final ErrorBound bound, final CalibrationPair pair, final float[] result, final float[] turned) {
		final Windows all = new Windows(pair.width(), pair.height(), pair.factor());
		final double contrast = new TrustSigns(pair.input(), result, turned, all).contrast();
		final float[] errors = all.squaredDifference(result, pair.truth());
		for (int y = MARGIN; y < pair.height() - MARGIN; y++)
			for (int x = MARGIN; x < pair.width() - MARGIN; x++) {
				final int i = y * pair.width() + x;
				windows++;
				if (100 * Math.sqrt(errors[i]) / contrast <= bound.percent()[i]) held++;
			}
	}

	/** The share of windows whose bound holds, in %. */
	double percent() {
		return 100.0 * held / windows;
	}

	/** Scans for which nothing was guaranteed. */
	int without() {
		return without;
	}
}
