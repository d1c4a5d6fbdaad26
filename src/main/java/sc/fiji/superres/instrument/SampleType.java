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
			double next(final ByteBuffer bytes) {
				return Byte.toUnsignedInt(bytes.get());
			}
		},
		INT8(Byte.BYTES)
		{

			@Override
			double next(final ByteBuffer bytes) {
				return bytes.get();
			}
		},
		UINT16(Short.BYTES)
		{

			@Override
			double next(final ByteBuffer bytes) {
				return Short.toUnsignedInt(bytes.getShort());
			}
		},
		INT16(Short.BYTES)
		{

			@Override
			double next(final ByteBuffer bytes) {
				return bytes.getShort();
			}
		},
		UINT32(Integer.BYTES)
		{

			@Override
			double next(final ByteBuffer bytes) {
				return Integer.toUnsignedLong(bytes.getInt());
			}
		},
		INT32(Integer.BYTES)
		{

			@Override
			double next(final ByteBuffer bytes) {
				return bytes.getInt();
			}
		},
		FLOAT32(Float.BYTES)
		{

			@Override
			double next(final ByteBuffer bytes) {
				return bytes.getFloat();
			}
		},
		FLOAT64(Double.BYTES)
		{

			@Override
			double next(final ByteBuffer bytes) {
				return bytes.getDouble();
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

	/** The next value, exactly, in the byte order of the buffer. */
	abstract double next(ByteBuffer bytes);

	/** The value at the position of a buffer, exactly, which moves on behind it. */
	public double value(final ByteBuffer bytes) {
		return next(bytes);
	}

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
		return plane(values(file, place, width, height), (int) width, (int) height);
	}

	/**
	 * Reads a plane whose lowest row comes first in the file.
	 *
	 * @throws IOException as {@link #plane} does
	 */
	public RandomAccessibleInterval<? extends RealType<?>> planeFromBelow(final FileBytes file, final long place,
		final long width, final long height) throws IOException
	{
		final ByteBuffer values = values(file, place, width, height);
		Rows.upsideDown(values.array(), (int) width * bytes);
		return plane(values, (int) width, (int) height);
	}

	/**
	 * Makes a plane of values in memory, whose rows follow each other; one of 8 bits shares the array of the buffer.
	 *
	 * @param values as many as there are pixels, from the beginning of an array on, in the byte order of the file
	 */
	public RandomAccessibleInterval<? extends RealType<?>> plane(final ByteBuffer values, final int columns,
		final int rows)
	{
		return switch (this) {
			case UINT8 -> Planes.bytes(values.array(), columns, rows);
			case UINT16 -> Planes.shorts(shorts(values), columns, rows);
			default -> Planes.floats(floats(values, 1, 0), columns, rows);
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
		return floats(values(file, place, width, height), 1, 0);
	}

	/**
	 * Reads a plane as floats in the order of the file, each value · factor + offset, computed in double precision.
	 *
	 * @throws IOException as {@link #plane} does
	 */
	public float[] scaled(final FileBytes file, final long place, final long width, final long height,
		final double factor, final double offset) throws IOException
	{
		return floats(values(file, place, width, height), factor, offset);
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

	/**
	 * Checks that an image fits into memory, before anything is made of it.
	 *
	 * @param needed in bytes
	 * @param size of the image for people, "512×512"
	 * @throws IOException where memory is short
	 */
	public static void requireMemory(final long needed, final String size) throws IOException {
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

	private float[] floats(final ByteBuffer values, final double factor, final double offset) {
		final float[] floats = new float[values.remaining() / bytes];
		for (int i = 0; i < floats.length; i++)
			floats[i] = (float) (next(values) * factor + offset);
		return floats;
	}
}
