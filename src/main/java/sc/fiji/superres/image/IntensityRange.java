package sc.fiji.superres.image;

import java.util.Arrays;
import java.util.Locale;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

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
			throw new IllegalArgumentException("An intensity range runs from a lower to a higher finite grey value, not from " +
				low + " to " + high + ".");
		}
	}

	/**
	 * Reads a range as people write it.
	 *
	 * @param text {@code auto} (0:255 for 8-bit, else the minimum and maximum of the image), {@code minmax}, a percentile
	 *          pair {@code 0.1%:99.9%}, or two grey values {@code LO:HI}
	 * @param image the whole image or stack, of any number of dimensions
	 */
	public static IntensityRange parse(final String text, final RandomAccessibleInterval<? extends RealType<?>> image) {
		final String range = text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
		if (range.isEmpty() || range.equals("auto")) {
			return image.getType() instanceof UnsignedByteType ? EIGHT_BIT : minMax(image);
		}
		if (range.equals("minmax")) return minMax(image);
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
	 * gets [c, c+1].
	 */
	public static IntensityRange minMax(final RandomAccessibleInterval<? extends RealType<?>> image) {
		double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		for (final RealType<?> pixel : Views.iterable(image)) {
			final double v = pixel.getRealDouble();
			if (Double.isNaN(v) || Double.isInfinite(v)) continue;
			min = Math.min(min, v);
			max = Math.max(max, v);
		}
		if (min > max) throw noFinitePixel();
		return spanning(min, max);
	}

	/** Between two percentiles of the finite grey values, in 0 … 100, by nearest rank. */
	public static IntensityRange percentiles(final RandomAccessibleInterval<? extends RealType<?>> image,
		final double lower, final double upper)
	{
		if (!(lower >= 0 && lower < upper && upper <= 100)) {
			throw new IllegalArgumentException("Percentiles run from 0 to 100, the lower first, not " + lower + "% to " +
				upper + "%.");
		}
		float[] values = new float[Math.toIntExact(Views.iterable(image).size())];
		int n = 0;
		for (final RealType<?> pixel : Views.iterable(image)) {
			final float v = pixel.getRealFloat();
			if (Float.isFinite(v)) values[n++] = v;
		}
		if (n == 0) throw noFinitePixel();
		values = Arrays.copyOf(values, n);
		Arrays.sort(values);
		return spanning(values[rank(lower, n)], values[rank(upper, n)]);
	}

	/** Grey value → [0,1]. */
	public double toUnit(final double grey) {
		return (grey - low) / (high - low);
	}

	/** [0,1] → grey value. */
	public double fromUnit(final double unit) {
		return low + unit * (high - low);
	}

	private static int rank(final double percent, final int n) {
		return (int) Math.min(n - 1, Math.round(percent / 100 * (n - 1)));
	}

	private static IntensityRange spanning(final double min, final double max) {
		return new IntensityRange(min, max > min ? max : min + Math.max(1, Math.ulp(min)));
	}

	private static IllegalArgumentException noFinitePixel() {
		return new IllegalArgumentException("The image holds no finite grey value (only NaN or infinite pixels).");
	}
}
