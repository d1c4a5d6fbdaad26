package sc.fiji.superres.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Raw little-endian values ⇄ floats. */
public final class Storages {

	private static final int MAX_DIMENSIONS = 64; // PyTorch's own

	private Storages() {}

	static byte[] bytes(final float[] values) {
		final byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
		return bytes;
	}

	static byte[] bytes(final long[] values) {
		final byte[] bytes = new byte[Math.multiplyExact(values.length, Long.BYTES)];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
		return bytes;
	}

	/** Values of any storage type as floats; {@code type} is PyTorch's name such as {@code FloatStorage}. */
	static float[] floats(final byte[] raw, final String type) {
		if (raw.length % width(type) != 0) {
			throw new IllegalArgumentException(raw.length + " bytes are no whole number of values of " + type);
		}
		final ByteBuffer in = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
		final float[] values = new float[raw.length / width(type)];
		for (int i = 0; i < values.length; i++) {
			values[i] = switch (type) {
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
		return values;
	}

	/** Copies a view into a dense tensor; every index is checked against the storage. */
	static FloatTensor strided(final float[] storage, final int offset, final int[] shape, final int[] strides) {
		requireWithin(storage.length, offset, shape, strides);
		final float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
		final int[] index = new int[shape.length];
		for (int i = 0, at = offset; i < values.length; i++) {
			values[i] = storage[at];
			for (int d = shape.length - 1; d >= 0; d--) {
				at += strides[d];
				if (++index[d] < shape[d]) break;
				at -= shape[d] * strides[d];
				index[d] = 0;
			}
		}
		return new FloatTensor(values, shape);
	}

	/**
	 * @param length values in the storage
	 * @throws IllegalArgumentException when a view reaches beyond its storage, or claims more values than lie there
	 */
	static void requireWithin(final int length, final int offset, final int[] shape, final int[] strides) {
		if (shape.length != strides.length || shape.length > MAX_DIMENSIONS) {
			throw new IllegalArgumentException("a tensor of " + shape.length + " dimensions with " + strides.length +
				" strides");
		}
		long elements = 1, last = offset;
		for (int d = 0; d < shape.length; d++) {
			if (shape[d] < 0 || strides[d] < 0) throw new IllegalArgumentException("negative size or stride");
			elements = Math.multiplyExact(elements, (long) shape[d]);
			last += (shape[d] - 1L) * strides[d];
		}
		if (elements > 0 && (offset < 0 || last >= length)) {
			throw new IllegalArgumentException("a tensor reaches beyond its " + length + " stored values");
		}
		if (elements > Math.max(1, length)) {
			throw new IllegalArgumentException("a tensor claims " + elements + " values, its storage has " + length);
		}
	}

	/** Bytes of one value. */
	public static int width(final String type) {
		return switch (type) {
			case "DoubleStorage", "LongStorage" -> 8;
			case "FloatStorage", "IntStorage" -> 4;
			case "HalfStorage", "BFloat16Storage", "ShortStorage" -> 2;
			default -> 1;
		};
	}

	/** IEEE 754 binary16 → float. */
	private static float half(final short bits) {
		final int exponent = bits >> 10 & 0x1f, mantissa = bits & 0x3ff;
		final float magnitude = exponent == 0 ? mantissa * 0x1p-24f : exponent == 31 ? mantissa == 0
			? Float.POSITIVE_INFINITY : Float.NaN : (float) ((mantissa + 1024) * Math.pow(2, exponent - 25));
		return bits < 0 ? -magnitude : magnitude;
	}
}
