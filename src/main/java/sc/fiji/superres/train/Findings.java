package sc.fiji.superres.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.lattice.InventedLattice;
import sc.fiji.superres.lattice.Reflection;

/**
 * What a validation found out about a network beside its scores.
 *
 * @param offset how far results lie to the right of where they belong, and as far down, in their own pixels (the mean of
 *          both); NaN where the images show nothing to measure it by
 * @param invented what the network draws into noise alone; null where the noise is not known
 * @param scores of the network
 * @param bicubic of bicubic enlargement on the same pairs
 */
record Findings(double offset, InventedLattice invented, Validation.Scores scores, Validation.Scores bicubic) {

	/** Scores on the same noisy pairs differ by less without meaning it, in dB. */
	private static final double SAME = 0.05;

	/** What people must know of the model; none where all is well. */
	List<String> warnings() {
		final List<String> warnings = new ArrayList<>();
		if (scores.psnr() < bicubic.psnr()) warnings.add(String.format(Locale.ROOT,
			"it is worse than bicubic enlargement (%.2f against %.2f dB on validation images)", scores.psnr(), bicubic.psnr()));
		else if (!worse().isEmpty()) warnings.add("it is worse than bicubic enlargement at " + worse().stream().map(
			ZoomLevel::toString).collect(Collectors.joining(", ")));
		if (invented != null && invented.isThere()) warnings.add("shown noise alone, it draws a lattice (" + highest() +
			"; preview/noise.png)");
		return warnings;
	}

	/** For the log: what became of noise, and where results lie. */
	String summary() {
		final String place = Double.isNaN(offset) ? "" : String.format(Locale.ROOT,
			"Results lie %.2f pixels from where they belong. ", offset);
		return invented == null ? place : place + "Shown noise alone, the network's strongest wave is " + highest() + ".";
	}

	private String highest() {
		final double known = invented.known().stream().mapToDouble(Reflection::sigma).max().orElse(0);
		return String.format(Locale.ROOT, "%.1f sigma above its surroundings, %.1f at the lattice's reflections", invented
			.highest().sigma(), known);
	}

	private List<ZoomLevel> worse() {
		return scores.levels().entrySet().stream().filter(e -> e.getValue().psnr() < bicubic.levels().get(e.getKey())
			.psnr() - SAME).map(Map.Entry::getKey).toList();
	}
}
