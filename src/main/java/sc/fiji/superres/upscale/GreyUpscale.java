package sc.fiji.superres.upscale;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

/**
 * Super-resolution of a grey plane of any of the three types: mapped to [0,1] by one range, enlarged, mapped back. 8-
 * and 16-bit results are rounded and clipped to their type; a 32-bit result is not clipped, and NaN where the plane had
 * NaN or infinite pixels.
 */
public final class GreyUpscale {

	private GreyUpscale() {}

	/**
	 * @param plane 8-bit, 16-bit or 32-bit
	 * @param range of the whole image or stack the plane belongs to
	 * @return s times larger, of the same type
	 */
	public static RandomAccessibleInterval<? extends RealType<?>> upscale(
		final RandomAccessibleInterval<? extends RealType<?>> plane, final IntensityRange range, final Upscaler upscaler,
		final Progress progress)
	{
		requireGrey(plane.getType());
		final float[] grey = Planes.floatArray(plane);
		final float[] unit = new float[grey.length];
		for (int i = 0; i < grey.length; i++)
			unit[i] = (float) range.toUnit(grey[i]);
		final Holes holes = Holes.fill(unit, Planes.width(plane));
		final var enlarged = upscaler.upscale(Planes.floats(unit, Planes.width(plane), Planes.height(plane)), progress);
		final float[] result = Planes.floatArray(enlarged);
		if (holes != null) holes.restore(result, upscaler.factor());
		return restore(result, Planes.width(enlarged), Planes.height(enlarged), range, plane.getType());
	}

	private static RandomAccessibleInterval<? extends RealType<?>> restore(final float[] unit, final int width,
		final int height, final IntensityRange range, final Object type)
	{
		if (type instanceof UnsignedByteType) {
			final byte[] bytes = new byte[unit.length];
			for (int i = 0; i < bytes.length; i++)
				bytes[i] = (byte) whole(range, unit[i], 255);
			return Planes.bytes(bytes, width, height);
		}
		if (type instanceof UnsignedShortType) {
			final short[] shorts = new short[unit.length];
			for (int i = 0; i < shorts.length; i++)
				shorts[i] = (short) whole(range, unit[i], 65535);
			return Planes.shorts(shorts, width, height);
		}
		for (int i = 0; i < unit.length; i++)
			unit[i] = (float) range.fromUnit(unit[i]);
		return Planes.floats(unit, width, height);
	}

	private static void requireGrey(final Object type) {
		if (type instanceof UnsignedByteType || type instanceof UnsignedShortType || type instanceof FloatType) return;
		throw new IllegalArgumentException("Images are 8-bit, 16-bit or 32-bit grey, not " + type.getClass()
			.getSimpleName() + ". Convert the image first.");
	}

	private static long whole(final IntensityRange range, final float unit, final int max) {
		return Math.max(0, Math.min(max, Math.round(range.fromUnit(unit))));
	}
}
