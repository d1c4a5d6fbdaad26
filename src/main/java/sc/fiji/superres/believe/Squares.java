package sc.fiji.superres.believe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.math3.stat.descriptive.moment.Mean;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.upscale.Consistency;

/**
 * The parts of an image and its result that are looked at: squares, evenly spread.
 *
 * @param side of a square, in pixels of the input
 * @param inputs squares of the input
 * @param results the same places of the result, {@code factor} times larger
 */
record Squares(int side, int factor, List<RandomAccessibleInterval<FloatType>> inputs,
	List<RandomAccessibleInterval<FloatType>> results)
{

	/** The longest side: spectra of larger squares say nothing more of a lattice. */
	private static final int LONGEST = 256;

	/**
	 * Takes squares out of a plane and of its result.
	 *
	 * @param grey what lies beyond it, such as hot pixels, is set to its ends
	 * @param most squares along an axis
	 */
	static Squares of(final RandomAccessibleInterval<? extends RealType<?>> input,
		final RandomAccessibleInterval<? extends RealType<?>> result, final int factor, final IntensityRange grey,
		final int most)
	{
		final int side = side(input);
		final Squares squares = new Squares(side, factor, new ArrayList<>(), new ArrayList<>());
		for (final int top : places(Planes.height(input), side, most))
			for (final int left : places(Planes.width(input), side, most))
				squares.add(input, result, grey, left, top);
		return squares;
	}

	private void add(final RandomAccessibleInterval<? extends RealType<?>> input,
		final RandomAccessibleInterval<? extends RealType<?>> result, final IntensityRange grey, final int left,
		final int top)
	{
		inputs.add(within(grey, square(input, left, top, side)));
		results.add(within(grey, square(result, factor * left, factor * top, factor * side)));
	}

	private static int side(final RandomAccessibleInterval<?> input) {
		return Math.min(LONGEST, Math.min(Planes.width(input), Planes.height(input)));
	}

	/** How many pixels the squares of the result have, at most. */
	static long pixels(final RandomAccessibleInterval<?> input, final int factor, final int most) {
		final long side = (long) factor * side(input);
		return side * side * most * most;
	}

	/** Without the squares that hold a NaN or an infinite value. */
	Squares finite() {
		final Squares finite = new Squares(side, factor, new ArrayList<>(), new ArrayList<>());
		for (int i = 0; i < inputs.size(); i++) {
			if (!isFinite(inputs.get(i)) || !isFinite(results.get(i))) continue;
			finite.inputs.add(inputs.get(i));
			finite.results.add(results.get(i));
		}
		return finite;
	}

	private static boolean isFinite(final RandomAccessibleInterval<FloatType> square) {
		for (final float value : Planes.floatArray(square))
			if (!Float.isFinite(value)) return false;
		return true;
	}

	/** First pixels of as many squares along an axis as fit side by side; a single one lies in the middle. */
	private static int[] places(final int size, final int side, final int most) {
		final int count = Math.min(most, size / side);
		if (count == 1) return new int[] { (size - side) / 2 };
		return IntStream.range(0, count).map(i -> i * (size - side) / (count - 1)).toArray();
	}

	/** A copy of a square. */
	private static float[] square(final RandomAccessibleInterval<? extends RealType<?>> plane, final int left,
		final int top, final int side)
	{
		final var interval = Intervals.createMinSize(plane.min(0) + left, plane.min(1) + top, side, side);
		return Planes.floatArray(Views.zeroMin(Views.interval(plane, interval))).clone();
	}

	private static RandomAccessibleInterval<FloatType> within(final IntensityRange grey, final float[] values) {
		final int side = (int) Math.sqrt(values.length);
		for (int i = 0; i < values.length; i++)
			values[i] = (float) Math.max(grey.low(), Math.min(grey.high(), values[i]));
		return Planes.floats(values, side, side);
	}

	/** Enlargements of the inputs, shrunk back by the mean of their pixels. */
	List<RandomAccessibleInterval<FloatType>> shrunk(final List<RandomAccessibleInterval<FloatType>> enlarged) {
		return enlarged.stream().map(square -> resampled(square, side, Filter.BOX)).toList();
	}

	/** The bicubic enlargements of the inputs. */
	List<RandomAccessibleInterval<FloatType>> bicubic() {
		return inputs.stream().map(square -> resampled(square, factor * side, Filter.BICUBIC)).toList();
	}

	private static RandomAccessibleInterval<FloatType> resampled(final RandomAccessibleInterval<FloatType> square,
		final int side, final Filter filter)
	{
		return Planes.floats(Planes.floatArray(Resampler.resample(square, side, side, filter)), side, side);
	}

	/** The mean normalised difference of enlargements of the inputs, as the consistency map has it. */
	double consistency(final List<RandomAccessibleInterval<FloatType>> enlarged) {
		final Mean mean = new Mean();
		for (int i = 0; i < enlarged.size(); i++) {
			final var maps = Consistency.of(List.of(inputs.get(i)), List.of(enlarged.get(i)), factor);
			Views.iterable(maps.get(1)).forEach(value -> mean.increment(value.get()));
		}
		return mean.getResult();
	}
}
