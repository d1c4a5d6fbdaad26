package sc.fiji.superres.imageplus;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Consumer;

import ij.ImagePlus;
import ij.measure.Calibration;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.HotPixels;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

/**
 * What the stored grey values of an image stand for, by the function of its calibration (Analyze › Calibrate…). ImageJ
 * has signed 16-bit images so: stored 0 … 65535 stand for −32768 … 32767.
 * <p>
 * People read, measure and write calibrated values; networks get stored ones, which a straight line leads to.
 * </p>
 */
public final class CalibratedGrey {

	private final float[] table; // of each stored value; null where they stand for themselves
	private final double[] line; // offset and slope; null where the function is another

	private CalibratedGrey(final float[] table, final double[] line) {
		this.table = table;
		this.line = line;
	}

	/** Of an 8- or 16-bit image with a function; others stand for themselves. */
	public static CalibratedGrey of(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		final int bits = image.getBitDepth();
		if (!calibration.calibrated() || bits != Byte.SIZE && bits != Short.SIZE) return new CalibratedGrey(null, null);
		final boolean straight = calibration.getFunction() == Calibration.STRAIGHT_LINE && calibration
			.getCoefficients()[1] != 0;
		return new CalibratedGrey(calibration.getCTable(), straight ? calibration.getCoefficients() : null);
	}

	/** Calibrated values: 32-bit where there is a function, else the plane itself. */
	public RandomAccessibleInterval<? extends RealType<?>> plane(
		final RandomAccessibleInterval<? extends RealType<?>> stored)
	{
		if (table == null) return stored;
		final float[] values = Planes.floatArray(stored);
		for (int i = 0; i < values.length; i++)
			values[i] = table[(int) values[i]];
		return Planes.floats(values, Planes.width(stored), Planes.height(stored));
	}

	/**
	 * Which calibrated values are 0 and 1.
	 *
	 * @param text as {@link IntensityRange#parse} reads it
	 * @param stored planes of the whole image
	 * @param leftOut told of hot pixels that {@code auto} passes over
	 */
	public IntensityRange range(final String text, final List<RandomAccessibleInterval<? extends RealType<?>>> stored,
		final Consumer<HotPixels> leftOut)
	{
		if (table != null && table.length == 1 << Byte.SIZE && isAuto(text)) return ends();
		return IntensityRange.parse(text, calibrated(stored), leftOut);
	}

	/**
	 * The same as stored values.
	 *
	 * @throws IllegalArgumentException for two grey values where the function is no straight line
	 */
	public IntensityRange storedRange(final String text,
		final List<RandomAccessibleInterval<? extends RealType<?>>> stored, final Consumer<HotPixels> leftOut)
	{
		if (line != null && !(isAuto(text) && table.length == 1 << Byte.SIZE)) return stored(range(text, stored,
			leftOut));
		if (table != null && line == null && text.contains(":") && !text.contains("%"))
			throw new IllegalArgumentException("range=" + text +
				" names calibrated values, and the image's calibration function is no straight line: take " +
				"percentiles, or remove the function (Analyze > Calibrate..., None).");
		return IntensityRange.parse(text, stored, leftOut);
	}

	/** What a range of stored values stands for; itself where no straight line says it. */
	public IntensityRange shown(final IntensityRange stored) {
		if (line == null) return stored;
		return between(line[0] + line[1] * stored.low(), line[0] + line[1] * stored.high());
	}

	private IntensityRange stored(final IntensityRange shown) {
		return between((shown.low() - line[0]) / line[1], (shown.high() - line[0]) / line[1]);
	}

	/** A falling line changes the ends over. */
	private static IntensityRange between(final double a, final double b) {
		return new IntensityRange(Math.min(a, b), Math.max(a, b));
	}

	private IntensityRange ends() {
		return between(table[0], table[table.length - 1]);
	}

	private static boolean isAuto(final String text) {
		return text == null || text.isBlank() || text.trim().equalsIgnoreCase("auto");
	}

	private List<RandomAccessibleInterval<? extends RealType<?>>> calibrated(
		final List<RandomAccessibleInterval<? extends RealType<?>>> stored)
	{
		return new AbstractList<>() {

			@Override
			public RandomAccessibleInterval<? extends RealType<?>> get(final int i) {
				return plane(stored.get(i));
			}

			@Override
			public int size() {
				return stored.size();
			}
		};
	}
}
