package sc.fiji.superres.image;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Maps grey values to [0,1] and back, linearly: {@code low} maps to 0 and {@code high} to 1.
 * <p>
 * One range serves a whole image or stack, so that no tile and no slice is normalised by itself. Values outside the
 * range map outside [0,1] and come back unchanged.
 * </p>
 *
 * @param low grey value that maps to 0
 * @param high grey value that maps to 1; greater than {@code low}
 */
public record IntensityRange(double low, double high) {

	/** The range of all 8-bit images: x / 255. */
	public static final IntensityRange EIGHT_BIT = new IntensityRange(0, 255);

	public IntensityRange {
		if (!(high > low) || Double.isInfinite(low) || Double.isInfinite(high)) throw new IllegalArgumentException(
			"An intensity range runs from a lower to a higher finite grey value, not from " + low + " to " + high +
				".");
		if (!isSpanOfFloats(high - low)) throw new IllegalArgumentException("The intensity range from " + low + " to " +
			high + " is wider or narrower than 32-bit grey values can be.");
	}

	/** Floats are at least MIN_VALUE apart, and at most twice MAX_VALUE. */
	private static boolean isSpanOfFloats(final double span) {
		return span >= Float.MIN_VALUE && span <= 2d * Float.MAX_VALUE;
	}

	/**
	 * Reads a range as people write it.
	 *
	 * @param text {@code auto} (0:255 for 8-bit, else the minimum and maximum of the image without its
	 *            {@link HotPixels}), {@code minmax}, a percentile pair {@code 0.1%:99.9%}, or two grey values
	 *            {@code LO:HI}
	 * @param image the whole image or stack, of any number of dimensions
	 */
	public static IntensityRange parse(final String text, final RandomAccessibleInterval<? extends RealType<?>> image) {
		return parse(text, List.of(image));
	}

	/**
	 * The same as {@link #parse(String, RandomAccessibleInterval)}, for an image that is read part by part.
	 *
	 * @param planes the parts of the image, all of one type; each is read up to four times
	 */
	public static IntensityRange parse(final String text,
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes)
	{
		return parse(text, planes, hot -> {});
	}

	/**
	 * The same, and it also reports what {@code auto} left out.
	 *
	 * @param leftOut called if the image has hot pixels which {@code auto} left out of the range
	 */
	public static IntensityRange parse(final String text,
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final Consumer<HotPixels> leftOut)
	{
		final String range = Objects.requireNonNullElse(text, "").trim().toLowerCase(Locale.ROOT);
		final GreyValues image = new GreyValues(planes);
		return switch (range) {
			case "", "auto" -> auto(image, leftOut);
			case "minmax" -> minMax(image);
			default -> written(text, range.split(":"), image);
		};
	}

	private static IntensityRange auto(final GreyValues image, final Consumer<HotPixels> leftOut) {
		if (image.planes().get(0).getType() instanceof UnsignedByteType) return EIGHT_BIT;
		return withoutHotPixels(image, leftOut);
	}

	private static IntensityRange withoutHotPixels(final GreyValues image, final Consumer<HotPixels> leftOut) {
		final HotPixels hot = HotPixels.of(image);
		if (hot.any()) leftOut.accept(hot);
		return hot.rest();
	}

	/** @param ends two percentiles or two grey values */
	private static IntensityRange written(final String text, final String[] ends, final GreyValues image) {
		if (ends.length != 2 || isPercentile(ends[0]) != isPercentile(ends[1])) throw unreadable(text);
		try {
			return between(ends[0], ends[1], image);
		}
		catch (final NumberFormatException exc) {
			throw unreadable(text);
		}
	}

	private static IntensityRange between(final String low, final String high, final GreyValues image) {
		final double first = number(low);
		final double second = number(high);
		if (isPercentile(low)) return percentiles(image, first, second);
		return new IntensityRange(first, second);
	}

	private static double number(final String text) {
		return Double.parseDouble(text.replace("%", ""));
	}

	private static boolean isPercentile(final String text) {
		return text.trim().endsWith("%");
	}

	private static IllegalArgumentException unreadable(final String text) {
		return new IllegalArgumentException("range=" + text +
			" is none of: auto, minmax, a percentile pair such as 0.1%:99.9%, two grey values such as 0:4095.");
	}

	/**
	 * The range from the least to the greatest finite grey value; NaN and infinite pixels do not count. For an image
	 * that is constant c it is [c, c+1] or, if |c| is below 1, a thousandth of |c| wide (at 0 almost nothing), so that
	 * rounding errors stay small compared with c.
	 */
	public static IntensityRange minMax(final RandomAccessibleInterval<? extends RealType<?>> image) {
		return minMax(new GreyValues(List.of(image)));
	}

	private static IntensityRange minMax(final GreyValues image) {
		return spanning(image.extremes());
	}

	/** The range between two percentiles, in 0 … 100, of the finite grey values, by nearest rank. */
	public static IntensityRange percentiles(final RandomAccessibleInterval<? extends RealType<?>> image,
		final double lower, final double upper)
	{
		return percentiles(new GreyValues(List.of(image)), lower, upper);
	}

	private static IntensityRange percentiles(final GreyValues image, final double lower, final double upper) {
		final boolean arePercentiles = lower >= 0 && lower < upper && upper <= 100;
		if (!arePercentiles) throw noPercentiles(lower, upper);
		final double[] ends = image.percentiles(lower, upper);
		return spanning(ends[0], ends[1]);
	}

	private static IllegalArgumentException noPercentiles(final double lower, final double upper) {
		return new IllegalArgumentException("Percentiles run from 0 to 100, the lower first, not " + lower + "% to " +
			upper + "%.");
	}

	/** Maps a grey value to [0,1]. */
	public double toUnit(final double grey) {
		return (grey - low) / (high - low);
	}

	/** Maps a value in [0,1] to a grey value. */
	public double fromUnit(final double unit) {
		return low + unit * (high - low);
	}

	/**
	 * The range from the least to the greatest of some values; {@link #minMax} says what it is if both are the same.
	 */
	static IntensityRange spanning(final Extremes values) {
		return spanning(values.least(), values.greatest());
	}

	/** The range from one value to another; {@link #minMax} says what it is if both are the same. */
	static IntensityRange spanning(final double least, final double greatest) {
		if (greatest > least) return new IntensityRange(least, greatest);
		return new IntensityRange(least, least + spanOfConstant(Math.abs(least)));
	}

	private static double spanOfConstant(final double size) {
		if (size == 0) return Float.MIN_NORMAL; // in any unit, what a network adds to an empty image must round to 0
		if (size >= 1) return Math.max(1, Math.ulp(size));
		return Math.max(size / 1000, Float.MIN_VALUE);
	}
}
