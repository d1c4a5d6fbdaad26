package sc.fiji.superres.sheet;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.RoundNumber;

/**
 * A bar of a round length in nm or µm; in pixels where their size is not known.
 *
 * @param pixels length in pixels of the field
 * @param text length as people read it: "5 nm"
 */
record ScaleBar(double pixels, String text) {

	private static final double MICROMETRE = 1000;

	/**
	 * The longest round one.
	 *
	 * @param pixel size of a pixel of the field
	 * @param most pixels of the field that it may be long
	 */
	static ScaleBar within(final double most, final PixelSize pixel) {
		return pixel.nanometres().map(nm -> of(most, nm.width())).orElseGet(() -> inPixels(most));
	}

	private static ScaleBar of(final double most, final double nanometres) {
		final double length = RoundNumber.atMost(most * nanometres);
		return new ScaleBar(length / nanometres, text(length));
	}

	private static String text(final double nanometres) {
		if (nanometres < MICROMETRE) return NumberText.plain(nanometres, 3) + " nm";
		return NumberText.plain(nanometres / MICROMETRE, 3) + " µm";
	}

	private static ScaleBar inPixels(final double most) {
		final double length = RoundNumber.atMost(most);
		return new ScaleBar(length, NumberText.plain(length, 3) + " px");
	}
}
