package sc.fiji.superres.resample;

import java.lang.reflect.Array;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.type.NativeType;
import net.imglib2.type.PrimitiveType;

import sc.fiji.superres.image.Planes;

/**
 * Rows of a plane as a primitive array: the array behind an array image itself; of any other view, such as a slice of a
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

	/** Rows of a two-dimensional plane of bytes, shorts or floats; one instance a thread. */
	static <T extends NativeType<T>> SourceRows of(final RandomAccessibleInterval<T> plane) {
		final int width = Planes.width(plane);
		final Object shared = Planes.sharedArray(plane);
		if (shared != null) return new SourceRows(width, shared, null, null);
		return new SourceRows(width, null, PrimitiveBlocks.of(plane, PrimitiveBlocks.OnFallback.ACCEPT)
			.independentCopy(), new int[] { (int) plane.min(0), (int) plane.min(1) });
	}

	/** Makes rows y … y + rows − 1 ready in {@link #array()}, and tells at which element they begin. */
	int load(final int y, final int rows) {
		if (blocks == null) return y * width;
		if (array == null || Array.getLength(array) < width * rows) array = newArray(width * rows);
		blocks.copy(new int[] { min[0], min[1] + y }, array, new int[] { width, rows });
		return 0;
	}

	/** The array that holds the rows last loaded, {@link #width()} apart; not to be written to. */
	Object array() {
		return array;
	}

	int width() {
		return width;
	}

	private Object newArray(final int length) {
		final PrimitiveType type = ((NativeType<?>) blocks.getType()).getNativeTypeFactory().getPrimitiveType();
		return type == PrimitiveType.BYTE ? new byte[length] : type == PrimitiveType.SHORT ? new short[length]
			: new float[length];
	}
}
