package sc.fiji.superres.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import sc.fiji.superres.crops.CropSource.Compared;
import sc.fiji.superres.crops.Grey;
import sc.fiji.superres.crops.Rules;
import sc.fiji.superres.measure.Measures;
import sc.fiji.superres.measure.Metrics;
import sc.fiji.superres.metric.Figure;
import sc.fiji.superres.metric.Measurement;

/** Measures results on grey values 0 … 255. By the fair rules, misleading figures are left out. */
final class Judge {

	private static final List<Measurement> MEASUREMENTS = Metrics.all(Grey.SPAN);

	private final boolean fair;
	private final boolean oneRecording;

	/** The figures of a result, NaN where one is left out, and sentences that say why. */
	record Judgement(Map<Figure, Double> values, Set<String> notes) {}

	/**
	 * @param oneRecording whether inputs and references are of one recording
	 */
	Judge(final Rules rules, final boolean oneRecording) {
		fair = rules == Rules.FAIR;
		this.oneRecording = oneRecording;
	}

	/**
	 * The figure of a column.
	 *
	 * @throws IOException where none has that name
	 */
	static Figure figure(final String column) throws IOException {
		return MEASUREMENTS.stream().flatMap(measurement -> measurement.figures().stream()).filter(figure -> figure
			.column().equals(column)).findFirst().orElseThrow(() -> new IOException("no figure is called " + column));
	}

	/** Which figures are never given, and why. */
	List<String> notes() {
		final List<String> notes = new ArrayList<>();
		for (final Measurement measurement : MEASUREMENTS)
			if (!isGiven(measurement)) notes.add(columns(measurement) + ": not given. " + measurement
				.objectionToOneRecording());
		return notes;
	}

	private boolean isGiven(final Measurement measurement) {
		return !fair || !oneRecording || measurement.objectionToOneRecording().isEmpty();
	}

	/** Measures a result against its reference. */
	Judgement judge(final Compared compared) {
		final Measures measures = new Measures();
		for (final Measurement measurement : MEASUREMENTS) {
			if (isGiven(measurement)) measures.add(measurement, () -> measure(measurement, compared));
			else measures.leaveOut(measurement);
		}
		return judgement(measures);
	}

	private double[] measure(final Measurement measurement, final Compared compared) {
		if (fair) return measurement.measureFairly(compared.result(), compared.reference());
		return measurement.measureAll(compared.result(), compared.reference());
	}

	/** For a result that is not compared with anything: all figures are left out. */
	static Judgement none() {
		final Measures measures = new Measures();
		MEASUREMENTS.forEach(measures::leaveOut);
		return judgement(measures);
	}

	/** Takes out the figures that describe the reference alone. */
	private static Judgement judgement(final Measures measures) {
		final Map<Figure, Double> values = new LinkedHashMap<>(measures.values());
		values.keySet().removeIf(Figure::ofReference);
		final Set<String> notes = new LinkedHashSet<>();
		measures.reasons().forEach((measurement, reason) -> notes.add(columns(measurement) + ": left out. " + reason));
		return new Judgement(values, notes);
	}

	private static String columns(final Measurement measurement) {
		return measurement.figures().stream().filter(figure -> !figure.ofReference()).map(Figure::column).collect(
			Collectors.joining(", "));
	}
}
