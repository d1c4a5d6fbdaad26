package sc.fiji.superres.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists of resize ratios as people write them: {@code 0.25:0.05:0.95} (first : step : last, both ends included),
 * {@code 1.2,1.4}, or a mixture of both. No text gives the empty list.
 * <p>
 * Steps are added in decimal arithmetic, so that 0.25:0.05:0.95 holds the double 0.35 and not 0.25 + 0.05 + 0.05.
 * </p>
 */
public final class Ratios {

	/** A range with more values than this is taken for a typing error. */
	private static final int MOST = 1000;

	private Ratios() {}

	/**
	 * @param text the list; null or blank for none
	 * @param key name of the list ("alphas"), for the error message
	 * @return the ratios in the order written
	 */
	public static List<Double> parse(final String text, final String key) {
		if (text == null || text.isBlank()) return List.of();
		final List<Double> ratios = new ArrayList<>();
		for (final String item : text.split(",", -1)) {
			try {
				ratios.addAll(item(item.trim()));
			}
			catch (final IllegalArgumentException exc) { // this includes NumberFormatException
				throw unreadable(key + "=" + text, item.trim(), exc);
			}
		}
		return List.copyOf(ratios);
	}

	private static IllegalArgumentException unreadable(final String list, final String item, final Exception cause) {
		return new IllegalArgumentException(list + " cannot be read at \"" + item +
			"\". Write a range FIRST:STEP:LAST such as 0.25:0.05:0.95, or a list such as 1.2,1.4.", cause);
	}

	private static List<Double> item(final String text) {
		final String[] parts = text.split(":", -1);
		if (parts.length == 1) return List.of(number(text).doubleValue());
		if (parts.length == 3) return range(number(parts[0]), number(parts[1]), number(parts[2]));
		throw new IllegalArgumentException("A range has three numbers, not " + parts.length + ".");
	}

	private static List<Double> range(final BigDecimal first, final BigDecimal step, final BigDecimal last) {
		final int steps = steps(first, step, last);
		final List<Double> values = new ArrayList<>();
		for (int i = 0; i <= steps; i++) {
			final BigDecimal value = first.add(step.multiply(BigDecimal.valueOf(i)));
			values.add(value.doubleValue());
		}
		return values;
	}

	private static int steps(final BigDecimal first, final BigDecimal step, final BigDecimal last) {
		if (step.signum() <= 0) throw new IllegalArgumentException("The step " + step + " is not greater than 0.");
		if (last.compareTo(first) < 0) throw new IllegalArgumentException("The last value is less than the first.");
		final BigDecimal steps = last.subtract(first).divideToIntegralValue(step);
		if (steps.compareTo(BigDecimal.valueOf(MOST)) >= 0) {
			throw new IllegalArgumentException("The range holds more than " + MOST + " values.");
		}
		return steps.intValue();
	}

	private static BigDecimal number(final String text) {
		return new BigDecimal(text.trim());
	}
}
