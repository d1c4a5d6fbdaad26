package sc.fiji.superres.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import sc.fiji.superres.metric.Figure;
import sc.fiji.superres.metric.Measurement;

/** What was measured on one pair of planes, and why some figures are missing. */
public final class Measures {

	private final Map<Figure, Double> values = new LinkedHashMap<>();
	private final Map<Measurement, String> reasons = new LinkedHashMap<>();

	/**
	 * Measures, and adds the figures. Where the measurement refuses the planes, its figures are NaN.
	 *
	 * @param work makes the measurement, and returns a value for each of its figures
	 */
	public void add(final Measurement measurement, final Supplier<double[]> work) {
		try {
			put(measurement, work.get());
		}
		catch (final IllegalArgumentException exc) {
			leaveOut(measurement);
			reasons.put(measurement, exc.getMessage());
		}
	}

	/** Adds the figures of a measurement as NaN. */
	public void leaveOut(final Measurement measurement) {
		final double[] missing = new double[measurement.figures().size()];
		Arrays.fill(missing, Double.NaN);
		put(measurement, missing);
	}

	private void put(final Measurement measurement, final double[] measured) {
		for (int i = 0; i < measured.length; i++)
			values.put(measurement.figures().get(i), measured[i]);
	}

	/** Figure → value, in the order of the columns; NaN where the figure is missing. */
	public Map<Figure, Double> values() {
		return values;
	}

	/** Measurement → why it refused the planes. */
	public Map<Measurement, String> reasons() {
		return reasons;
	}
}
