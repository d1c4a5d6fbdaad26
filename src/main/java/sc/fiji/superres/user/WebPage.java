package sc.fiji.superres.user;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

import ij.IJ;

/** A page on this computer, opened in the browser for who works from the menu. */
public final class WebPage {

	/** Opens an address. */
	interface Browser {

		void browse(URI address) throws IOException;
	}

	private WebPage() {}

	/**
	 * Logs where a page is, and opens it where somebody started the command from the menu: not in macros, in batch mode
	 * or without a display, and not where Java knows no browser.
	 */
	public static void show(final Path page) {
		show(page, Attendance.now(), browser());
	}

	/** @param browser null where there is none */
	static void show(final Path page, final Attendance attendance, final Browser browser) {
		IJ.log("Written: " + page);
		if (browser != null && attendance.startedFromMenu()) open(page, browser);
	}

	private static void open(final Path page, final Browser browser) {
		try {
			browser.browse(page.toUri());
		}
		catch (final IOException | RuntimeException exc) {
			IJ.log("The browser did not open it (" + exc.getMessage() + "): open the file yourself.");
		}
	}

	private static Browser browser() {
		if (!Desktop.isDesktopSupported()) return null;
		final Desktop desktop = Desktop.getDesktop();
		if (!desktop.isSupported(Desktop.Action.BROWSE)) return null;
		return desktop::browse;
	}
}
