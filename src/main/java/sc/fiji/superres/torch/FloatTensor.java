package sc.fiji.superres.torch;

import java.util.Arrays;

/**
 * A dense tensor of 32-bit floats in row-major order.
 *
 * @param values the elements, last dimension fastest; not copied
 * @param shape the sizes, outermost first; empty for a single number
 */
public record FloatTensor(float[] values, int... shape) {

	public FloatTensor {
		long elements = 1;
		for (final int size : shape) {
			if (size < 0) throw new IllegalArgumentException("A tensor has no negative size: " + Arrays.toString(
				shape));
			elements = Math.multiplyExact(elements, (long) size);
		}
		if (elements != values.length) {
			throw new IllegalArgumentException("A tensor of shape " + Arrays.toString(shape) + " holds " + elements +
				" values, not " + values.length + ".");
		}
	}

	/** A tensor of the given shape with every element {@code value}. */
	public static FloatTensor filled(final float value, final int... shape) {
		final float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
		Arrays.fill(values, value);
		return new FloatTensor(values, shape);
	}

	/** The shape as people write it: {@code [60, 1, 3, 3]}. */
	public String shapeText() {
		return Arrays.toString(shape);
	}
}
