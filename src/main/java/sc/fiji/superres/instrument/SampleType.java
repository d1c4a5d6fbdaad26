package sc.fiji.superres.instrument;

import java.io.IOException;
import java.nio.ByteBuffer;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Heap;
import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.image.Planes;

/**
 * How a file stores a grey value. Values of 8 and 16 bits without sign stay as they are; all others become 32-bit
 * floats, which hold whole numbers up to 2²⁴ exactly.
 */
public enum SampleType {

		UINT8(Byte.BYTES) {

			@Override
			float next(final ByteBuffer bytes) {
				return Byte.toUnsignedInt(bytes.get());
			}
		},
		INT8(Byte.BYTES)
		{

			@Override
			float next(final ByteBuffer bytes) {
				return bytes.get();
			}
		},
		UINT16(Short.BYTES)
		{

			@Override
			float next(final ByteBuffer bytes) {
				return Short.toUnsignedInt(bytes.getShort());
			}
		},
		INT16(Short.BYTES)
		{

			@Override
			float next(final ByteBuffer bytes) {
				return bytes.getShort();
			}
		},
		UINT32(Integer.BYTES)
		{

			@Override
			float next(final ByteBuffer bytes) {
				return Integer.toUnsignedLong(bytes.getInt());
			}
		},
		INT32(Integer.BYTES)
		{

			@Override
			float next(final ByteBuffer bytes) {
				return bytes.getInt();
			}
		},
		FLOAT32(Float.BYTES)
		{

			@Override
			float next(final ByteBuffer bytes) {
				return bytes.getFloat();
			}
		},
		FLOAT64(Double.BYTES)
		{

			@Override
			float next(final ByteBuffer bytes) {
				return (float) bytes.getDouble();
			}
		};

	/** The longest side that is believed, in pixels. */
	private static final int LONGEST = 1 << 20;
	/** A plane is one array. */
	private static final long MOST = Integer.MAX_VALUE - Long.BYTES;

	private final int bytes;

	SampleType(final int bytes) {
		this.bytes = bytes;
	}

	/** Length of a value in bytes. */
	public int bytes() {
		return bytes;
	}

	/** The next value, in the byte order of the buffer. */
	abstract float next(ByteBuffer bytes);

	/**
	 * Reads a plane whose rows follow each other.
	 *
	 * @param place of the first value in the file
	 * @param width in pixels, as the file tells it
	 * @param height in pixels, as the file tells it
	 * @throws IOException where the size is none, the file ends before the plane does, or memory is short
	 */
	public RandomAccessibleInterval<? extends RealType<?>> plane(final FileBytes file, final long place,
		final long width, final long height) throws IOException
	{
		final ByteBuffer values = values(file, place, width, height);
		final int columns = (int) width;
		final int rows = (int) height;
		return switch (this) {
			case UINT8 -> Planes.bytes(values.array(), columns, rows);
			case UINT16 -> Planes.shorts(shorts(values), columns, rows);
			default -> Planes.floats(floats(values), columns, rows);
		};
	}

	/**
	 * Reads a plane as floats in the order of the file, for readers that turn or scale its values.
	 *
	 * @throws IOException as {@link #plane} does
	 */
	public float[] floats(final FileBytes file, final long place, final long width, final long height)
		throws IOException
	{
		return floats(values(file, place, width, height));
	}

	private ByteBuffer values(final FileBytes file, final long place, final long width, final long height)
		throws IOException
	{
		final long length = requireSize(width, height) * bytes;
		file.requireWithin(place, length);
		requireMemory(length + width * height * Float.BYTES, width + "×" + height);
		return file.at(place, length);
	}

	/**
	 * Checks the size of a plane before anything is made of it.
	 *
	 * @return its pixels
	 * @throws IOException where a side is below 1 or absurdly long, or there are more pixels than an array holds
	 */
	public static long requireSize(final long width, final long height) throws IOException {
		final boolean sound = width > 0 && height > 0 && width <= LONGEST && height <= LONGEST;
		if (sound && width * height <= MOST) return width * height;
		throw new IOException("it is damaged, or of a kind that is not read: its image has " + width + "×" + height +
			" pixels");
	}

	private static void requireMemory(final long needed, final String size) throws IOException {
		try {
			Heap.require(needed, "An image of " + size + " pixels");
		}
		catch (final IllegalArgumentException exc) {
			throw new IOException(exc.getMessage(), exc);
		}
	}

	private static short[] shorts(final ByteBuffer values) {
		final short[] shorts = new short[values.remaining() / Short.BYTES];
		values.asShortBuffer().get(shorts);
		return shorts;
	}

	private float[] floats(final ByteBuffer values) {
		final float[] floats = new float[values.remaining() / bytes];
		for (int i = 0; i < floats.length; i++)
			floats[i] = next(values);
		return floats;
	}
}
