package sc.fiji.superres.pairs;

import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.resample.Filter;

/**
 * Says which pair: everything that makes it, and no pixels.
 *
 * @param image index of the source image
 * @param level zoom level it is brought to
 * @param crop index of the crop, row by row
 * @param x left pixel of the crop in the resized image
 * @param y top pixel of the crop in the resized image
 * @param filter the degradation of published sub-processes (1) to (3); null in (4) and in independent pairs, which have
 *            none
 */
public record PairSpec(int image, Level level, int crop, int x, int y, Filter filter) {

	/** What stands for the filter in names of sub-process (4), "convergence". */
	public static final String CONVERGENCE = "conv";

	public PairSpec {
		if (image < 0 || crop < 0 || x < 0 || y < 0) {
			throw new IllegalArgumentException("Image " + image + ", crop " + crop + " at (" + x + ", " + y +
				"): none of these may be below 0.");
		}
		if (level.cropsAreInputs() && filter != null) {
			throw new IllegalArgumentException("Sub-process (4) with filter " + filter + ": it has none (null).");
		}
	}

	/** The filter's label, {@value #CONVERGENCE} in sub-process (4), {@code independent} in independent pairs. */
	public String filterLabel() {
		if (filter != null) return filter.label();
		return level.cropsAreInputs() ? CONVERGENCE : PairKind.INDEPENDENT.label();
	}

	/** The same for the same pair, everywhere: what is drawn for it follows from this. */
	long seed() {
		long seed = image;
		for (final long part : new long[] { Double.doubleToLongBits(level.ratio()), x, y })
			seed = seed * 0x9E3779B97F4A7C15L + part;
		return seed;
	}
}
