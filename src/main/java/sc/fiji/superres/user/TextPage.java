package sc.fiji.superres.user;

import java.util.List;

import ij.IJ;
import ij.text.TextWindow;

/** Text for people: a window from the menu, lines of the log in macros and without a display. */
public final class TextPage {

	private static final int WIDTH = 760;
	private static final int HEIGHT = 380;

	private TextPage() {}

	/**
	 * Shows lines of text in a window of their own, or writes them to the log where no window may open.
	 *
	 * @param title of the window
	 */
	public static void show(final String title, final List<String> lines) {
		if (Attendance.now().startedFromMenu()) new TextWindow(title, String.join("\n", lines), WIDTH, HEIGHT);
		else lines.forEach(IJ::log);
	}
}
