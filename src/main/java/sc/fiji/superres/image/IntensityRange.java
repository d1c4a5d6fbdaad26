package sc.fiji.superres.image;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Grey values ⇄ [0,1], linearly: {@code low} maps to 0 and {@code high} to 1.
 * <p>
 * One range serves a whole image or stack, so that no tile and no slice is normalised on its own. Values outside the
 * range map outside [0,1] and come back unchanged.
 * </p>
 *
 * @param low grey value that maps to 0
 * @param high grey value that maps to 1; greater than {@code low}
 */
public record IntensityRange(double low, double high) {

	/** What 8-bit images map by, always: x / 255. */
	public static final IntensityRange EIGHT_BIT = new IntensityRange(0, 255);

	public IntensityRange {
		if (!(high > low) || Double.isInfinite(low) || Double.isInfinite(high)) {
			throw new IllegalArgumentException(
				"An intensity range runs from a lower to a higher finite grey value, not from " + low + " to " + high +
					".");
		}
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
	 * As {@link #parse(String, RandomAccessibleInterval)}, of an image that is read part by part.
	 *
	 * @param planes what the image consists of, all of one type; each is taken up to four times
	 */
	public static IntensityRange parse(final String text,
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes)
	{
		return parse(text, planes, hot -> {});
	}

	/**
	 * The same, which also tells what {@code auto} left out.
	 *
	 * @param leftOut called where the image has hot pixels, and {@code auto} passed them over
	 */
	public static IntensityRange parse(final String text,
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final Consumer<HotPixels> leftOut)
	{
		final String range = text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
		final GreyValues image = new GreyValues(planes);
		if (range.equals("minmax")) return minMax(image);
		if (!range.isEmpty() && !range.equals("auto")) return written(text, range, image);
		if (planes.get(0).getType() instanceof UnsignedByteType) return EIGHT_BIT;
		final HotPixels hot = HotPixels.of(image);
		if (hot.any()) leftOut.accept(hot);
		return hot.rest();
	}

	/** A pair of percentiles or of grey values. */
	private static IntensityRange written(final String text, final String range, final GreyValues image) {
		final String[] ends = range.split(":");
		try {
			if (ends.length == 2) {
				final boolean percent = ends[0].trim().endsWith("%");
				if (percent == ends[1].trim().endsWith("%")) {
					final double a = Double.parseDouble(ends[0].replace("%", ""));
					final double b = Double.parseDouble(ends[1].replace("%", ""));
					return percent ? percentiles(image, a, b) : new IntensityRange(a, b);
				}
			}
		}
		catch (final NumberFormatException exc) {
			// named below
		}
		throw new IllegalArgumentException("range=" + text +
			" is none of: auto, minmax, a percentile pair such as 0.1%:99.9%, two grey values such as 0:4095.");
	}

	/**
	 * From the least to the greatest finite grey value; NaN and infinite pixels are passed over. A constant image at c
	 * gets [c, c+1], or, at |c| below 1, a thousandth of |c| (at 0 next to nothing), so that what rounding adds stays
	 * small beside it.
	 */
	public static IntensityRange minMax(final RandomAccessibleInterval<? extends RealType<?>> image) {
		return minMax(new GreyValues(List.of(image)));
	}

	private static IntensityRange minMax(final GreyValues image) {
		return spanning(image.ends());
	}

	/** Between two percentiles of the finite grey values, in 0 … 100, by nearest rank. */
	public static IntensityRange percentiles(final RandomAccessibleInterval<? extends RealType<?>> image,
		final double lower, final double upper)
	{
		return percentiles(new GreyValues(List.of(image)), lower, upper);
	}

	private static IntensityRange percentiles(final GreyValues image, final double lower, final double upper) {
		if (!(lower >= 0 && lower < upper && upper <= 100)) {
			throw new IllegalArgumentException("Percentiles run from 0 to 100, the lower first, not " + lower +
				"% to " + upper + "%.");
		}
		return spanning(image.percentiles(lower, upper));
	}

	/** Grey value → [0,1]. */
	public double toUnit(final double grey) {
		return (grey - low) / (high - low);
	}

	/** [0,1] → grey value. */
	public double fromUnit(final double unit) {
		return low + unit * (high - low);
	}

	/** From the one end to the other; from the one on where they are the same, see {@link #minMax}. */
	static IntensityRange spanning(final double[] ends) {
		return new IntensityRange(ends[0], ends[1] > ends[0] ? ends[1] : ends[0] + spanOfConstant(Math.abs(ends[0])));
	}

	private static double spanOfConstant(final double size) {
		if (size == 0) return Float.MIN_NORMAL; // what a network adds to nothing must be nothing, whatever the unit
		if (size >= 1) return Math.max(1, Math.ulp(size));
		return Math.max(size / 1000, Double.MIN_NORMAL);
	}
}
