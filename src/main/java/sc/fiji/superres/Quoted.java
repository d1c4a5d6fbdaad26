package sc.fiji.superres;

/** What a message quotes out of a file or setting: people should be able to read it, however long that is. */
public final class Quoted {

	private static final int MOST = 200;

	private Quoted() {}

	/** The text, cut off where it is long. */
	public static String of(final Object value) {
		final String text = String.valueOf(value);
		if (text.length() <= MOST) return text;
		return text.substring(0, MOST) + "… (" + text.length() + " characters)";
	}
}
