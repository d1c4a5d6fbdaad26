package sc.fiji.superres.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Correlation at every place, within [−1,1].
 *
 * @param values row-major
 */
record CorrelationMap(float[] values, int width, int height) {

	/** A place whose value none of its neighbours surpasses. */
	record Peak(int x, int y, float value) {

		private double distance(final int otherX, final int otherY) {
			return Math.hypot(otherX - x, otherY - y);
		}

		private boolean isApart(final List<Peak> others, final double apart) {
			return others.stream().allMatch(other -> distance(other.x, other.y) >= apart);
		}
	}

	/** The highest peaks that lie at least {@code apart} pixels from each other, the highest first. */
	List<Peak> peaks(final int most, final double apart) {
		final List<Peak> found = new ArrayList<>();
		for (final Peak peak : maxima()) {
			if (found.size() == most) break;
			if (peak.isApart(found, apart)) found.add(peak);
		}
		return found;
	}

	/** All maxima above 0, the highest first. */
	private List<Peak> maxima() {
		final List<Peak> maxima = new ArrayList<>();
		for (int y = 0; y < height; y++)
			addMaxima(y, maxima);
		maxima.sort(Comparator.comparingDouble(peak -> -peak.value));
		return maxima;
	}

	private void addMaxima(final int y, final List<Peak> maxima) {
		for (int x = 0; x < width; x++)
			if (isRidge(x, y * width + x) && isMaximum(x, y)) maxima.add(new Peak(x, y, value(x, y)));
	}

	private float value(final int x, final int y) {
		return values[y * width + x];
	}

	/**
	 * Whether a value is above 0, and neither of its neighbours in the row surpasses it: a quick look at few values.
	 */
	private boolean isRidge(final int x, final int i) {
		final float value = values[i];
		return value > 0 && (x == 0 || values[i - 1] <= value) && (x == width - 1 || values[i + 1] <= value);
	}

	private boolean isMaximum(final int x, final int y) {
		final float value = value(x, y);
		final int lastY = Math.min(height - 1, y + 1);
		for (int v = Math.max(0, y - 1); v <= lastY; v++)
			if (isSurpassed(value, x, v)) return false;
		return true;
	}

	/** Whether one of three neighbours in a row surpasses a value. */
	private boolean isSurpassed(final float value, final int x, final int y) {
		final int lastX = Math.min(width - 1, x + 1);
		for (int u = Math.max(0, x - 1); u <= lastX; u++)
			if (value(u, y) > value) return true;
		return false;
	}

	/**
	 * 1 − (the highest peak that is not on the hill of a place) / (value of the place), within [0,1]. The hill ends
	 * where the correlation, in the mean over a ring, has fallen to half.
	 */
	double uniqueness(final int placeX, final int placeY) {
		final int x = clamp(placeX, width);
		final int y = clamp(placeY, height);
		final double value = value(x, y);
		if (!(value > 0)) return 0;
		return Math.max(0, 1 - highestBeyond(hillRadius(x, y), x, y) / value);
	}

	private static int clamp(final int i, final int size) {
		return Math.max(0, Math.min(size - 1, i));
	}

	/** The highest peak at more than a distance from a place; 0 where there is none. */
	private double highestBeyond(final double distance, final int x, final int y) {
		for (final Peak peak : maxima())
			if (peak.distance(x, y) > distance) return peak.value;
		return 0;
	}

	private int hillRadius(final int x, final int y) {
		final double half = value(x, y) / 2;
		final int most = Math.max(width, height);
		for (int radius = 1; radius < most; radius++)
			if (!(ringMean(x, y, radius) >= half)) return radius;
		return most;
	}

	/** Mean over the places of a ring that are on the map; NaN where there are none. */
	private double ringMean(final int x, final int y, final int radius) {
		final int steps = 8 * radius;
		double sum = 0;
		int count = 0;
		for (int step = 0; step < steps; step++) {
			final double angle = step * Math.PI / (4 * radius);
			final int u = (int) Math.round(x + radius * Math.cos(angle));
			final int v = (int) Math.round(y + radius * Math.sin(angle));
			if (!isInside(u, v)) continue;
			sum += value(u, v);
			count++;
		}
		return sum / count;
	}

	private boolean isInside(final int x, final int y) {
		return x >= 0 && y >= 0 && x < width && y < height;
	}
}
