package sc.fiji.superres.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Converts between raw little-endian values and floats. */
public final class Storages {

	/** PyTorch's own limit. */
	private static final int MAX_DIMENSIONS = 64;

	private static final int HALF_INFINITE = 31;
	private static final int HALF_MANTISSA = 1024;
	private static final int HALF_BIAS = 25;

	private Storages() {}

	/** Little-endian. */
	public static byte[] bytes(final float[] values) {
		final byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
		littleEndian(bytes).asFloatBuffer().put(values);
		return bytes;
	}

	static byte[] bytes(final long[] values) {
		final byte[] bytes = new byte[Math.multiplyExact(values.length, Long.BYTES)];
		littleEndian(bytes).asLongBuffer().put(values);
		return bytes;
	}

	/**
	 * Converts the values of a storage to floats.
	 *
	 * @param type PyTorch's name of the storage's type, such as {@code FloatStorage}
	 */
	static float[] floats(final byte[] raw, final String type) {
		final float[] values = new float[count(raw, type)];
		final ByteBuffer in = littleEndian(raw);
		for (int i = 0; i < values.length; i++)
			values[i] = next(in, type);
		return values;
	}

	private static int count(final byte[] raw, final String type) {
		final int width = width(type);
		if (raw.length % width == 0) return raw.length / width;
		throw new IllegalArgumentException(raw.length + " bytes are no whole number of values of " + type);
	}

	private static ByteBuffer littleEndian(final byte[] raw) {
		return ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static float next(final ByteBuffer in, final String type) {
		return switch (type) {
			case "FloatStorage" -> in.getFloat();
			case "DoubleStorage" -> (float) in.getDouble();
			case "HalfStorage" -> half(in.getShort());
			case "BFloat16Storage" -> Float.intBitsToFloat(in.getShort() << 16);
			case "LongStorage" -> in.getLong();
			case "IntStorage" -> in.getInt();
			case "ShortStorage" -> in.getShort();
			case "ByteStorage" -> in.get() & 0xff;
			default -> in.get();
		};
	}

	/** Copies a view into a dense tensor; every index is checked against the storage. */
	static FloatTensor strided(final float[] storage, final int offset, final int[] shape, final int[] strides) {
		requireWithin(storage.length, offset, shape, strides);
		final int elements = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
		final float[] values = new float[elements];
		copy(storage, offset, strides, values, shape);
		return new FloatTensor(values, shape);
	}

	private static void copy(final float[] storage, final int offset, final int[] strides, final float[] values,
		final int[] shape)
	{
		final int[] index = new int[shape.length];
		int at = offset;
		for (int i = 0; i < values.length; i++) {
			values[i] = storage[at];
			at = advance(at, index, shape, strides);
		}
	}

	/** Moves the index to the next element in row-major order and returns its place in the storage. */
	private static int advance(final int at, final int[] index, final int[] shape, final int[] strides) {
		int next = at;
		for (int d = shape.length - 1; d >= 0; d--) {
			next += strides[d];
			index[d]++;
			if (index[d] < shape[d]) break;
			next -= shape[d] * strides[d];
			index[d] = 0;
		}
		return next;
	}

	/**
	 * Requires that a view stays within its storage.
	 *
	 * @param length number of values in the storage
	 * @throws IllegalArgumentException when the view reaches beyond its storage, or claims more values than lie there
	 */
	static void requireWithin(final int length, final int offset, final int[] shape, final int[] strides) {
		requireDimensions(shape.length, strides.length);
		long elements = 1;
		long last = offset;
		for (int d = 0; d < shape.length; d++) {
			requireNotNegative(shape[d], strides[d]);
			elements = Math.multiplyExact(elements, (long) shape[d]);
			last += (shape[d] - 1L) * strides[d];
		}
		requirePlaces(length, offset, last, elements);
	}

	private static void requireNotNegative(final int size, final int stride) {
		if (size < 0 || stride < 0) throw new IllegalArgumentException("negative size or stride");
	}

	private static void requireDimensions(final int sizes, final int strides) {
		if (sizes == strides && sizes <= MAX_DIMENSIONS) return;
		throw new IllegalArgumentException("a tensor of " + sizes + " dimensions with " + strides + " strides");
	}

	private static void requirePlaces(final int length, final int first, final long last, final long elements) {
		final boolean isWithin = first >= 0 && last < length;
		if (elements > 0 && !isWithin) throw outside(length);
		if (elements > Math.max(1, length)) throw tooMany(elements, length);
	}

	private static IllegalArgumentException outside(final int length) {
		return new IllegalArgumentException("a tensor reaches beyond its " + length + " stored values");
	}

	private static IllegalArgumentException tooMany(final long elements, final int length) {
		return new IllegalArgumentException("a tensor claims " + elements + " values, its storage has " + length);
	}

	/** Returns the bytes of one value. */
	public static int width(final String type) {
		return switch (type) {
			case "DoubleStorage", "LongStorage" -> 8;
			case "FloatStorage", "IntStorage" -> 4;
			case "HalfStorage", "BFloat16Storage", "ShortStorage" -> 2;
			default -> 1;
		};
	}

	/** Converts an IEEE 754 binary16 to a float. */
	private static float half(final short bits) {
		final float magnitude = halfMagnitude(bits >> 10 & 0x1f, bits & 0x3ff);
		return bits < 0 ? -magnitude : magnitude;
	}

	private static float halfMagnitude(final int exponent, final int mantissa) {
		if (exponent == 0) return mantissa * 0x1p-24f;
		if (exponent < HALF_INFINITE) return (float) ((mantissa + HALF_MANTISSA) * Math.pow(2, exponent - HALF_BIAS));
		if (mantissa == 0) return Float.POSITIVE_INFINITY;
		return Float.NaN;
	}
}
