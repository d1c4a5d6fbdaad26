package sc.fiji.superres.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.ZoomLevel;

/** Zoom levels in few words, neighbours of a pyramid together: "5 MX to 8 MX, 12 MX". */
final class LevelNames {

	private LevelNames() {}

	/** Names the levels of a pyramid that are in a set, coarsest first. */
	static String of(final Set<ZoomLevel> levels, final ZoomPyramid pyramid) {
		return runs(levels, pyramid).stream().map(LevelNames::name).collect(Collectors.joining(", "));
	}

	private static List<List<ZoomLevel>> runs(final Set<ZoomLevel> levels, final ZoomPyramid pyramid) {
		final List<List<ZoomLevel>> runs = new ArrayList<>();
		boolean goesOn = false;
		for (final ZoomLevel level : pyramid.levels()) {
			final boolean belongs = levels.contains(level);
			if (belongs && !goesOn) runs.add(new ArrayList<>());
			if (belongs) runs.get(runs.size() - 1).add(level);
			goesOn = belongs;
		}
		return runs;
	}

	private static String name(final List<ZoomLevel> run) {
		final ZoomLevel start = run.get(0);
		if (run.size() == 1) return start.toString();
		return start + " to " + run.get(run.size() - 1);
	}
}
