package sc.fiji.superres.image;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Physical size of a pixel.
 *
 * @param width distance between pixel centres along x, in {@code unit}
 * @param height distance between pixel centres along y, in {@code unit}
 * @param unit name of the unit ("nm"), "pixel" where there is no calibration
 */
public record PixelSize(double width, double height, String unit) {

	/** What pixel sizes of one series may differ by, since programs round them: 1 %. */
	public static final double TOLERANCE = 1.01;

	private static final String NM = "nm";

	/** Units of length that scans are given in, lower case; inch and cm, which files say too, are the printer's. */
	private static final Map<String, Double> NANOMETRES = Map.ofEntries(Map.entry("pm", 1e-3), Map.entry("å", 0.1), Map
		.entry("angstrom", 0.1), Map.entry("angstroms", 0.1), Map.entry("ångström", 0.1), Map.entry(NM, 1.0), Map.entry(
			"nanometer", 1.0), Map.entry("nanometre", 1.0), Map.entry("µm", 1e3), Map.entry("um", 1e3), Map.entry(
				"micron", 1e3), Map.entry("microns", 1e3), Map.entry("micrometer", 1e3), Map.entry("micrometre", 1e3),
		Map.entry("mm", 1e6), Map.entry("m", 1e9));

	/**
	 * The same in nm; nothing where the unit is no length of the sample (pixel, inch, cm) or a side is not positive.
	 */
	public Optional<PixelSize> nanometres() {
		final Double factor = unit == null ? null : NANOMETRES.get(oneSpelling(unit));
		if (factor == null || !isLength(width) || !isLength(height)) return Optional.empty();
		return Optional.of(new PixelSize(width * factor, height * factor, NM));
	}

	/** Whether another pixel of the same unit is as wide, within {@link #TOLERANCE}. */
	public boolean isLike(final PixelSize other) {
		return Math.max(width / other.width, other.width / width) <= TOLERANCE;
	}

	private static boolean isLength(final double side) {
		return side > 0 && side < Double.POSITIVE_INFINITY;
	}

	/** Unicode has two micro signs and two letters for the ångström; lower case makes one of the latter. */
	private static String oneSpelling(final String unit) {
		return unit.trim().toLowerCase(Locale.ROOT).replace('μ', 'µ');
	}
}
