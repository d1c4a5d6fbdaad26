package sc.fiji.superres.recall;

import java.util.ArrayList;
import java.util.List;

import ij.plugin.filter.GaussianBlur;
import ij.process.FloatProcessor;

/**
 * Defects that a result shows where there is none: places at which a column as wide as the microscope shows them was
 * added to the truth or taken away.
 * <p>
 * The error is filtered by the difference of two Gaussians of σ and {@value #WIDER} σ, scaled so that a column of σ
 * gets its own height. An invention is an extremum of at least {@value #LEAST} times the height of the heaviest column,
 * as much as the faintest defect that is planted.
 * </p>
 */
final class Inventions {

	private static final double WIDER = 3;
	/** What the filter leaves of a spot of height 1: 1/2 − 1/(1 + WIDER²). */
	private static final double LEFT = 0.5 - 1 / (1 + WIDER * WIDER);
	/** The planted ×0.6 is a change by 0.4. */
	private static final double LEAST = 0.4;
	/** Distance of the points by which an area is measured, nm. */
	private static final double GRID = 0.02;

	/** Where something was invented, nm. */
	record Place(double x, double y, double height) {}

	private Inventions() {}

	/**
	 * Finds them.
	 *
	 * @param column height of the heaviest column above the ground, in grey values
	 */
	static List<Place> of(final Recall recall, final Microscope microscope, final double column) {
		final View error = recall.error();
		final View filtered = filtered(error, microscope.sigma() / error.pixel());
		final List<Place> found = new ArrayList<>();
		for (int k = 0; k < filtered.values().length; k++) {
			final double height = Math.abs(filtered.values()[k]) / column;
			if (height < LEAST) continue;
			final double x = filtered.place(k % filtered.width());
			final double y = filtered.place(k / filtered.width());
			if (recall.isClean(x, y)) addExtremum(new Place(x, y, height), 2 * microscope.sigma(), found);
		}
		return found;
	}

	/** Adds a place, unless there is a higher one near; takes those out that are lower and near. */
	private static void addExtremum(final Place place, final double distance, final List<Place> found) {
		for (final Place other : found)
			if (isNear(place, other, distance) && other.height >= place.height) return;
		found.removeIf(other -> isNear(place, other, distance));
		found.add(place);
	}

	private static boolean isNear(final Place a, final Place b, final double distance) {
		return Math.hypot(a.x - b.x, a.y - b.y) < distance;
	}

	private static View filtered(final View error, final double sigma) {
		final View narrow = blurred(error, sigma);
		final View wide = blurred(error, WIDER * sigma);
		return narrow.minus(wide).with(value -> value / LEFT);
	}

	private static View blurred(final View view, final double sigma) {
		final FloatProcessor pixels = new FloatProcessor(view.width(), view.height(), view.values().clone());
		new GaussianBlur().blurGaussian(pixels, sigma, sigma, 1e-3);
		return new View((float[]) pixels.getPixels(), view.width(), view.height(), view.pixel());
	}

	/** The part of the image in which there is no defect, nm². */
	static double cleanArea(final Recall recall, final View like) {
		long count = 0;
		for (double y = 0; y < like.height() * like.pixel(); y += GRID)
			for (double x = 0; x < like.width() * like.pixel(); x += GRID)
				if (recall.isClean(x, y)) count++;
		return count * GRID * GRID;
	}
}
