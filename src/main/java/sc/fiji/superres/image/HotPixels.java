package sc.fiji.superres.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
		final double far = SPANS * (rest[1] - rest[0]);
		final Limits limits = new Limits(rest[0] - far, rest[1] + far);
		final boolean anyIsFar = all.least() < limits.low || all.greatest() > limits.high;
		if (far == 0 || !anyIsFar) return none(all);
		return beyond(limits, image);
	}

	private static HotPixels none(final Extremes all) {
		return new HotPixels(0, Double.NaN, 0, Double.NaN, IntensityRange.spanning(all.least(), all.greatest()));
	}

	/** How many of {@code n} grey values are set aside at each end. */
	private static long aside(final long n) {
		return Math.min((n - 1) / 2, Math.max(FEWEST, n / SHARE));
	}

	private static HotPixels beyond(final Limits limits, final GreyValues image) {
		final Extremes rest = new Extremes();
		final DoubleStream.Builder lone = DoubleStream.builder();
		image.forEachPlane((plane, width) -> {
			for (int i = 0; i < plane.length; i++) {
				final double value = plane[i];
				if (!Double.isFinite(value)) continue;
				if (isLone(plane, width, i, limits)) lone.add(value);
				else rest.add(value);
			}
		});
		return of(lone.build().toArray(), rest);
	}

	/** A lone pixel counts only if it lies beyond the rest: others far away may not be alone. */
	private static HotPixels of(final double[] lone, final Extremes rest) {
		final double[] dead = Arrays.stream(lone).filter(value -> value < rest.least()).toArray();
		final double[] hot = Arrays.stream(lone).filter(value -> value > rest.greatest()).toArray();
		final double lowest = Arrays.stream(dead).min().orElse(Double.NaN);
		final double highest = Arrays.stream(hot).max().orElse(Double.NaN);
		final IntensityRange range = IntensityRange.spanning(rest.least(), rest.greatest());
		return new HotPixels(dead.length, lowest, hot.length, highest, range);
	}

	private static boolean isLone(final double[] plane, final int width, final int i, final Limits limits) {
		final int side = limits.side(plane[i]);
		if (side == 0) return false;
		final int x = i % width;
		int likeIt = 0;
		for (int row = i - x - width; row <= i - x + width; row += width) {
			if (row < 0 || row >= plane.length) continue;
			for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++)
				if (limits.side(plane[row + column]) == side) likeIt++;
		}
		return likeIt - 1 <= NEIGHBOURS; // the pixel itself was counted too
	}

	/** Whether the image has hot or dead pixels. */
	public boolean any() {
		return dead + hot > 0;
	}

	/** One line for the log: how many there are, their value, and the range without them. */
	public String describe(final String image) {
		final List<String> kinds = new ArrayList<>();
		if (hot > 0) kinds.add(counted(hot, "hot", "up to ", highest));
		if (dead > 0) kinds.add(counted(dead, "dead", "down to ", lowest));
		return image + ": " + String.join(" and ", kinds) + " left out of the range, which is " + figure(rest.low()) +
			" to " + figure(rest.high()) + "; range=minmax would take all.";
	}

	private static String counted(final long count, final String kind, final String limit, final double value) {
		if (count == 1) return "1 " + kind + " pixel (" + figure(value) + ")";
		return count + " " + kind + " pixels (" + limit + figure(value) + ")";
	}

	private static String figure(final double value) {
		final double size = Math.abs(value);
		if (value == 0 || size >= 1e-3 && size < 1e7) return NumberText.plain(value, 7);
		return String.format(Locale.ROOT, "%.4g", value);
	}
}
