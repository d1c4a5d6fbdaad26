package sc.fiji.superres.user;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import ij.IJ;

/** A page on this computer, opened in the browser for who works from the menu. */
public final class WebPage {

	/** Opens an address. */
	interface Browser {

		void browse(URI address) throws IOException;
	}

	/** Seconds in which a program that finds no browser says so. */
	private static final int SECONDS = 2;

	private WebPage() {}

	/**
	 * Logs where a page is, and opens it where somebody started the command from the menu: not in macros, in batch mode
	 * or without a display.
	 */
	public static void show(final Path page) {
		show(page, Attendance.now(), browser());
	}

	static void show(final Path page, final Attendance attendance, final Browser browser) {
		IJ.log("Written: " + page);
		if (attendance.startedFromMenu()) IJ.log(open(page, browser));
	}

	/**
	 * Opens a page that somebody asked for.
	 *
	 * @return where it is, and whether a browser was found, for people
	 */
	public static String open(final Path page) {
		return open(page, browser());
	}

	static String open(final Path page, final Browser browser) {
		try {
			browser.browse(page.toUri());
			return "Handed to the browser. If it shows nothing, open this file in it: " + page;
		}
		catch (final IOException | RuntimeException exc) {
			return "No browser opened it (" + exc.getMessage() + "). Open this file in one: " + page;
		}
	}

	/** That of the desktop, as far as Java knows it. */
	private static Browser browser() {
		final boolean isKnown = Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE);
		if (isKnown) return Desktop.getDesktop()::browse;
		return WebPage::openByXdg;
	}

	/** As Linux desktops do that Java does not know. */
	private static void openByXdg(final URI address) throws IOException {
		final Process opening = new ProcessBuilder("xdg-open", address.toString()).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		try {
			final boolean hasEnded = opening.waitFor(SECONDS, TimeUnit.SECONDS);
			if (hasEnded && opening.exitValue() != 0) throw new IOException("xdg-open found none");
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
	}
}
