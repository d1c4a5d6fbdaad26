package sc.fiji.superres.crops;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/** The one scale of grey values that metrics see: 0 … 255, whatever the type of the images. */
public final class Grey {

	/** Span of the scale, the peak of PSNR. */
	public static final double SPAN = 255;

	private Grey() {}

	/** 8-bit planes are on that scale already; others are mapped by their range, and become 32-bit. */
	public static RandomAccessibleInterval<? extends RealType<?>> to255(
		final RandomAccessibleInterval<? extends RealType<?>> plane, final IntensityRange range)
	{
		final boolean isEightBit = plane.getType() instanceof UnsignedByteType;
		if (isEightBit && range.equals(IntensityRange.EIGHT_BIT)) return plane;
		return Planes.floats(to255(Planes.floatArray(plane), range), Planes.width(plane), Planes.height(plane));
	}

	private static float[] to255(final float[] grey, final IntensityRange range) {
		final float[] scaled = new float[grey.length];
		for (int i = 0; i < grey.length; i++)
			scaled[i] = (float) (SPAN * range.toUnit(grey[i]));
		return scaled;
	}

	/** A copy of some pixels of a plane, of its type. */
	@SuppressWarnings({ "unchecked", "rawtypes" }) // a view has the plane's type
	public static RandomAccessibleInterval<? extends RealType<?>> crop(final RandomAccessibleInterval<?> plane,
		final CropDraw.Place place, final int side)
	{
		final long[] first = { place.x(), place.y() };
		final long[] last = { place.x() + side - 1, place.y() + side - 1 };
		return nearest(Views.zeroMin(Views.interval((RandomAccessibleInterval) plane, first, last)), side, side);
	}

	/** A crop shrunk by nearest neighbour: pixel ⌊s/2⌋ of each s, along both axes. */
	public static RandomAccessibleInterval<? extends RealType<?>> everySth(final RandomAccessibleInterval<?> plane,
		final CropDraw.Place place, final int side, final int s)
	{
		return nearest(crop(plane, place, side), side / s, side / s);
	}

	/** A plane of another size and the same type, by nearest neighbour; a copy where the size stays. */
	@SuppressWarnings({ "unchecked", "rawtypes" }) // the resampler looks at the type itself
	static RandomAccessibleInterval<? extends RealType<?>> nearest(final RandomAccessibleInterval<?> plane,
		final int width, final int height)
	{
		return Resampler.resample((RandomAccessibleInterval) plane, width, height, Filter.NEAREST);
	}
}
