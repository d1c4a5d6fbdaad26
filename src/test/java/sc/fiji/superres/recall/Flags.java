package sc.fiji.superres.recall;

import java.util.Arrays;

import sc.fiji.superres.scene.Scene.Defect;

/**
 * Where a map says that a result is not to be believed: the greatest value within {@value #WINDOW} nm of a place lies
 * above a threshold.
 *
 * @param map at the pixels of the input
 * @param threshold in the unit of the map
 */
record Flags(View map, double threshold) {

	/** How far from a place it is looked, nm. */
	private static final double WINDOW = 0.1;
	/** Of a trust map: the bound of the error, in percent of the contrast, as the command's tolerance is. */
	static final double TOLERANCE = 10;
	/** Of other maps: the share of places without defects that is not flagged. */
	private static final double QUIET = 0.99;
	/** Distance of the places without defects that are looked at, nm. */
	private static final double STEP = 0.1;

	/**
	 * By the first channel of a trust map, which has a threshold of its own; NaN, where it says nothing, is above it.
	 */
	static Flags ofTrust(final View bound) {
		return new Flags(bound.with(value -> Double.isNaN(value) ? Double.POSITIVE_INFINITY : value), TOLERANCE);
	}

	/** By another map, whose threshold lets all but a hundredth of the places without defects pass. */
	static Flags ofQuantile(final View map, final Recall recall) {
		final double[] quiet = new Flags(map, 0).atCleanPlaces(recall);
		return new Flags(map, quiet[(int) (QUIET * quiet.length)]);
	}

	/** The same map with the threshold so many times as high. */
	Flags times(final double factor) {
		return new Flags(map, factor * threshold);
	}

	/** Whether the map says nothing anywhere: no guarantee. */
	boolean isEmpty() {
		for (final float value : map.values())
			if (value < Float.POSITIVE_INFINITY) return false;
		return true;
	}

	/** The share of the places without defects that is flagged. */
	double falseAlarms(final Recall recall) {
		final double[] values = atCleanPlaces(recall);
		return Arrays.stream(values).filter(value -> !(value <= threshold)).count() / (double) Math.max(1,
			values.length);
	}

	private double[] atCleanPlaces(final Recall recall) {
		final double[] values = new double[places(map.width()) * places(map.height())];
		int count = 0;
		for (int k = 0; k < values.length; k++) {
			final double x = k % places(map.width()) * STEP;
			final double y = k / places(map.width()) * STEP;
			if (recall.isClean(x, y)) values[count++] = map.most(x, y, WINDOW);
		}
		final double[] clean = Arrays.copyOf(values, count);
		Arrays.sort(clean);
		return clean;
	}

	private int places(final int pixels) {
		return (int) (pixels * map.pixel() / STEP) + 1;
	}

	boolean isFlagged(final Defect defect) {
		return isFlagged(defect.x(), defect.y());
	}

	/** What the map has at a defect, over the threshold: above 1 it is flagged. */
	double doubt(final Defect defect) {
		return map.most(defect.x(), defect.y(), WINDOW) / threshold;
	}

	/** Where nothing is near enough, such as outside the map, it is flagged. */
	boolean isFlagged(final double x, final double y) {
		return !(map.most(x, y, WINDOW) <= threshold);
	}
}
