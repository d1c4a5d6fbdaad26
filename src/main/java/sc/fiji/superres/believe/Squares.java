package sc.fiji.superres.believe;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

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
		for (final int top : places(Planes.height(input), side, most)) {
			for (final int left : places(Planes.width(input), side, most)) {
				squares.inputs.add(square(input, left, top, side, grey));
				squares.results.add(square(result, factor * left, factor * top, factor * side, grey));
			}
		}
		return squares;
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
		final int[] places = new int[count];
		for (int i = 0; i < count; i++)
			places[i] = count == 1 ? (size - side) / 2 : i * (size - side) / (count - 1);
		return places;
	}

	private static RandomAccessibleInterval<FloatType> square(
		final RandomAccessibleInterval<? extends RealType<?>> plane, final int left, final int top, final int side,
		final IntensityRange grey)
	{
		final var part = Views.zeroMin(Views.interval(plane, Intervals.createMinSize(plane.min(0) + left, plane.min(1) +
			top, side, side)));
		final float[] values = Planes.floatArray(part).clone();
		for (int i = 0; i < values.length; i++)
			values[i] = (float) Math.max(grey.low(), Math.min(grey.high(), values[i]));
		return Planes.floats(values, side, side);
	}
}
