package sc.fiji.superres.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.crystal.Columns;
import sc.fiji.superres.crystal.RandomCell;
import sc.fiji.superres.crystal.RandomCell.Kind;
import sc.fiji.superres.crystal.Surfaces;
import sc.fiji.superres.path.Settings;
import sc.fiji.superres.scene.Planted;

/** Everything that can be scanned, by the name that users know. */
final class Samples {

	private static final Map<String, Sample> ALL = new LinkedHashMap<>();

	static {
		stem("gan-stem", Columns.GALLIUM_NITRIDE);
		stm("graphite-stm", Surfaces.GRAPHITE);
		stem("srtio3-stem", Columns.STRONTIUM_TITANATE);
		stem("si-stem", Columns.SILICON);
		stem("graphene-stem", Columns.GRAPHENE);
		stem("mos2-stem", Columns.MOLYBDENITE);
		stem("mos2-side-stem", Columns.MOLYBDENITE_SIDE);
		stem("au-stem", Columns.GOLD);
		stem("gaas-stem", Columns.GALLIUM_ARSENIDE);
		stem("tio2-stem", Columns.RUTILE);
		stem("zno-stem", Columns.ZINC_OXIDE);
		ALL.put("random-stem", new Sample(Kind.COLUMNS, null));
		stm("graphene-stm", Surfaces.GRAPHENE);
		stm("mos2-stm", Surfaces.MOLYBDENITE);
		stm("si-stm", Surfaces.SILICON);
		stm("cu-stm", Surfaces.COPPER);
		stm("au-stm", Surfaces.GOLD);
		stm("tio2-stm", Surfaces.RUTILE);
		stm("nbse2-stm", Surfaces.NIOBIUM_SELENIDE);
		ALL.put("random-stm", new Sample(Kind.SURFACE, null));
	}

	/**
	 * A sample.
	 *
	 * @param kind what the microscope sees of it
	 * @param named its crystal, or null where each seed is another one
	 */
	private record Sample(Kind kind, Cell named) {

		private Scan scan(final Settings settings, final boolean defects, final List<Planted> planted) {
			final Cell cell = cell(settings.seed());
			return switch (kind) {
				case COLUMNS -> new ColumnScan(cell, settings, defects, planted);
				case SURFACE -> new SurfaceScan(cell, settings, defects, planted);
			};
		}

		private Cell cell(final long seed) {
			if (named != null) return named;
			return RandomCell.draw(kind, seed);
		}
	}

	private Samples() {}

	private static void stem(final String name, final Cell cell) {
		ALL.put(name, new Sample(Kind.COLUMNS, cell));
	}

	private static void stm(final String name, final Cell cell) {
		ALL.put(name, new Sample(Kind.SURFACE, cell));
	}

	/** The names, in the order in which they are offered. */
	static List<String> names() {
		return List.copyOf(ALL.keySet());
	}

	/** @throws IllegalArgumentException when no sample has this name, or a setting does not fit */
	static Scan perfect(final String name, final Settings settings) {
		return switch (trimmed(name)) {
			case "gan-stem" -> StemScan.of(settings);
			case "graphite-stm" -> StmScan.of(settings);
			default -> scan(name, settings, false);
		};
	}

	/** @throws IllegalArgumentException when no sample has this name, or a setting does not fit */
	static Scan scan(final String name, final Settings settings, final boolean defects) {
		return named(name).scan(settings, defects, List.of());
	}

	/** @throws IllegalArgumentException when no sample has this name, or a setting or a defect does not fit */
	static Scan planted(final String name, final Settings settings, final List<Planted> planted) {
		final Scan scan = named(name).scan(settings, false, planted);
		scan.pointDefects();
		return scan;
	}

	private static Sample named(final String name) {
		final Sample sample = ALL.get(trimmed(name));
		if (sample == null) throw unknown(name);
		return sample;
	}

	private static String trimmed(final String name) {
		return Objects.requireNonNullElse(name, "").trim();
	}

	private static IllegalArgumentException unknown(final String name) {
		final String known = String.join(", ", ALL.keySet());
		return new IllegalArgumentException("sample=" + name + " is none of: " + known + ".");
	}
}
