package sc.fiji.superres.path;

/**
 * One passage of the beam or the tip over the field. All passages of a scan show one place, while the sample drifts on;
 * each has its own noise and jitter.
 *
 * @param frame when it begins, in frames after the first; a passage at 0° and the one at 90° after it are two frames
 * @param turned whether the scan is turned by 90°: lines run down along y, one line after the other to the left, about
 *            the middle of the field
 * @param way which way its lines are scanned
 * @param wander s.d. of the slow movement of the sample along either axis, beside its steady drift, nm
 * @param label what tells it from the others of its series, as "frame 2, 90°, forward"; empty for a single scan
 */
public record Pass(int frame, boolean turned, Way way, double wander, String label) {

	/** The only passage of a single scan. */
	public static final Pass FIRST = new Pass(0, false, Way.ONLY, 0, "");

	private static final long GOLDEN = 0x9e3779b97f4a7c15L;

	/** The way in which lines are scanned. */
	public enum Way {

			/** From left to right, and nothing on the way back. */
			ONLY(1, 0),
			/** From left to right, the first of two. */
			FORWARD(2, 0),
			/** From right to left, the second of two; pixels are stored from left to right. */
			BACKWARD(2, 1);

		/** How many ways there are for each line. */
		private final int of;
		/** How many of them come before this one. */
		private final int before;

		Way(final int of, final int before) {
			this.of = of;
			this.before = before;
		}

		int of() {
			return of;
		}

		int before() {
			return before;
		}
	}

	public boolean isBackward() {
		return way == Way.BACKWARD;
	}

	/** 1 where lines are scanned towards their end, −1 where they are scanned towards their beginning. */
	int sign() {
		return isBackward() ? -1 : 1;
	}

	/** The seed of noise and jitter: that of the scan for its first passage, and another one for each other. */
	public long seed(final long scan) {
		final int turn = turned ? 1 : 0;
		final long number = 4L * frame + 2 * turn + way.before();
		return scan ^ number * GOLDEN;
	}
}
