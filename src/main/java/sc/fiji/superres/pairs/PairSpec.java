package sc.fiji.superres.pairs;

import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.resample.Filter;

/**
 * Specifies a pair: everything from which it is made, without pixels.
 *
 * @param image index of the source image
 * @param level zoom level to which the image is brought
 * @param crop index of the crop, row by row
 * @param x left pixel of the crop in the resized image
 * @param y top pixel of the crop in the resized image
 * @param filter the degradation of published sub-processes (1) to (3); null in (4) and in independent pairs, which have
 *            none
 */
public record PairSpec(int image, Level level, int crop, int x, int y, Filter filter) {

	/** Stands for "convergence" in place of the filter in file names of sub-process (4). */
	public static final String CONVERGENCE = "conv";

	public PairSpec {
		if (image < 0 || crop < 0 || x < 0 || y < 0) {
			throw new IllegalArgumentException("Image " + image + ", crop " + crop + " at (" + x + ", " + y +
				"): none of these may be below 0.");
		}
		if (level.cropsAreInputs() && filter != null) throw needlessFilter(filter);
	}

	private static IllegalArgumentException needlessFilter(final Filter filter) {
		return new IllegalArgumentException("Sub-process (4) with filter " + filter + ": it has none (null).");
	}

	/** The filter's label, or {@value #CONVERGENCE} in sub-process (4), or {@code independent} in independent pairs. */
	public String filterLabel() {
		if (filter != null) return filter.label();
		if (level.cropsAreInputs()) return CONVERGENCE;
		return PairKind.INDEPENDENT.label();
	}

	/** The seed of everything that is drawn for this pair; the same on every machine. */
	long seed() {
		long seed = image;
		for (final long part : new long[] { Double.doubleToLongBits(level.ratio()), x, y })
			seed = seed * 0x9E3779B97F4A7C15L + part;
		return seed;
	}
}
