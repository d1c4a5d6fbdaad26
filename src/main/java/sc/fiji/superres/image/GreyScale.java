package sc.fiji.superres.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/**
 * Grey values of the three types to [0,1] and back, by an {@link IntensityRange}. 8- and 16-bit values are rounded and
 * clipped to their type on the way back; 32-bit values are not clipped.
 */
public record GreyScale(IntensityRange range) {

	private static final int EIGHT_BIT = 255;
	private static final int SIXTEEN_BIT = 65535;

	/**
	 * The value in [0,1] of a grey value; NaN and infinite values stay what they are.
	 *
	 * @throws IllegalArgumentException where a finite value lies so far beyond the range that no float holds it
	 */
	public float unit(final float grey) {
		final float unit = (float) range.toUnit(grey);
		if (Float.isInfinite(unit) && Float.isFinite(grey)) throw beyond(grey);
		return unit;
	}

	private IllegalArgumentException beyond(final float grey) {
		return new IllegalArgumentException("The grey value " + grey + " lies too far beyond range=" + range.low() +
			":" + range.high() + ": give a wider range.");
	}

	/** The values in [0,1] of a plane, row-major; a copy. */
	public float[] units(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final float[] grey = Planes.floatArray(plane);
		final float[] unit = new float[grey.length];
		for (int i = 0; i < grey.length; i++)
			unit[i] = unit(grey[i]);
		return unit;
	}

	/**
	 * The grey values of a plane.
	 *
	 * @param unit {@code width·height} values, row-major; they may be changed, and become the pixels of a 32-bit plane
	 * @param type of the grey values
	 */
	public RandomAccessibleInterval<? extends RealType<?>> plane(final float[] unit, final int width, final int height,
		final Object type)
	{
		if (type instanceof UnsignedByteType) return Planes.bytes(bytes(unit), width, height);
		if (type instanceof UnsignedShortType) return Planes.shorts(shorts(unit), width, height);
		return Planes.floats(floats(unit), width, height);
	}

	/** The grey values, in the same array. */
	private float[] floats(final float[] unit) {
		for (int i = 0; i < unit.length; i++)
			unit[i] = (float) range.fromUnit(unit[i]);
		return unit;
	}

	private byte[] bytes(final float[] unit) {
		final byte[] bytes = new byte[unit.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) whole(unit[i], EIGHT_BIT);
		return bytes;
	}

	private short[] shorts(final float[] unit) {
		final short[] shorts = new short[unit.length];
		for (int i = 0; i < shorts.length; i++)
			shorts[i] = (short) whole(unit[i], SIXTEEN_BIT);
		return shorts;
	}

	private long whole(final float unit, final int max) {
		return Math.max(0, Math.min(max, Math.round(range.fromUnit(unit))));
	}
}
