package sc.fiji.superres.user;

import java.util.List;

import ij.IJ;
import ij.macro.Interpreter;
import ij.text.TextWindow;

/** Text for people: a window from the menu, lines of the log in macros and without a display. */
public final class TextPage {

	private static final int WIDTH = 760, HEIGHT = 380;

	private TextPage() {}

	/** @param title of the window */
	public static void show(final String title, final List<String> lines) {
		if (IJ.getInstance() != null && !IJ.isMacro() && !Interpreter.isBatchMode()) new TextWindow(title, String.join(
			"\n", lines), WIDTH, HEIGHT);
		else lines.forEach(IJ::log);
	}
}
