package sc.fiji.superres.recall;

import java.util.List;
import java.util.Map;

import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.crystal.Columns;
import sc.fiji.superres.crystal.Surfaces;

/**
 * What a result shows where nothing was planted.
 *
 * @param group as in {@link Outcome#group}
 * @param dose of the scan
 * @param cells how many cells of the crystal were looked at
 * @param invented how many defects it shows there
 * @param flagged how many of these the map flags
 * @param empty whether the map guarantees nothing
 * @param alarms the share of places without defects that the map flags, with its threshold as many times as high as
 *            each of {@link #TIMES}
 */
record Ground(String group, int dose, double cells, int invented, int flagged, boolean empty, List<Double> alarms) {

	/** Of the tolerance. */
	static final List<Double> TIMES = List.of(0.4, 0.5, 0.6, 0.8, 1.0, 1.2, 1.5, 2.0);

	private static final Map<String, Cell> CELLS = Map.of("gan-stem", Columns.GALLIUM_NITRIDE, "srtio3-stem",
		Columns.STRONTIUM_TITANATE, "tio2-stem", Columns.RUTILE, "mos2-stm", Surfaces.MOLYBDENITE, "tio2-stm",
		Surfaces.RUTILE);

	static Ground of(final Measured scan, final String group, final Recall recall, final Flags flags) {
		final View perfect = scan.fine("perfect");
		final List<Inventions.Place> found = Inventions.of(recall, scan.microscope(), Contrast.of(perfect));
		final int flagged = (int) found.stream().filter(place -> flags.isFlagged(place.x(), place.y())).count();
		final double cells = Inventions.cleanArea(recall, perfect) / CELLS.get(scan.sample()).area();
		return new Ground(group, scan.dose(), cells, found.size(), flagged, flags.isEmpty(), TIMES.stream().map(
			times -> flags.times(times).falseAlarms(recall)).toList());
	}

	/** With the threshold as it is. */
	double falseAlarms() {
		return alarms.get(TIMES.indexOf(1.0));
	}
}
