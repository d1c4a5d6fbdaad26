package sc.fiji.superres.instrument;

import java.util.Optional;

import sc.fiji.superres.image.PixelSize;

/** Sizes of pixels as files of microscopes write them, in nm. */
public final class Lengths {

	/** A pixel of a file that does not tell its size, or not as a length of the sample. */
	public static final PixelSize UNKNOWN = new PixelSize(1, 1, "pixel");

	/** No microscope's pixel is as large: what is larger is no length in metres. */
	private static final double LARGEST = 1e-3;
	private static final double NANOMETRES = 1e9;
	/** How DigitalMicrograph writes the ångström. */
	private static final String ANGSTROM = "A";

	private Lengths() {}

	/** A pixel by its sides in metres; {@link #UNKNOWN} where they can be none. */
	public static PixelSize metres(final double width, final double height) {
		if (!isLength(width) || !isLength(height)) return UNKNOWN;
		return new PixelSize(width * NANOMETRES, height * NANOMETRES, "nm");
	}

	private static boolean isLength(final double metres) {
		return metres > 0 && metres < LARGEST;
	}

	/** A pixel by its sides in one unit or two; {@link #UNKNOWN} where these are no lengths of the sample. */
	public static PixelSize of(final double width, final String widthUnit, final double height,
		final String heightUnit)
	{
		final Optional<Double> across = nanometres(width, widthUnit);
		final Optional<Double> down = nanometres(height, heightUnit);
		if (across.isEmpty() || down.isEmpty()) return UNKNOWN;
		return new PixelSize(across.get(), down.get(), "nm");
	}

	private static Optional<Double> nanometres(final double length, final String unit) {
		final double side = Math.abs(length);
		return new PixelSize(side, side, known(unit)).nanometres().map(PixelSize::width);
	}

	private static String known(final String unit) {
		if (unit.strip().equals(ANGSTROM)) return "Å";
		return unit;
	}
}
