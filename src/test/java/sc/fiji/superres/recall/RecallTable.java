package sc.fiji.superres.recall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import sc.fiji.superres.scene.Planted;

/** Measures what {@code macros/study/defects.ijm} made, and writes {@code defects.csv} and {@code defects.md}. */
public final class RecallTable {

	private final List<Outcome> outcomes = new ArrayList<>();
	private final List<Ground> grounds = new ArrayList<>();
	private final StringBuilder text = new StringBuilder();

	private RecallTable() {}

	/** @param args the folder of the study */
	public static void main(final String[] args) throws IOException {
		final Path folder = Path.of(args[0]);
		final RecallTable table = new RecallTable();
		try (var scans = Files.list(folder.resolve("measured"))) {
			for (final Path scan : scans.sorted().toList())
				table.measure(Measured.of(scan));
		}
		table.write(folder);
		System.exit(0); // the threads of ImageJ's filters would keep the program alive
	}

	private void measure(final Measured scan) throws IOException {
		for (final String model : scan.models()) {
			final Recall recall = scan.recall(model);
			final Flags flags = scan.flags(model, recall);
			final List<Outcome> here = recall.fates().stream().map(fate -> new Outcome(scan, model, fate, flags.doubt(
				fate.defect()))).toList();
			if (!scan.isLarge()) outcomes.addAll(here);
			grounds.add(Ground.of(scan, here.get(0).group(), recall, flags));
		}
	}

	private void write(final Path folder) throws IOException {
		final List<String> lines = new ArrayList<>(List.of(Outcome.HEADER));
		outcomes.forEach(outcome -> lines.add(outcome.line()));
		Files.write(folder.resolve("defects.csv"), lines);
		byModel();
		byTolerance();
		by("kind", outcome -> outcome.kind(), List.of(Planted.values()).stream().map(Planted::label).toList());
		by("dose", outcome -> "" + outcome.scan().dose(), List.of("5", "15", "60"));
		by("pixel, pm", outcome -> "" + outcome.scan().pixel(), List.of("24.6", "12.3", "46.9", "31.3"));
		by("sample", outcome -> outcome.scan().sample(), List.of("gan-stem", "srtio3-stem", "tio2-stem", "mos2-stm",
			"tio2-stm"));
		Files.writeString(folder.resolve("defects.md"), text);
	}

	private void byModel() {
		say("| model | defects | kept | healed | lost otherwise | kept or flagged | lost ones flagged | lost, kept by bicubic | invented in 10 000 cells | of them flagged | places without a defect flagged | scans without a guarantee |");
		say("|---|---|---|---|---|---|---|---|---|---|---|---|");
		for (final String group : groups()) {
			final List<Outcome> of = outcomes.stream().filter(outcome -> outcome.group().equals(group)).toList();
			final List<Outcome> lost = of.stream().filter(outcome -> !outcome.isKept()).toList();
			final List<Ground> ground = grounds.stream().filter(one -> one.group().equals(group)).toList();
			final double cells = ground.stream().mapToDouble(Ground::cells).sum();
			final int invented = ground.stream().mapToInt(Ground::invented).sum();
			say("| %s | %d | %s | %s | %s | %s | %s | %s | %.1f (%d in %.0f) | %d | %.1f %% | %d of %d |", group, of
				.size(), percent(of, Outcome::isKept), percent(of, Outcome::isHealed), percent(of, outcome -> !outcome
					.isKept() && !outcome.isHealed()), percent(of, Outcome::isKeptOrFlagged), percent(lost,
						Outcome::flagged), percent(of, this::isLostByModel), 1e4 * invented / cells, invented, cells,
				ground.stream().mapToInt(Ground::flagged).sum(), 100 * ground.stream().mapToDouble(Ground::falseAlarms)
					.average().orElseThrow(), ground.stream().filter(Ground::empty).count(), ground.size());
		}
	}

	/** What a smaller or a greater tolerance of the trust map flags. */
	private void byTolerance() {
		final List<Double> times = Ground.TIMES;
		say("%nKept or flagged, %% of the defects (%% of the places without a defect that are flagged), by tolerance:%n");
		say("| model | %s |", String.join(" | ", times.stream().map(one -> Math.round(one * Flags.TOLERANCE) + " %")
			.toList()));
		say("|---|%s", "---|".repeat(times.size()));
		for (final String group : groups())
			say("| %s | %s |", group, String.join(" | ", times.stream().map(one -> atTolerance(group, one)).toList()));
	}

	private String atTolerance(final String group, final double times) {
		final List<Outcome> of = outcomes.stream().filter(outcome -> outcome.group().equals(group)).toList();
		final double alarms = grounds.stream().filter(one -> one.group().equals(group)).mapToDouble(one -> one.alarms()
			.get(Ground.TIMES.indexOf(times))).average().orElseThrow();
		return String.format(Locale.ROOT, "%.1f (%.0f)", exactly(of, outcome -> outcome.isKeptOrFlagged(times)), 100 *
			alarms);
	}

	/** Whether bicubic keeps the same defect: then it is not the noise of the scan that loses it. */
	private boolean isLostByModel(final Outcome lost) {
		if (lost.isKept()) return false;
		return outcomes.stream().anyMatch(other -> other.model().equals("bicubic") && other.isKept() && other.scan()
			.equals(lost.scan()) && other.fate().defect().equals(lost.fate().defect()));
	}

	/** Kept and healed, in percent, of the defects of each value of a property. */
	private void by(final String property, final Function<Outcome, String> value, final List<String> values) {
		say("%nKept / healed, %% of the defects, by %s:%n", property);
		say("| model | %s |", String.join(" | ", values));
		say("|---|%s", "---|".repeat(values.size()));
		for (final String group : groups()) {
			final List<String> cells = values.stream().map(one -> cell(outcomes.stream().filter(outcome -> outcome
				.group().equals(group) && value.apply(outcome).equals(one)).toList())).toList();
			say("| %s | %s |", group, String.join(" | ", cells));
		}
	}

	private static String cell(final List<Outcome> of) {
		if (of.isEmpty()) return "–";
		return number(of, Outcome::isKept) + " / " + number(of, Outcome::isHealed) + " of " + of.size();
	}

	private TreeSet<String> groups() {
		final TreeSet<String> groups = new TreeSet<>();
		outcomes.forEach(outcome -> groups.add(outcome.group()));
		return groups;
	}

	private static String percent(final List<Outcome> of, final Predicate<Outcome> which) {
		return of.isEmpty() ? "–" : number(of, which) + " %";
	}

	private static long number(final List<Outcome> of, final Predicate<Outcome> which) {
		return Math.round(exactly(of, which));
	}

	private static double exactly(final List<Outcome> of, final Predicate<Outcome> which) {
		return 100.0 * of.stream().filter(which).count() / of.size();
	}

	private void say(final String format, final Object... values) {
		text.append(String.format(Locale.ROOT, format + "%n", values));
	}
}
