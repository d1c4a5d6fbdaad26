package sc.fiji.superres.image;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.LongFunction;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * The finite grey values of an image, read plane by plane: of a stack on disk only one plane is in memory at a time.
 *
 * @param planes read once for the extremes and twice for percentiles; none is empty
 */
record GreyValues(List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes) {

	private static final int BINS = 1 << 16;

	/** A bin of a histogram, and a rank that counts from the first value of the bin. */
	private record Place(int bin, long rank) {

		static Place of(final long[] histogram, final long rank) {
			int bin = 0;
			long left = rank;
			while (left >= histogram[bin]) {
				left -= histogram[bin];
				bin++;
			}
			return new Place(bin, left);
		}

		/** The value at the rank, by a histogram of the lower 16 bits of the values in the bin. */
		private float value(final long[] lowerBits) {
			return GreyValues.value(bin << 16 | of(lowerBits, rank).bin());
		}
	}

	/** @throws IllegalArgumentException if there is no finite grey value */
	Extremes extremes() {
		final Extremes extremes = new Extremes();
		forEach(extremes::add);
		if (extremes.isEmpty()) throw noFinitePixel();
		return extremes;
	}

	/**
	 * Two percentiles by nearest rank, as floats.
	 *
	 * @param lower in 0 … 100
	 * @param upper in 0 … 100
	 */
	double[] percentiles(final double lower, final double upper) {
		return atRanks(n -> new long[] { rank(lower, n), rank(upper, n) });
	}

	/**
	 * The grey values at two ranks, as floats: all values are counted by their upper 16 bits, then those of the two
	 * bins with the ranks by their lower 16 bits.
	 *
	 * @param chosen gives the two ranks, 0 … n − 1, for n finite grey values
	 */
	double[] atRanks(final LongFunction<long[]> chosen) {
		final long[] upperBits = countsByUpperBits();
		final long n = Arrays.stream(upperBits).sum();
		if (n == 0) throw noFinitePixel();
		final long[] ranks = chosen.apply(n);
		final Place first = Place.of(upperBits, ranks[0]);
		final Place second = Place.of(upperBits, ranks[1]);
		return values(first, second);
	}

	private long[] countsByUpperBits() {
		final long[] counts = new long[BINS];
		forEach(value -> counts[key(value) >>> 16]++);
		return counts;
	}

	private double[] values(final Place first, final Place second) {
		final long[] inFirst = new long[BINS];
		final long[] inSecond = new long[BINS];
		forEach(value -> {
			final int key = key(value);
			if (key >>> 16 == first.bin) inFirst[key & 0xffff]++;
			if (key >>> 16 == second.bin) inSecond[key & 0xffff]++;
		});
		return new double[] { first.value(inFirst), second.value(inSecond) };
	}

	/** Number of grey values, finite or not. */
	long size() {
		return planes.size() * Intervals.numElements(planes.get(0));
	}

	/** Takes two-dimensional planes, row-major; the array is used again for the next one. */
	interface PlaneConsumer {

		void accept(double[] plane, int width);
	}

	/** Every plane in turn; images of more dimensions are passed as their planes, one after the other. */
	void forEachPlane(final PlaneConsumer action) {
		for (final RandomAccessibleInterval<? extends RealType<?>> image : planes) {
			final int width = (int) image.dimension(0);
			final double[] plane = new double[planeSize(image)];
			int filled = 0;
			for (final RealType<?> pixel : Views.flatIterable(image)) {
				plane[filled] = pixel.getRealDouble();
				filled++;
				if (filled < plane.length) continue;
				action.accept(plane, width);
				filled = 0;
			}
		}
	}

	private static int planeSize(final RandomAccessibleInterval<?> image) {
		final int width = (int) image.dimension(0);
		if (image.numDimensions() == 1) return width;
		return Math.multiplyExact(width, (int) image.dimension(1));
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

	/** An unsigned integer for each float, in the order of the floats. */
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
