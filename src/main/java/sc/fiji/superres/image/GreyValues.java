package sc.fiji.superres.image;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.LongFunction;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * The finite grey values of an image, plane by plane: of a stack on disk only one plane need be in memory at a time.
 *
 * @param planes read once for the ends, twice for percentiles; none is empty
 */
record GreyValues(List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes) {

	private static final int BINS = 1 << 16;

	/**
	 * @return the least and the greatest
	 * @throws IllegalArgumentException where there is none
	 */
	double[] ends() {
		final double[] ends = { Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
		forEach(value -> {
			ends[0] = Math.min(ends[0], value);
			ends[1] = Math.max(ends[1], value);
		});
		if (ends[0] > ends[1]) throw noFinitePixel();
		return ends;
	}

	/**
	 * Two percentiles by nearest rank, as floats: values are counted by their upper 16 bits, then those of the two bins
	 * found by their lower 16.
	 *
	 * @param lower in 0 … 100
	 * @param upper likewise
	 */
	double[] percentiles(final double lower, final double upper) {
		return atRanks(n -> new long[] { rank(lower, n), rank(upper, n) });
	}

	/**
	 * The grey values at two ranks, as floats.
	 *
	 * @param chosen the ranks, 0 … n − 1, for n finite grey values
	 */
	double[] atRanks(final LongFunction<long[]> chosen) {
		final long[] bins = new long[BINS];
		forEach(value -> bins[key(value) >>> 16]++);
		long n = 0;
		for (final long bin : bins)
			n += bin;
		if (n == 0) throw noFinitePixel();
		final long[] ranks = chosen.apply(n);
		final int[] upperBits = { bin(bins, ranks, 0), bin(bins, ranks, 1) };
		final long[][] fine = new long[2][BINS];
		forEach(value -> {
			for (int i = 0; i < 2; i++)
				if (key(value) >>> 16 == upperBits[i]) fine[i][key(value) & 0xffff]++;
		});
		return new double[] { value(upperBits[0] << 16 | bin(fine[0], ranks, 0)), value(upperBits[1] << 16 | bin(
			fine[1], ranks, 1)) };
	}

	/** Grey values, finite or not. */
	long size() {
		return planes.size() * Intervals.numElements(planes.get(0));
	}

	/** Takes two-dimensional planes, row-major; the array is used again for the next one. */
	interface PlaneConsumer {

		void accept(double[] plane, int width);
	}

	/** Every plane in turn, those of images of more dimensions one after the other. */
	void forEachPlane(final PlaneConsumer action) {
		for (final RandomAccessibleInterval<? extends RealType<?>> image : planes) {
			final int width = (int) image.dimension(0), height = image.numDimensions() > 1 ? (int) image.dimension(1)
				: 1;
			final double[] plane = new double[Math.multiplyExact(width, height)];
			int i = 0;
			for (final RealType<?> pixel : Views.flatIterable(image)) {
				plane[i++] = pixel.getRealDouble();
				if (i < plane.length) continue;
				action.accept(plane, width);
				i = 0;
			}
		}
	}

	private void forEach(final DoubleConsumer action) {
		for (final RandomAccessibleInterval<? extends RealType<?>> plane : planes) {
			for (final RealType<?> pixel : Views.iterable(plane)) {
				final double value = pixel.getRealDouble();
				if (Double.isFinite(value)) action.accept(value);
			}
		}
	}

	private static long rank(final double percent, final long n) {
		return Math.min(n - 1, Math.round(percent / 100 * (n - 1)));
	}

	/** The bin that holds a rank, which then counts from the bin's first. */
	private static int bin(final long[] bins, final long[] ranks, final int i) {
		int bin = 0;
		while (ranks[i] >= bins[bin])
			ranks[i] -= bins[bin++];
		return bin;
	}

	/** Bits of a float that rise with it, unsigned. */
	private static int key(final double value) {
		final int bits = Float.floatToIntBits((float) value);
		return bits ^ (bits >> 31 | Integer.MIN_VALUE);
	}

	private static float value(final int key) {
		return Float.intBitsToFloat(key ^ (~key >> 31 | Integer.MIN_VALUE));
	}

	private static IllegalArgumentException noFinitePixel() {
		return new IllegalArgumentException("The image holds no finite grey value (only NaN or infinite pixels).");
	}
}
