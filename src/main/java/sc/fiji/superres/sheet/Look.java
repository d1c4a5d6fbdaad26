package sc.fiji.superres.sheet;

import java.awt.Color;
import java.awt.Font;

/**
 * Colours, fonts and distances: dark and neutral, so that nothing is brighter than the images.
 *
 * @param scale enlarges fonts and distances; ImageJ's GUI scale, 1 for files
 */
public record Look(double scale) {

	/** Between and around panels. */
	public static final Color GROUND = new Color(0x1e1e1e);
	/** Of buttons, and of a panel where there is no image. */
	public static final Color RAISED = new Color(0x343434);
	/** Of buttons that are chosen. */
	public static final Color CHOSEN = new Color(0x1f6f9f);
	/** Below words that say all is well. */
	public static final Color GOOD = new Color(0x24593a);
	/** Below words of doubt. */
	public static final Color DOUBTFUL = new Color(0x75560f);
	/** Below words of warning. */
	public static final Color BAD = new Color(0x7d2a2a);
	/** Of text. */
	public static final Color INK = new Color(0xf0f0f0);
	/** Of text that says less. */
	public static final Color FAINT = new Color(0xa8a8a8);
	/** Below text that stands on an image. */
	static final Color SHADE = new Color(0, 0, 0, 150);

	private static final float PLAIN = 12;
	private static final float BOLD = 13;

	/** A distance in screen pixels, of one that is meant for scale 1. */
	public int px(final double distance) {
		return (int) Math.round(distance * scale);
	}

	/** For details. */
	public Font plain() {
		return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) (PLAIN * scale));
	}

	/** For captions. */
	public Font bold() {
		return new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) (BOLD * scale));
	}

	/** Height of a caption of two lines. */
	int captionHeight() {
		return px(40);
	}

	/** Between panels, and around them. */
	int gap() {
		return px(6);
	}
}
