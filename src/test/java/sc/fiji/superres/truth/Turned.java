package sc.fiji.superres.truth;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.upscale.Upscaler;

/**
 * One orientation of the self-ensemble: turns a square image, enlarges it, turns the result back.
 *
 * @param orientation 1 flips x, 2 flips y, 4 swaps the axes after that; any sum
 */
record Turned(Upscaler one, int orientation) implements Upscaler {

	static final int ORIENTATIONS = 8;

	@Override
	public int factor() {
		return one.factor();
	}

	@Override
	public String description() {
		return one.description() + ", orientation " + orientation;
	}

	@Override
	public List<RandomAccessibleInterval<FloatType>> upscale(final List<RandomAccessibleInterval<FloatType>> planes,
		final Progress progress)
	{
		return planes.stream().map(plane -> turned(one.upscale(List.of(turned(plane, false)), progress).get(0), true))
			.toList();
	}

	private RandomAccessibleInterval<FloatType> turned(final RandomAccessibleInterval<FloatType> plane,
		final boolean back)
	{
		final int side = Planes.width(plane);
		final float[] from = Planes.floatArray(plane), to = new float[from.length];
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				final int here = y * side + x, there = place(x, y, side);
				to[back ? here : there] = from[back ? there : here];
			}
		}
		return Planes.floats(to, side, side);
	}

	private int place(final int x, final int y, final int side) {
		final int column = (orientation & 1) == 0 ? x : side - 1 - x;
		final int row = (orientation & 2) == 0 ? y : side - 1 - y;
		return (orientation & 4) == 0 ? row * side + column : column * side + row;
	}
}
