package sc.fiji.superres.image;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Physical size of a pixel.
 *
 * @param width distance between pixel centres along x, in {@code unit}
 * @param height distance between pixel centres along y, in {@code unit}
 * @param unit name of the unit ("nm"); "pixel" if there is no calibration
 */
public record PixelSize(double width, double height, String unit) {

	/** Ratio by which the pixel sizes of one series may differ, since programs round them: 1 %. */
	public static final double TOLERANCE = 1.01;

	private static final String NM = "nm";

	/**
	 * Nanometres of each unit of length that scans use, in lower case. Inch and cm are missing because files give them
	 * for the size of a print, not of the sample.
	 */
	private static final Map<String, Double> NANOMETRES = new HashMap<>();

	static {
		spellings(1e-3, "pm");
		spellings(0.1, "å", "angstrom", "angstroms", "ångström");
		spellings(1, NM, "nanometer", "nanometre");
		spellings(1e3, "µm", "um", "micron", "microns", "micrometer", "micrometre");
		spellings(1e6, "mm");
		spellings(1e9, "m");
	}

	private static void spellings(final double nanometres, final String... units) {
		for (final String unit : units)
			NANOMETRES.put(unit, nanometres);
	}

	/**
	 * The same size in nm; empty if the unit is not a length of the sample (pixel, inch, cm) or a side is not positive.
	 */
	public Optional<PixelSize> nanometres() {
		final Double factor = NANOMETRES.get(oneSpelling(unit));
		if (factor == null || !isLength(width) || !isLength(height)) return Optional.empty();
		return Optional.of(new PixelSize(width * factor, height * factor, NM));
	}

	/** Whether another pixel, measured in the same unit, is as wide and as high within {@link #TOLERANCE}. */
	public boolean isLike(final PixelSize other) {
		return areLike(width, other.width) && areLike(height, other.height);
	}

	/** Whether it is as wide as high within {@link #TOLERANCE}. */
	public boolean isSquare() {
		return areLike(width, height);
	}

	private static boolean areLike(final double side, final double other) {
		return Math.max(side / other, other / side) <= TOLERANCE;
	}

	private static boolean isLength(final double side) {
		return side > 0 && side < Double.POSITIVE_INFINITY;
	}

	/** Unicode has two micro signs and two letters for the ångström; the latter have one lower case. */
	private static String oneSpelling(final String unit) {
		return Objects.requireNonNullElse(unit, "").trim().toLowerCase(Locale.ROOT).replace('μ', 'µ');
	}
}
