package sc.fiji.superres.dataset;

import sc.fiji.superres.resample.Filter;

/**
 * Says which pair: everything that makes it, and no pixels.
 *
 * @param image index of the source image
 * @param level zoom level it is brought to
 * @param crop index of the crop, row by row
 * @param x left pixel of the crop in the resized image
 * @param y top pixel of the crop in the resized image
 * @param filter the degradation of sub-processes (1) to (3); null in (4), which has none
 */
public record PairSpec(int image, Level level, int crop, int x, int y, Filter filter) {

	/** What stands for the filter in names of sub-process (4), "convergence". */
	public static final String CONVERGENCE = "conv";

	public PairSpec {
		if (image < 0 || crop < 0 || x < 0 || y < 0) {
			throw new IllegalArgumentException("Image " + image + ", crop " + crop + " at (" + x + ", " + y +
				"): none of these may be below 0.");
		}
		if (level.cropsAreInputs() != (filter == null)) {
			throw new IllegalArgumentException("Sub-process (" + level.subProcess() + ") with filter " + filter +
				": (1) to (3) have a filter, (4) has none (null).");
		}
	}

	/** The filter's label, or {@value #CONVERGENCE} in sub-process (4). */
	public String filterLabel() {
		return filter == null ? CONVERGENCE : filter.label();
	}
}
