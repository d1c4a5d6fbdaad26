package sc.fiji.superres;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of one unit for people, with the prefix that keeps them short: "107 pm" for 1.07e-10 m.
 *
 * <pre>
 * SiUnit unit = SiUnit.of("m", 1.07e-10);
 * unit.text(1.07e-10, 3); // "107 pm"
 * </pre>
 *
 * @param factor by which values become those of the text
 * @param name what stands behind the number; empty for none
 */
public record SiUnit(double factor, String name) {

	private static final Pattern PREFIXED = Pattern.compile("([fpnuµμmkMG]?)(m|V|A|s|Hz|N|W|Pa)");
	private static final List<String> PREFIXES = List.of("f", "p", "n", "µ", "m", "", "k", "M", "G");
	/** Numbers between these are short enough as they are. */
	private static final double SHORT = 0.01;
	private static final double LONG = 10_000;
	/** Those beyond are written with an exponent. */
	private static final double LEAST = 0.0001;
	private static final double MOST = 10_000_000;

	/**
	 * The unit that suits the greatest of some values: their own where that is short enough, or has no prefixes.
	 *
	 * @param unit of the values; null or blank for none
	 */
	public static SiUnit of(final String unit, final double greatest) {
		final String own = Objects.requireNonNullElse(unit, "").trim();
		final double size = Math.abs(greatest);
		final boolean isShort = !(size > 0) || size >= SHORT && size < LONG;
		final Matcher prefixed = PREFIXED.matcher(own);
		if (isShort || !prefixed.matches()) return new SiUnit(1, own);
		return scaled(prefixed.group(1).replaceAll("[uμ]", "µ"), prefixed.group(2), size);
	}

	private static SiUnit scaled(final String prefix, final String base, final double size) {
		final int own = PREFIXES.indexOf(prefix);
		final int thousands = (int) Math.floor(Math.log10(size) / 3 + 1e-9);
		final int next = Math.max(0, Math.min(PREFIXES.size() - 1, own + thousands));
		return new SiUnit(Math.pow(1000, own - next), PREFIXES.get(next) + base);
	}

	/** "107 pm"; without a unit "107", or "1.07e-10" where zeros would take more room. */
	public String text(final double value, final int digits) {
		return (number(factor * value, digits) + " " + name).trim();
	}

	private static String number(final double value, final int digits) {
		final double size = Math.abs(value);
		final boolean isPlain = size == 0 || size >= LEAST && size < MOST;
		if (isPlain) return NumberText.plain(value, digits);
		return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
	}
}
