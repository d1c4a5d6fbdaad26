package sc.fiji.superres.bridge;

import sc.fiji.superres.user.ShortLines;

/** The text of ImageJ's message that a macro stopped. */
final class MacroError {

	/** Where long lines are broken: ImageJ's window of it is as wide as its longest line, also where no screen is. */
	private static final int COLUMNS = 110;

	private MacroError() {}

	/**
	 * @param message a sentence; ImageJ appends "in line N" to it
	 * @param inWindow whether a window shows it, else it goes to the log in one line
	 */
	static String of(final String message, final boolean inWindow) {
		final String text = withoutFullStop(message);
		if (inWindow) return ShortLines.of(text, COLUMNS);
		return text;
	}

	private static String withoutFullStop(final String message) {
		if (!message.endsWith(".")) return message;
		return message.substring(0, message.length() - 1);
	}
}
