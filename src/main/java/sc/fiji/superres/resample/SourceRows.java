package sc.fiji.superres.resample;

import java.lang.reflect.Array;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.type.NativeType;
import net.imglib2.type.PrimitiveType;

import sc.fiji.superres.image.Planes;

/**
 * Rows of a plane as a primitive array: the array of an array image itself, or, for any other view such as a slice of a
 * planar image, copies of the rows in use, a strip at a time.
 */
final class SourceRows {

	private final int width;
	private final PrimitiveBlocks<?> blocks;
	private final int[] min;
	private Object array;

	private SourceRows(final int width, final Object array, final PrimitiveBlocks<?> blocks, final int[] min) {
		this.width = width;
		this.array = array;
		this.blocks = blocks;
		this.min = min;
	}

	/** Rows of a two-dimensional plane of bytes, shorts or floats; each thread has its own instance. */
	static <T extends NativeType<T>> SourceRows of(final RandomAccessibleInterval<T> plane) {
		final int width = Planes.width(plane);
		final Object shared = Planes.sharedArray(plane);
		if (shared != null) return new SourceRows(width, shared, null, null);
		final PrimitiveBlocks<T> blocks = PrimitiveBlocks.of(plane, PrimitiveBlocks.OnFallback.ACCEPT);
		final int[] min = { (int) plane.min(0), (int) plane.min(1) };
		return new SourceRows(width, null, blocks.independentCopy(), min);
	}

	/**
	 * Makes rows y … y + rows − 1 available in {@link #array()}.
	 *
	 * @return the element at which they begin
	 */
	int load(final int y, final int rows) {
		if (blocks == null) return y * width;
		if (array == null || Array.getLength(array) < width * rows) array = newArray(width * rows);
		blocks.copy(new int[] { min[0], min[1] + y }, array, new int[] { width, rows });
		return 0;
	}

	/** The array that holds the rows last loaded, {@link #width()} elements apart; nobody may write to it. */
	Object array() {
		return array;
	}

	int width() {
		return width;
	}

	private Object newArray(final int length) {
		return switch (primitiveType()) {
			case BYTE -> new byte[length];
			case SHORT -> new short[length];
			default -> new float[length];
		};
	}

	private PrimitiveType primitiveType() {
		return ((NativeType<?>) blocks.getType()).getNativeTypeFactory().getPrimitiveType();
	}
}
