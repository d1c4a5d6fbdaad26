package sc.fiji.superres;

/** Shortens what a message quotes from a file or setting, so that the message stays readable. */
public final class Quoted {

	private static final int MOST = 200;

	private Quoted() {}

	/** Returns the value as text, cut off after {@value #MOST} characters. */
	public static String of(final Object value) {
		final String text = String.valueOf(value);
		if (text.length() <= MOST) return text;
		return text.substring(0, MOST) + "… (" + text.length() + " characters)";
	}
}
