package sc.fiji.superres.upscale;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Heap;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

/**
 * Super-resolution of planes of any of the three types, one of grey values or red, green and blue: mapped to [0,1] by
 * one range, enlarged, mapped back. 8- and 16-bit results are rounded and clipped to their type; a 32-bit result is not
 * clipped, and NaN where the plane had NaN or infinite pixels.
 */
public final class GreyUpscale {

	/**
	 * What comes of the planes of an image.
	 *
	 * @param planes s times larger, of the same types
	 * @param spread standard deviation of the eight orientations in grey values, the root mean square over the planes
	 */
	public record Spread(List<RandomAccessibleInterval<? extends RealType<?>>> planes,
		RandomAccessibleInterval<FloatType> spread)
	{}

	private final IntensityRange range;
	private final int s;
	private final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes;
	private final List<RandomAccessibleInterval<FloatType>> units = new ArrayList<>();
	private final List<Holes> holes = new ArrayList<>();

	private GreyUpscale(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes,
		final IntensityRange range, final int s)
	{
		this.planes = planes;
		this.range = range;
		this.s = s;
		requireMemory(planes, s);
		for (final RandomAccessibleInterval<? extends RealType<?>> plane : planes) {
			requireGrey(plane.getType());
			final float[] unit = unit(plane, range);
			holes.add(Holes.fill(unit, Planes.width(plane)));
			units.add(Planes.floats(unit, Planes.width(plane), Planes.height(plane)));
		}
	}

	/**
	 * @param planes 8-bit, 16-bit or 32-bit; what belongs together, of one size
	 * @param range of the whole image or stack the planes belong to
	 * @return s times larger, of the same types
	 * @throws IllegalArgumentException for other types, and where the result does not fit Java's memory
	 */
	public static List<RandomAccessibleInterval<? extends RealType<?>>> upscale(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes, final IntensityRange range,
		final Upscaler upscaler, final Progress progress)
	{
		final GreyUpscale work = new GreyUpscale(planes, range, upscaler.factor());
		return work.restored(upscaler.upscale(work.units, progress));
	}

	/** As {@link #upscale}, by eight orientations, and how much they differ. */
	public static Spread withSpread(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes,
		final IntensityRange range, final SelfEnsemble upscaler, final Progress progress)
	{
		final GreyUpscale work = new GreyUpscale(planes, range, upscaler.factor());
		final SelfEnsemble.Result result = upscaler.withSpread(work.units, progress);
		return new Spread(work.restored(result.mean()), work.spread(result.spread()));
	}

	private List<RandomAccessibleInterval<? extends RealType<?>>> restored(
		final List<RandomAccessibleInterval<FloatType>> enlarged)
	{
		final List<RandomAccessibleInterval<? extends RealType<?>>> results = new ArrayList<>();
		for (int i = 0; i < planes.size(); i++) {
			final float[] result = Planes.floatArray(enlarged.get(i));
			if (holes.get(i) != null) holes.get(i).restore(result, s);
			results.add(restore(result, Planes.width(enlarged.get(i)), Planes.height(enlarged.get(i)), range, planes
				.get(i).getType()));
		}
		return results;
	}

	private RandomAccessibleInterval<FloatType> spread(final List<RandomAccessibleInterval<FloatType>> spreads) {
		final float[] sum = new float[Planes.floatArray(spreads.get(0)).length];
		for (int c = 0; c < spreads.size(); c++) {
			final float[] spread = Planes.floatArray(spreads.get(c));
			if (holes.get(c) != null) holes.get(c).restore(spread, s);
			for (int i = 0; i < sum.length; i++)
				sum[i] += spread[i] * spread[i] / spreads.size();
		}
		for (int i = 0; i < sum.length; i++)
			sum[i] = (float) (Math.sqrt(sum[i]) * (range.high() - range.low()));
		return Planes.floats(sum, Planes.width(spreads.get(0)), Planes.height(spreads.get(0)));
	}

	private static float[] unit(final RandomAccessibleInterval<? extends RealType<?>> plane,
		final IntensityRange range)
	{
		final float[] grey = Planes.floatArray(plane);
		final float[] unit = new float[grey.length];
		for (int i = 0; i < grey.length; i++)
			unit[i] = (float) range.toUnit(grey[i]);
		return unit;
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

	/** For the result as floats, and as what the planes are. */
	private static void requireMemory(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes,
		final int s)
	{
		final RandomAccessibleInterval<? extends RealType<?>> first = planes.get(0);
		final long width = (long) s * Planes.width(first), height = (long) s * Planes.height(first);
		final int bytes = first.getType() instanceof FloatType ? Float.BYTES : Float.BYTES + first.getType()
			.getBitsPerPixel() / Byte.SIZE;
		Heap.require(planes.size() * width * height * bytes, "A result of " + width + "×" + height + " pixels");
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
