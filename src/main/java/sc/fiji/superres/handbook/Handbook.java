package sc.fiji.superres.handbook;

import java.io.IOException;
import java.util.Locale;

import sc.fiji.superres.user.WebPage;

/**
 * The guide and the reference as pages for a browser, without a network. The build makes them of {@code docs/}
 * ({@code scripts/pages}).
 */
public final class Handbook {

	private Handbook() {}

	/**
	 * Opens the guide where it explains a command.
	 *
	 * @param command label of its menu entry
	 * @return where the page is, and whether a browser was found, for people
	 */
	public static String openGuide(final String command) {
		return open(page(command, "guide"));
	}

	/** As {@link #openGuide}, for the section of the reference. */
	public static String openReference(final String command) {
		return open(page(command, "reference"));
	}

	/** The page that leads to where a command is explained. */
	static String page(final String command, final String document) {
		final String name = command.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
		return "go/" + name + "-" + document + ".html";
	}

	private static String open(final String page) {
		try {
			return WebPage.open(PageFolder.filled().resolve(page));
		}
		catch (final IOException exc) {
			return "The guide cannot be shown: " + exc.getMessage();
		}
	}
}
