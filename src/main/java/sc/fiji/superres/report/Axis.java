package sc.fiji.superres.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Values along a line of the paper.
 *
 * @param from value at {@code start}
 * @param to value at {@code end}, less than {@code from} where the axis runs backwards
 * @param start coordinate
 * @param end coordinate
 */
record Axis(double from, double to, double start, double end) {

	private static final double[] STEPS = { 1, 2, 2.5, 5, 10 };
	private static final double ROUNDING = 1e-9;

	double at(final double value) {
		return start + (value - from) / (to - from) * (end - start);
	}

	/** Round values within the axis, at most {@code most} of them. */
	List<Double> ticks(final int most, final double leastStep) {
		final double low = Math.min(from, to), high = Math.max(from, to), step = Math.max(leastStep, step((high - low) / most));
		final List<Double> ticks = new ArrayList<>();
		for (long i = (long) Math.ceil(low / step - ROUNDING); i * step <= high + ROUNDING * step; i++)
			ticks.add(i * step);
		return ticks;
	}

	/** The least round step that is no less. */
	private static double step(final double atLeast) {
		final double magnitude = Math.pow(10, Math.floor(Math.log10(atLeast)));
		for (final double step : STEPS)
			if (step * magnitude >= atLeast * (1 - ROUNDING)) return step * magnitude;
		return 10 * magnitude;
	}

	/** The greatest of 1, 2, 2.5 and 5, times a power of ten, that is no greater. */
	static double atMost(final double value) {
		final double magnitude = Math.pow(10, Math.floor(Math.log10(value)));
		double most = magnitude;
		for (final double step : STEPS)
			if (step * magnitude <= value * (1 + ROUNDING)) most = step * magnitude;
		return most;
	}

	/** A round number without needless zeros. */
	static String plain(final double value) {
		return BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
	}

	/** As many decimals as it takes to tell ticks apart. */
	static String label(final double tick, final List<Double> ticks) {
		final double step = ticks.size() < 2 ? Math.max(1e-4, Math.abs(tick)) : ticks.get(1) - ticks.get(0);
		int decimals = 0;
		while (decimals < 6 && Math.abs(step * Math.pow(10, decimals) - Math.rint(step * Math.pow(10, decimals))) > 1e-6)
			decimals++;
		return String.format(Locale.ROOT, "%." + decimals + "f", tick + 0.0);
	}
}
