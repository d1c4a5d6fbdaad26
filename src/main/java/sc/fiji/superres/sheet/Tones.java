package sc.fiji.superres.sheet;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

/**
 * How grey values become colours.
 *
 * @param range values that get the first and the last colour; those beyond get the same
 * @param colours 256 of them; NaN gets the first
 */
public record Tones(IntensityRange range, IndexColorModel colours) {

	private static final int LAST = 255;
	/** Percentiles of an image that its range lies between: single bright pixels leave the rest visible. */
	private static final double LOW = 0.1;
	private static final double HIGH = 100 - LOW;
	/** Ranges that share less than this part of the greater one belong to different quantities. */
	private static final double SHARED = 0.05;

	/** Nearly all values of a plane; 0 to 1 where none is finite, since then all is shown alike. */
	public static IntensityRange range(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		if (isEmpty(plane)) return new IntensityRange(0, 1);
		return IntensityRange.percentiles(plane, LOW, HIGH);
	}

	/** Whether a plane has no value anywhere, as the map of a model that guarantees nothing. */
	public static boolean isEmpty(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		for (final float value : Planes.floatArray(plane))
			if (Float.isFinite(value)) return false;
		return true;
	}

	/** Whether grey values of two ranges can be shown in one. */
	public static boolean areAlike(final IntensityRange a, final IntensityRange b) {
		final double shared = Math.min(a.high(), b.high()) - Math.max(a.low(), b.low());
		return shared >= SHARED * Math.max(span(a), span(b));
	}

	private static double span(final IntensityRange range) {
		return range.high() - range.low();
	}

	/** The range that two lie in. */
	public static IntensityRange union(final IntensityRange a, final IntensityRange b) {
		return new IntensityRange(Math.min(a.low(), b.low()), Math.max(a.high(), b.high()));
	}

	/** A plane in these colours. */
	public BufferedImage image(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final WritableRaster raster = colours.createCompatibleWritableRaster(Planes.width(plane), Planes.height(plane));
		final byte[] indices = ((DataBufferByte) raster.getDataBuffer()).getData();
		final float[] values = Planes.floatArray(plane);
		for (int i = 0; i < indices.length; i++)
			indices[i] = index(values[i]);
		return new BufferedImage(colours, raster, false, null);
	}

	private byte index(final float value) {
		final double share = Math.max(0, Math.min(1, range.toUnit(value)));
		return (byte) Math.round(LAST * share);
	}
}
