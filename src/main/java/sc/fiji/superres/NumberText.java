package sc.fiji.superres;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Formats numbers for people. */
public final class NumberText {

	private static final double GIBIBYTE = 1L << 30;
	private static final int MINUTE = 60;
	private static final int HOUR = 3600;
	private static final int DAY = 24 * HOUR;

	private NumberText() {}

	/**
	 * Formats a number without trailing zeros and without an exponent: 0.25, 100.
	 *
	 * @param digits the greatest number of significant digits
	 */
	public static String plain(final double value, final int digits) {
		final BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
		return rounded.stripTrailingZeros().toPlainString();
	}

	/**
	 * Formats a share as a percentage that rounding makes neither all nor nothing: "42 %", "more than 99 %", "less than
	 * 1 %"; "100 %" is all, to the last.
	 */
	public static String share(final double share) {
		final long percent = Math.round(100 * share);
		if (share < 1 && percent >= 100) return "more than 99 %";
		if (share > 0 && percent <= 0) return "less than 1 %";
		return percent + " %";
	}

	/** Formats a number of bytes as gibibytes with one decimal: "1.5 GiB". */
	public static String gibibytes(final long bytes) {
		return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
	}

	/** Formats a time in seconds: "8 s", "3 min 20 s", "2 h 5 min", "116 days 15 h". */
	public static String duration(final double seconds) {
		final long s = Math.round(seconds);
		if (s < MINUTE) return s + " s";
		if (s < HOUR) return s / MINUTE + " min " + s % MINUTE + " s";
		if (s < 2 * DAY) return s / HOUR + " h " + s % HOUR / MINUTE + " min";
		return s / DAY + " days " + s % DAY / HOUR + " h";
	}
}
