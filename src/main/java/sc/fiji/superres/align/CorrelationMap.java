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

	/** A place that no place around it surpasses. */
	record Peak(int x, int y, float value) {}

	/** The highest peaks that lie at least {@code apart} pixels from each other, the highest first. */
	List<Peak> peaks(final int most, final double apart) {
		final List<Peak> found = new ArrayList<>();
		for (final Peak peak : maxima()) {
			if (found.size() == most) break;
			if (found.stream().allMatch(p -> Math.hypot(p.x - peak.x, p.y - peak.y) >= apart)) found.add(peak);
		}
		return found;
	}

	/** All maxima above 0, the highest first; the single highest place where there is none. */
	private List<Peak> maxima() {
		final List<Peak> maxima = new ArrayList<>();
		for (int y = 0; y < height; y++)
			for (int x = 0, i = y * width; x < width; x++, i++) {
				final boolean ridge = values[i] > 0 && (x == 0 || values[i - 1] <= values[i]) && (x == width - 1 ||
					values[i + 1] <= values[i]);
				if (ridge && isMaximum(x, y)) maxima.add(new Peak(x, y, values[i]));
			}
		maxima.sort(Comparator.comparingDouble(p -> -p.value));
		return maxima;
	}

	private boolean isMaximum(final int x, final int y) {
		final float value = values[y * width + x];
		for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
			for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++)
				if (values[v * width + u] > value) return false;
		return true;
	}

	/**
	 * 1 − (the highest peak that is not on the hill of a place) / (value of the place), within [0,1]. The hill ends
	 * where the correlation, in the mean over a ring, has fallen to half.
	 */
	double uniqueness(final int placeX, final int placeY) {
		final int x = Math.max(0, Math.min(width - 1, placeX)), y = Math.max(0, Math.min(height - 1, placeY));
		final double radius = hill(x, y), value = values[y * width + x];
		final double rival = maxima().stream().filter(p -> Math.hypot(p.x - x, p.y - y) > radius).mapToDouble(
			Peak::value).findFirst().orElse(0);
		return value > 0 ? Math.max(0, 1 - rival / value) : 0;
	}

	private double hill(final int x, final int y) {
		final double half = values[y * width + x] / 2;
		final int most = Math.max(width, height);
		for (int r = 1; r < most; r++) {
			double sum = 0;
			int count = 0;
			for (int k = 0; k < 8 * r; k++) {
				final int u = (int) Math.round(x + r * Math.cos(k * Math.PI / (4 * r)));
				final int v = (int) Math.round(y + r * Math.sin(k * Math.PI / (4 * r)));
				if (u < 0 || v < 0 || u >= width || v >= height) continue;
				sum += values[v * width + u];
				count++;
			}
			if (count == 0 || sum / count < half) return r;
		}
		return most;
	}
}
