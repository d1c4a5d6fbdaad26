package sc.fiji.superres.prepare;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.image.Planes;

/**
 * How scans are prepared: scars repaired, background and lines flattened, clipped, and stretched to 8 bits or kept.
 *
 * <pre>
 *
 * Preparation.Result result = Preparation.AS_PUBLISHED.of(plane);
 * RandomAccessibleInterval&lt;?&gt; eightBit = result.plane();
 * </pre>
 *
 * @param method how lines are flattened
 * @param order of the polynomial of lines, 0 … 2
 * @param plane whether a background is subtracted first: a plane; with order 2 a surface of the second degree
 * @param scars whether scars, outlier lines and gaps of up to four lines are replaced
 * @param clip percent of the values at each end that are limited, 0 to less than 50
 * @param eightBit whether values are stretched to 0 … 255; else they stay in their unit, as floats
 */
public record Preparation(Method method, int order, boolean plane, boolean scars, double clip, boolean eightBit) {

	/** What Möller et al. 2023 did to their STM scans. */
	public static final Preparation AS_PUBLISHED = new Preparation(Method.PUBLISHED, 1, false, false, 2, true);

	private static final int HIGHEST_ORDER = 2;

	/**
	 * A prepared plane, and what was repaired in it.
	 *
	 * @param plane of UnsignedByteType or FloatType
	 * @param lines whole lines that were replaced
	 * @param pixels of other lines that were replaced
	 */
	public record Result(RandomAccessibleInterval<?> plane, int lines, int pixels) {}

	public Preparation {
		if (order < 0 || order > HIGHEST_ORDER) throw new IllegalArgumentException("order=" + order +
			" must be 0 (offset), 1 (straight line) or 2 (parabola).");
		if (!(clip >= 0 && clip < 50)) throw new IllegalArgumentException("clip=" + clip +
			" must be a percentage from 0 to less than 50: so many of the values are limited at each end.");
	}

	/** Everything that was chosen, as macro options. */
	public String keys() {
		return "method=" + method.label() + " order=" + order + " plane=" + plane + " scars=" + scars + " clip=" +
			NumberText.plain(clip, 7) + " type=" + type();
	}

	private String type() {
		if (eightBit) return "8-bit";
		return "32-bit";
	}

	/**
	 * Prepares a plane.
	 *
	 * @param scan grey values or heights; not changed. Values that are not finite count nowhere
	 * @throws IllegalArgumentException where a line has too few pixels for the order, where nothing is finite, or where
	 *             something is not and 8 bits are wanted
	 */
	public Result of(final RandomAccessibleInterval<? extends RealType<?>> scan) {
		final Heights heights = Heights.of(scan);
		requirePixels(heights);
		if (heights.finite() == 0) throw nothingFinite();
		final double roundingError = Math.ulp((float) heights.largest());
		final Repair repair = repair(heights);
		if (eightBit) requireFinite(heights);
		flatten(heights);
		return new Result(stretched(heights, roundingError), repair.lines(), repair.pixels());
	}

	private void requirePixels(final Heights heights) {
		if (method == Method.NONE || heights.width() >= order + 2) return;
		throw new IllegalArgumentException("order=" + order + " needs lines of at least " + (order + 2) +
			" pixels, and these have " + heights.width() + ": take a lower order, or method=none.");
	}

	private static IllegalArgumentException nothingFinite() {
		return new IllegalArgumentException("holds no finite value (only NaN or infinite pixels).");
	}

	private Repair repair(final Heights heights) {
		if (!scars) return Repair.NONE;
		return Repair.of(heights);
	}

	private void requireFinite(final Heights heights) {
		final long missing = heights.values().length - heights.finite();
		if (missing == 0) return;
		throw new IllegalArgumentException("has " + missing + " pixels that are NaN or infinite, and 8-bit images " +
			"have no such value: crop them away, or take type=32-bit" + orRepair());
	}

	private String orRepair() {
		if (scars) return ".";
		return ", or scars=true, which fills gaps of up to four lines.";
	}

	private void flatten(final Heights heights) {
		if (plane) subtractBackground(heights);
		switch (method) {
			case PUBLISHED -> LineFit.subtract(heights, order);
			case MEDIAN -> TerraceFit.subtract(heights, order);
			case NONE -> {
				// lines stay as they are
			}
		}
	}

	private void subtractBackground(final Heights heights) {
		if (order < HIGHEST_ORDER) TerraceFit.subtractPlane(heights);
		else TerraceFit.subtractBow(heights);
	}

	private RandomAccessibleInterval<?> stretched(final Heights heights, final double roundingError) {
		final GreyStretch stretch = GreyStretch.of(heights, clip);
		if (eightBit) return Planes.bytes(stretch.bytes(heights, roundingError), heights.width(), heights.height());
		return Planes.floats(stretch.floats(heights), heights.width(), heights.height());
	}
}
