package sc.fiji.superres.torch;

import java.util.Arrays;

/**
 * A dense tensor of 32-bit floats in row-major order.
 *
 * @param values the elements, last dimension fastest; not copied
 * @param shape the sizes, outermost first; empty for a single number
 */
public record FloatTensor(float[] values, int... shape) {

	/** @throws IllegalArgumentException if the shape has a negative size, or does not fit the number of values */
	public FloatTensor {
		final long elements = elements(shape);
		if (elements != values.length) throw misfit(shape, elements, values.length);
	}

	private static IllegalArgumentException misfit(final int[] shape, final long elements, final int values) {
		return new IllegalArgumentException("A tensor of shape " + Arrays.toString(shape) + " holds " + elements +
			" values, not " + values + ".");
	}

	private static long elements(final int[] shape) {
		long elements = 1;
		for (final int size : shape) {
			if (size < 0) throw negative(shape);
			elements = Math.multiplyExact(elements, (long) size);
		}
		return elements;
	}

	private static IllegalArgumentException negative(final int[] shape) {
		return new IllegalArgumentException("A tensor has no negative size: " + Arrays.toString(shape));
	}

	/** Returns a tensor of the given shape with every element {@code value}. */
	public static FloatTensor filled(final float value, final int... shape) {
		final float[] values = new float[product(shape)];
		Arrays.fill(values, value);
		return new FloatTensor(values, shape);
	}

	private static int product(final int[] shape) {
		return Arrays.stream(shape).reduce(1, Math::multiplyExact);
	}

	/** Returns the shape as text: {@code [60, 1, 3, 3]}. */
	public String shapeText() {
		return Arrays.toString(shape);
	}
}
