package sc.fiji.superres.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How finely the sample is scanned: a magnification in MX (millionfold, larger is finer) or a field width in nm
 * (smaller is finer).
 * <p>
 * The code works with ratios of zoom levels, where larger is always finer: twice 5 MX is 10 MX, twice 24 nm is 12 nm.
 * </p>
 *
 * <pre>
 * new ZoomLevel(24, ZoomLevel.NM).targetAt(2).label() // "R12"
 * </pre>
 *
 * @param value in {@code unit}, finite and greater than 0
 * @param unit {@value #MX} or {@value #NM}, written exactly so
 */
public record ZoomLevel(double value, String unit) {

	/** Magnification, millionfold. */
	public static final String MX = "MX";

	/** Width of the scanned field. */
	public static final String NM = "nm";

	/** Decimals of a zoom level in names and manifests. */
	private static final int DECIMALS = 4;

	public ZoomLevel {
		if (!MX.equals(unit) && !NM.equals(unit)) throw unknownUnit(unit);
		if (!(value > 0) || Double.isInfinite(value)) throw noZoomLevel(value, unit);
	}

	private static IllegalArgumentException unknownUnit(final String unit) {
		return new IllegalArgumentException("unit=" + unit +
			" is not a unit of zoom levels. Write MX (magnification, millionfold) or nm (field width).");
	}

	private static IllegalArgumentException noZoomLevel(final double value, final String unit) {
		return new IllegalArgumentException("A zoom level is a finite number greater than 0, not " + value + " " +
			unit + ".");
	}

	/**
	 * The zoom level with {@code ratio} times as many pixels on the same length: MX grows with the ratio, nm falls.
	 *
	 * @param ratio greater than 0; 1 is this level
	 */
	public ZoomLevel targetAt(final double ratio) {
		if (MX.equals(unit)) return new ZoomLevel(value * ratio, unit);
		return new ZoomLevel(value / ratio, unit);
	}

	/** {@link #value()} to four decimals, so that 24/(24/23) nm is 23. */
	public double rounded() {
		return decimal().doubleValue();
	}

	/** The form used in file names: R10, R1.25, R24; up to four decimals without trailing zeros. */
	public String label() {
		return "R" + decimal().toPlainString();
	}

	/** The form shown to people: 1.25 MX. */
	@Override
	public String toString() {
		return decimal().toPlainString() + " " + unit;
	}

	private BigDecimal decimal() {
		return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
	}
}
