package sc.fiji.superres.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

import sc.fiji.superres.NumberText;

/**
 * Single pixels whose grey values are far from all others (hot and dead pixels of a camera, cosmic rays, spikes of a
 * tip). They must not set the range of an image.
 * <p>
 * Of n ≥ {@value #LEAST} finite grey values, the n/10 000 highest and lowest, at least {@value #FEWEST} each, are set
 * aside; S is the span of the rest. A pixel is hot or dead if it lies more than {@value #SPANS}·S beyond the rest and
 * at most {@value #NEIGHBOURS} of its eight neighbours do so too. So steps, saturated areas and bright particles are
 * never hot, however few pixels they have; nor is anything hot in an image of counts (S is at least 1) or where the
 * rest is constant.
 * </p>
 *
 * @param dead number of pixels far below the rest
 * @param lowest the lowest of these; NaN if there are none
 * @param hot number of pixels far above the rest
 * @param highest the highest of these; NaN if there are none
 * @param rest range of all other grey values
 */
public record HotPixels(long dead, double lowest, long hot, double highest, IntensityRange rest) {

	/** Smaller images have too few grey values to call any of them far away. */
	static final int LEAST = 1024;
	/** The number set aside at each end, even of small images. */
	static final int FEWEST = 4;
	/** One part in so many is set aside at each end. */
	private static final int SHARE = 10_000;
	/** A hot pixel lies so many spans away from the rest. */
	static final int SPANS = 4;
	/** A 2×2 block of a structure is not hot: each of its pixels has three such neighbours. */
	static final int NEIGHBOURS = 2;

	/** Grey values beyond these are far from the rest. */
	private record Limits(double low, double high) {

		static Limits around(final double least, final double greatest) {
			final double far = SPANS * (greatest - least);
			return new Limits(least - far, greatest + far);
		}

		private boolean leaveOutAnyOf(final Extremes values) {
			return values.least() < low || values.greatest() > high;
		}

		/** −1 for a value that is far below the rest, 1 for one that is far above it, else 0. */
		private int side(final double value) {
			if (value > high) return 1;
			if (value < low) return -1;
			return 0;
		}
	}

	/**
	 * Looks for hot and dead pixels.
	 *
	 * @throws IllegalArgumentException if there is no finite grey value
	 */
	static HotPixels of(final GreyValues image) {
		final Extremes all = image.extremes();
		if (image.size() < LEAST) return none(all);
		final double[] rest = image.atRanks(n -> new long[] { aside(n), n - 1 - aside(n) });
		final boolean isConstant = rest[0] == rest[1];
		final Limits limits = Limits.around(rest[0], rest[1]);
		if (isConstant || !limits.leaveOutAnyOf(all)) return none(all);
		return beyond(limits, image);
	}

	private static HotPixels none(final Extremes all) {
		return new HotPixels(0, Double.NaN, 0, Double.NaN, IntensityRange.spanning(all));
	}

	/** How many of {@code n} grey values are set aside at each end. */
	private static long aside(final long n) {
		return Math.min((n - 1) / 2, Math.max(FEWEST, n / SHARE));
	}

	private static HotPixels beyond(final Limits limits, final GreyValues image) {
		final Extremes rest = new Extremes();
		final DoubleStream.Builder lone = DoubleStream.builder();
		image.forEachPlane((plane, width) -> divide(plane, width, limits, lone, rest));
		return of(lone.build().toArray(), rest);
	}

	private static void divide(final double[] plane, final int width, final Limits limits, final DoubleConsumer lone,
		final Extremes rest)
	{
		for (int i = 0; i < plane.length; i++) {
			final double value = plane[i];
			if (!Double.isFinite(value)) continue;
			if (isLone(plane, width, i, limits)) lone.accept(value);
			else rest.add(value);
		}
	}

	/** A lone pixel counts only if it lies beyond the rest: others far away may not be alone. */
	private static HotPixels of(final double[] lone, final Extremes rest) {
		final double[] dead = chosen(lone, value -> value < rest.least());
		final double[] hot = chosen(lone, value -> value > rest.greatest());
		final double lowest = Arrays.stream(dead).min().orElse(Double.NaN);
		final double highest = Arrays.stream(hot).max().orElse(Double.NaN);
		return new HotPixels(dead.length, lowest, hot.length, highest, IntensityRange.spanning(rest));
	}

	private static double[] chosen(final double[] values, final DoublePredicate condition) {
		return Arrays.stream(values).filter(condition).toArray();
	}

	private static boolean isLone(final double[] plane, final int width, final int i, final Limits limits) {
		final int side = limits.side(plane[i]);
		if (side == 0) return false;
		final int x = i % width;
		final int left = i - Math.min(x, 1);
		final int right = i + Math.min(width - 1 - x, 1);
		int likeIt = 0;
		for (int shift = -width; shift <= width; shift += width)
			likeIt += count(side, limits, plane, left + shift, right + shift);
		return likeIt - 1 <= NEIGHBOURS; // the pixel itself was counted too
	}

	/** How many pixels lie on a side of the limits, of a piece of a row that may lie outside of the plane. */
	private static int count(final int side, final Limits limits, final double[] plane, final int from, final int to) {
		if (from < 0 || from >= plane.length) return 0;
		int count = 0;
		for (int i = from; i <= to; i++)
			if (limits.side(plane[i]) == side) count++;
		return count;
	}

	/** Whether the image has hot or dead pixels. */
	public boolean any() {
		return dead + hot > 0;
	}

	/** One line for the log: how many there are, their value, and the range without them. */
	public String describe(final String image) {
		final String range = figure(rest.low()) + " to " + figure(rest.high());
		return image + ": " + counted() + " left out of the range, which is " + range +
			"; range=minmax would take all.";
	}

	private String counted() {
		final List<String> kinds = new ArrayList<>();
		if (hot > 0) kinds.add(counted(hot, "hot", "up to ", highest));
		if (dead > 0) kinds.add(counted(dead, "dead", "down to ", lowest));
		return String.join(" and ", kinds);
	}

	private static String counted(final long count, final String kind, final String limit, final double value) {
		if (count == 1) return "1 " + kind + " pixel (" + figure(value) + ")";
		return count + " " + kind + " pixels (" + limit + figure(value) + ")";
	}

	private static String figure(final double value) {
		if (value == 0 || isOfUsualSize(Math.abs(value))) return NumberText.plain(value, 7);
		return String.format(Locale.ROOT, "%.4g", value);
	}

	private static boolean isOfUsualSize(final double size) {
		return size >= 1e-3 && size < 1e7;
	}
}
