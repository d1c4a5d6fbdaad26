package sc.fiji.superres.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists of resize ratios as people write them: {@code 0.25:0.05:0.95} (first : step : last, both ends included),
 * {@code 1.2,1.4}, or both mixed; nothing is the empty list.
 * <p>
 * Steps are taken in decimals, so that 0.25:0.05:0.95 holds the double 0.35 and not 0.25 + 0.05 + 0.05.
 * </p>
 */
public final class Ratios {

	/** More values than this in one range are a slip of the pen. */
	private static final int MOST = 1000;

	private Ratios() {}

	/**
	 * @param text the list; null or blank for none
	 * @param key what the list is called where it was written ("alphas"), for the error message
	 * @return the ratios in the order written
	 */
	public static List<Double> parse(final String text, final String key) {
		if (text == null || text.isBlank()) return List.of();
		final List<Double> ratios = new ArrayList<>();
		for (final String item : text.split(",", -1)) {
			try {
				addItem(item.trim(), ratios);
			}
			catch (final IllegalArgumentException exc) { // NumberFormatException among them
				throw new IllegalArgumentException(key + "=" + text + " cannot be read at \"" + item.trim() +
					"\". Write a range FIRST:STEP:LAST such as 0.25:0.05:0.95, or a list such as 1.2,1.4.", exc);
			}
		}
		return List.copyOf(ratios);
	}

	private static void addItem(final String item, final List<Double> ratios) {
		final String[] parts = item.split(":", -1);
		if (parts.length == 1) ratios.add(number(item).doubleValue());
		else if (parts.length == 3) addRange(number(parts[0]), number(parts[1]), number(parts[2]), ratios);
		else throw new IllegalArgumentException("A range has three numbers, not " + parts.length + ".");
	}

	private static void addRange(final BigDecimal first, final BigDecimal step, final BigDecimal last,
		final List<Double> ratios)
	{
		if (step.signum() <= 0) throw new IllegalArgumentException("The step " + step + " is not greater than 0.");
		if (last.compareTo(first) < 0) throw new IllegalArgumentException("The last value is less than the first.");
		final BigDecimal steps = last.subtract(first).divideToIntegralValue(step);
		if (steps.compareTo(BigDecimal.valueOf(MOST)) >= 0) {
			throw new IllegalArgumentException("The range holds more than " + MOST + " values.");
		}
		for (int i = 0; i <= steps.intValue(); i++)
			ratios.add(first.add(step.multiply(BigDecimal.valueOf(i))).doubleValue());
	}

	private static BigDecimal number(final String text) {
		return new BigDecimal(text.trim());
	}
}
