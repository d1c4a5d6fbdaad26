package sc.fiji.superres.resample;

import java.util.function.DoubleUnaryOperator;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.superres.image.Planes;

/**
 * The sizes of a source and of its result, in pixels, and the filter between them.
 *
 * @param filter any but {@link Filter#NEAREST}
 */
record Resize(int sourceWidth, int sourceHeight, int width, int height, Filter filter) {

	static Resize of(final RandomAccessibleInterval<?> source, final RandomAccessibleInterval<?> target,
		final Filter filter)
	{
		return new Resize(Planes.width(source), Planes.height(source), Planes.width(target), Planes.height(target),
			filter);
	}

	/** Whether the taps along both dimensions are the same. */
	boolean isSquare() {
		return sourceHeight == sourceWidth && height == width;
	}

	/** Taps along x; null if the width stays. */
	Taps horizontal(final DoubleUnaryOperator rounding) {
		return taps(sourceWidth, width, rounding);
	}

	/** Taps along y; null if the height stays. */
	Taps vertical(final DoubleUnaryOperator rounding) {
		return taps(sourceHeight, height, rounding);
	}

	private Taps taps(final int source, final int target, final DoubleUnaryOperator rounding) {
		if (source == target) return null;
		return Taps.of(source, target, filter, rounding);
	}
}
