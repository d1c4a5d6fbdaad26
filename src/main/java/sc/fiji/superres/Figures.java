package sc.fiji.superres;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {

	private Figures() {}

	/**
	 * Without needless zeros and without an exponent: 0.25, 100.
	 *
	 * @param digits that count, at most
	 */
	public static String plain(final double value, final int digits) {
		return new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros().toPlainString();
	}

	/** "1.5 GiB". */
	public static String gibibytes(final long bytes) {
		return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
	}
}
