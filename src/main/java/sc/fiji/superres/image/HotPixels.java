package sc.fiji.superres.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

import sc.fiji.superres.NumberText;

/**
 * Single grey values far from all others (hot and dead pixels of a camera, cosmic rays, spikes of a tip), which must
 * not set the range of an image.
 * <p>
 * Of n ≥ {@value #LEAST} finite grey values, the n/10 000 highest and lowest, at least {@value #FEWEST} each, are set
 * aside; S is the span of the rest. Hot is what lies more than {@value #SPANS}·S beyond the rest and has at most
 * {@value #NEIGHBOURS} of its eight neighbours out there. So steps, saturated areas and bright particles are never hot,
 * however few pixels they are of; nor is anything in counts (S is 1 at least) or where the rest is constant.
 * </p>
 *
 * @param dead how many lie below
 * @param lowest the lowest of them; NaN without any
 * @param hot how many lie above
 * @param highest the highest of them; NaN without any
 * @param rest range of all other grey values
 */
public record HotPixels(long dead, double lowest, long hot, double highest, IntensityRange rest) {

	/** In a smaller image nothing is far from anything. */
	static final int LEAST = 1024;
	/** Set aside at each end, even of small images. */
	static final int FEWEST = 4;
	/** Ten thousandths are set aside at each end. */
	private static final int SHARE = 10_000;
	/** How many spans of the rest away a hot pixel lies. */
	static final int SPANS = 4;
	/** A 2×2 block of a structure is no longer a hot pixel: each of its pixels has three neighbours. */
	static final int NEIGHBOURS = 2;

	/**
	 * Looks for them.
	 *
	 * @throws IllegalArgumentException where there is no finite grey value
	 */
	static HotPixels of(final GreyValues image) {
		final double[] ends = image.ends();
		if (image.size() < LEAST) return none(ends);
		final double[] rest = image.atRanks(n -> new long[] { aside(n), n - 1 - aside(n) });
		final double far = SPANS * (rest[1] - rest[0]);
		if (far == 0 || ends[0] >= rest[0] - far && ends[1] <= rest[1] + far) return none(ends);
		return found(image, rest[0] - far, rest[1] + far);
	}

	private static HotPixels none(final double[] ends) {
		return new HotPixels(0, Double.NaN, 0, Double.NaN, IntensityRange.spanning(ends));
	}

	private static long aside(final long n) {
		return Math.min((n - 1) / 2, Math.max(FEWEST, n / SHARE));
	}

	private static HotPixels found(final GreyValues image, final double low, final double high) {
		final double[] ends = { Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
		final DoubleStream.Builder lone = DoubleStream.builder();
		image.forEachPlane((plane, width) -> {
			for (int i = 0; i < plane.length; i++) {
				if (!Double.isFinite(plane[i])) continue;
				if (isLone(plane, width, i, low, high)) lone.add(plane[i]);
				else widen(ends, plane[i]);
			}
		});
		final double[] beyond = lone.build().filter(v -> v < ends[0] || v > ends[1]).sorted().toArray();
		final long dead = Arrays.stream(beyond).filter(v -> v < ends[0]).count(), hot = beyond.length - dead;
		return new HotPixels(dead, dead > 0 ? beyond[0] : Double.NaN, hot, hot > 0 ? beyond[beyond.length - 1]
			: Double.NaN, IntensityRange.spanning(ends));
	}

	private static void widen(final double[] ends, final double value) {
		ends[0] = Math.min(ends[0], value);
		ends[1] = Math.max(ends[1], value);
	}

	private static boolean isLone(final double[] plane, final int width, final int i, final double low,
		final double high)
	{
		final boolean above = plane[i] > high;
		if (!above && !(plane[i] < low)) return false;
		final int x = i % width;
		int company = -1; // itself
		for (int row = i - x - width; row <= i - x + width; row += width) {
			if (row < 0 || row >= plane.length) continue;
			for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
				final double value = plane[row + column];
				if (above ? value > high : value < low) company++;
			}
		}
		return company <= NEIGHBOURS;
	}

	/** Whether there are any. */
	public boolean any() {
		return dead + hot > 0;
	}

	/** One line for the log: how many, their value, and what the range is without them. */
	public String describe(final String image) {
		final StringBuilder line = new StringBuilder(image).append(": ");
		if (hot > 0) line.append(counted(hot, "hot", "up to ", highest));
		if (hot > 0 && dead > 0) line.append(" and ");
		if (dead > 0) line.append(counted(dead, "dead", "down to ", lowest));
		return line.append(" left out of the range, which is ").append(figure(rest.low())).append(" to ").append(figure(
			rest.high())).append("; range=minmax would take all.").toString();
	}

	private static String counted(final long count, final String kind, final String many, final double value) {
		return count == 1 ? "1 " + kind + " pixel (" + figure(value) + ")" : count + " " + kind + " pixels (" + many +
			figure(value) + ")";
	}

	private static String figure(final double value) {
		final double size = Math.abs(value);
		if (value == 0 || size >= 1e-3 && size < 1e7) return NumberText.plain(value, 7);
		return String.format(Locale.ROOT, "%.4g", value);
	}
}
