package sc.fiji.superres.enlarge;

import java.awt.Color;

import ij.process.LUT;

/** The colours of a map of bounds: what lies beyond the tolerance has the colour that marks the result. */
final class BoundColours {

	private static final int COLOURS = 256;
	/** How bright the greatest bound is; the tolerance is 1. */
	private static final double DARKEST = 0.45;

	private BoundColours() {}

	/** 0 is doubtful, 1 is black. */
	static LUT yesOrNo() {
		final byte[][] rgb = new byte[3][COLOURS];
		for (int i = 0; i < COLOURS / 2; i++)
			set(rgb, i, 1);
		return upTo(1, rgb);
	}

	/**
	 * Bounds up to the tolerance keep their colours. ImageJ shows NaN, where there is no bound, as the first of all, so
	 * that is doubtful too: a bound of nothing there is not.
	 */
	static LUT beyond(final double tolerance, final LUT lut) {
		final byte[][] rgb = new byte[3][COLOURS];
		lut.getReds(rgb[0]);
		lut.getGreens(rgb[1]);
		lut.getBlues(rgb[2]);
		set(rgb, 0, 1);
		for (int i = 1; i < COLOURS; i++) {
			final double bound = lut.max * i / COLOURS;
			if (bound > tolerance) set(rgb, i, 1 - (1 - DARKEST) * (bound - tolerance) / (lut.max - tolerance));
		}
		return upTo(lut.max, rgb);
	}

	private static LUT upTo(final double max, final byte[][] rgb) {
		final LUT lut = new LUT(rgb[0], rgb[1], rgb[2]);
		lut.max = max;
		return lut;
	}

	private static void set(final byte[][] rgb, final int colour, final double brightness) {
		final Color doubtful = Doubtful.COLOUR;
		rgb[0][colour] = (byte) (brightness * doubtful.getRed());
		rgb[1][colour] = (byte) (brightness * doubtful.getGreen());
		rgb[2][colour] = (byte) (brightness * doubtful.getBlue());
	}
}
