package sc.fiji.superres.binary;

import java.io.IOException;

import sc.fiji.superres.Quoted;

/** Numbers that a header writes as text. */
public final class HeaderNumber {

	private HeaderNumber() {}

	/**
	 * A whole number.
	 *
	 * @param name what the header calls it
	 * @param text null where the header lacks it
	 * @throws IOException where it is missing or no whole number
	 */
	public static long whole(final String name, final String text) throws IOException {
		try {
			return Long.parseLong(present(name, text));
		}
		catch (final NumberFormatException exc) {
			throw new IOException("its " + name + " is \"" + Quoted.of(text) + "\", not a whole number", exc);
		}
	}

	/**
	 * A finite number with a point.
	 *
	 * @throws IOException as {@link #whole} does
	 */
	public static double real(final String name, final String text) throws IOException {
		final double value = realOrNone(present(name, text));
		if (Double.isFinite(value)) return value;
		throw new IOException("its " + name + " is \"" + Quoted.of(text) + "\", not a number");
	}

	/** A number with a point; NaN where the text is null or none. */
	public static double realOrNone(final String text) {
		if (text == null) return Double.NaN;
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException exc) {
			return Double.NaN;
		}
	}

	/** A number above 0; NaN where the text is null, none, or of another number, as where nothing was measured. */
	public static double positiveOrNone(final String text) {
		final double value = realOrNone(text);
		if (value > 0) return value;
		return Double.NaN;
	}

	/** A number of pixels; 0 where the text does not tell one. */
	public static int pixelsOrNone(final String text) {
		final double pixels = positiveOrNone(text);
		if (pixels < Integer.MAX_VALUE) return (int) pixels;
		return 0;
	}

	private static String present(final String name, final String text) throws IOException {
		if (text == null || text.isBlank()) throw new IOException("its header has no " + name);
		return text.strip();
	}
}
