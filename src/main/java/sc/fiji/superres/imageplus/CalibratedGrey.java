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

	private static final int EIGHT_BIT_VALUES = 1 << Byte.SIZE;

	/** A calibration function that is a straight line and can be turned round. */
	private record Line(double offset, double slope) {

		/** Null where the function is another. */
		static Line of(final Calibration calibration) {
			if (calibration.getFunction() != Calibration.STRAIGHT_LINE) return null;
			final double[] coefficients = calibration.getCoefficients();
			if (coefficients[1] == 0) return null;
			return new Line(coefficients[0], coefficients[1]);
		}

		IntensityRange calibrated(final IntensityRange stored) {
			return between(offset + slope * stored.low(), offset + slope * stored.high());
		}

		IntensityRange stored(final IntensityRange calibrated) {
			return between((calibrated.low() - offset) / slope, (calibrated.high() - offset) / slope);
		}
	}

	/** The calibrated value of each stored one; null where stored values stand for themselves. */
	private final float[] table;
	/** Null where the function is no straight line. */
	private final Line line;

	private CalibratedGrey(final float[] table, final Line line) {
		this.table = table;
		this.line = line;
	}

	/** That of an 8- or 16-bit image with a calibration function; other images' values stand for themselves. */
	public static CalibratedGrey of(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		if (!calibration.calibrated() || !hasWholeNumbers(image)) return new CalibratedGrey(null, null);
		return new CalibratedGrey(calibration.getCTable(), Line.of(calibration));
	}

	private static boolean hasWholeNumbers(final ImagePlus image) {
		final int bits = image.getBitDepth();
		return bits == Byte.SIZE || bits == Short.SIZE;
	}

	/** Calibrated values: a 32-bit plane where there is a function, else the plane itself. */
	public RandomAccessibleInterval<? extends RealType<?>> plane(
		final RandomAccessibleInterval<? extends RealType<?>> stored)
	{
		if (table == null) return stored;
		final float[] values = Planes.floatArray(stored);
		calibrate(values);
		return Planes.floats(values, Planes.width(stored), Planes.height(stored));
	}

	/** Puts calibrated values in the place of stored ones. */
	private void calibrate(final float[] values) {
		for (int i = 0; i < values.length; i++)
			values[i] = table[(int) values[i]];
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
		if (isWholeScale(text)) return wholeScale();
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
		if (line != null && !isWholeScale(text)) return line.stored(range(text, stored, leftOut));
		if (isCurved() && namesValues(text)) throw curvedValues(text);
		return IntensityRange.parse(text, stored, leftOut);
	}

	private boolean isCurved() {
		return table != null && line == null;
	}

	private static IllegalArgumentException curvedValues(final String text) {
		return new IllegalArgumentException("range=" + text +
			" names calibrated values, and the image's calibration function is no straight line: take " +
			"percentiles, or remove the function (Analyze > Calibrate..., None).");
	}

	/** What a range of stored values stands for; itself where no straight line says it. */
	public IntensityRange shown(final IntensityRange stored) {
		if (line == null) return stored;
		return line.calibrated(stored);
	}

	/** A falling line changes the ends over. */
	private static IntensityRange between(final double a, final double b) {
		return new IntensityRange(Math.min(a, b), Math.max(a, b));
	}

	/** Whether a range means all values that 8 bits can store, as {@code auto} does for calibrated 8-bit images. */
	private boolean isWholeScale(final String text) {
		return table != null && table.length == EIGHT_BIT_VALUES && isAuto(text);
	}

	private IntensityRange wholeScale() {
		return between(table[0], table[table.length - 1]);
	}

	private static boolean isAuto(final String text) {
		return text == null || text.isBlank() || text.trim().equalsIgnoreCase("auto");
	}

	/** Whether a range is two grey values, {@code LO:HI}, not percentiles. */
	private static boolean namesValues(final String text) {
		return text.contains(":") && !text.contains("%");
	}

	/** The planes with calibrated values, each made when asked for. */
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
