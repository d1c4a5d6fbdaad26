package sc.fiji.superres.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Counts the matches that are left out of the means, for each model by reason. Any thread may count and read. */
final class LeftOut {

	private final Map<String, Integer> matches = new LinkedHashMap<>();
	private final Map<String, Map<String, Integer>> reasons = new LinkedHashMap<>();

	/** @param reason empty for a match that counts */
	synchronized void count(final String model, final String reason) {
		matches.merge(model, 1, Integer::sum);
		if (!reason.isEmpty()) reasons.computeIfAbsent(model, m -> new TreeMap<>()).merge(reason, 1, Integer::sum);
	}

	/** A sentence for each model with some left out. */
	synchronized List<String> notes() {
		final List<String> notes = new ArrayList<>();
		reasons.forEach((model, counts) -> notes.add(note(model, counts)));
		return notes;
	}

	private String note(final String model, final Map<String, Integer> counts) {
		final StringJoiner why = new StringJoiner(", ");
		counts.forEach((reason, count) -> why.add(count + " " + reason));
		return model + ": " + sum(counts) + " of " + matches.get(model) + " matches left out of the means (" + why +
			").";
	}

	private static int sum(final Map<String, Integer> counts) {
		return counts.values().stream().mapToInt(Integer::intValue).sum();
	}
}
