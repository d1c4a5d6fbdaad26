package sc.fiji.superres.dialog;

import java.awt.Component;
import java.awt.Container;
import java.awt.Font;

import ij.Prefs;

/** Fonts as large as people set them in ImageJ (Edit › Options › Appearance, GUI scale). */
final class Fonts {

	private static final float SIZE = 13;

	private Fonts() {}

	/** Sets the fonts of a component and of all in it. */
	static void scale(final Component part) {
		part.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) (SIZE * Prefs.getGuiScale())));
		if (!(part instanceof Container container)) return;
		for (final Component child : container.getComponents())
			scale(child);
	}
}
