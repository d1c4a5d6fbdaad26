package sc.fiji.superres.instrument;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects what a file tells of its acquisition, for {@link Recording#facts}. What the file leaves empty is left out,
 * and texts are cut to a length that people read.
 */
public final class Facts {

	/** Longest text, in characters. */
	private static final int LONGEST = 1000;
	/** Facts of one recording. */
	private static final int MOST = 200;

	private final Map<String, String> facts = new LinkedHashMap<>();

	/**
	 * Adds a text. Line breaks and control characters become spaces. The first text of a name stays.
	 *
	 * @param value left out where it is null or blank
	 */
	public Facts text(final String name, final String value) {
		final String line = oneLine(value);
		if (!line.isEmpty() && facts.size() < MOST) facts.putIfAbsent(name, line);
		return this;
	}

	/**
	 * Adds a number with its unit, such as "250 pA".
	 *
	 * @param value left out where it is not finite
	 * @param unit without a prefix ("A"); empty for none
	 */
	public Facts quantity(final String name, final double value, final String unit) {
		if (Double.isFinite(value)) text(name, Quantity.text(value, unit));
		return this;
	}

	/** All facts in the order in which they were added. */
	public Map<String, String> map() {
		return Collections.unmodifiableMap(facts);
	}

	/** A text of a file as one line of at most {@value #LONGEST} characters; empty for null. */
	public static String oneLine(final String text) {
		if (text == null) return "";
		final String start = text.substring(0, Math.min(text.length(), 2 * LONGEST));
		final String line = start.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
		if (line.length() <= LONGEST) return line;
		return line.substring(0, LONGEST) + "…";
	}
}
