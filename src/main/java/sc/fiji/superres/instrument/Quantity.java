package sc.fiji.superres.instrument;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Set;

import sc.fiji.superres.NumberText;

/** Writes a number with its unit for people: 2.5e-10 A as "250 pA". */
final class Quantity {

	/** Units that take a prefix, alone or in front of "/s". */
	private static final Set<String> WITH_PREFIX = Set.of("m", "A", "V", "s", "Hz", "N", "Pa", "m/s", "V/s");
	/** From 10⁻¹⁵ in steps of 1000. */
	private static final String[] PREFIXES = { "f", "p", "n", "µ", "m", "", "k", "M", "G" };
	private static final int PLAIN = 5;
	private static final int DIGITS = 5;
	private static final double LARGE = 1e15;
	private static final double SMALL = 1e-15;

	private Quantity() {}

	/** Returns a finite number with the prefix that leaves one to three digits before the point. */
	static String text(final double value, final String unit) {
		if (unit.isEmpty() || !WITH_PREFIX.contains(unit)) return (number(value) + " " + unit).strip();
		final int step = step(value);
		return number(value / Math.pow(1000, step)) + " " + PREFIXES[step + PLAIN] + unit;
	}

	private static int step(final double value) {
		if (value == 0) return 0;
		// One digit in 10⁵ more, so that 999.9999 pm is 1 nm.
		final double log = Math.log10(Math.abs(value) * (1 + 1e-5));
		final int step = (int) Math.floor(log / 3);
		return Math.max(-PLAIN, Math.min(PREFIXES.length - PLAIN - 1, step));
	}

	private static String number(final double value) {
		final double size = Math.abs(value);
		if (size >= LARGE || size < SMALL && size > 0) return new BigDecimal(value).round(new MathContext(DIGITS))
			.stripTrailingZeros().toString();
		return NumberText.plain(value, DIGITS);
	}
}
