package sc.fiji.superres.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A defect that can be planted into a perfect crystal, to see what becomes of it. */
public enum Planted {

		/** A column that is missing. */
		VACANCY(true, true),
		/** A column of {@value #FAINT_WEIGHT} times the weight. */
		FAINT(true, true),
		/** A column of {@value #BRIGHT_WEIGHT} times the weight. */
		BRIGHT(true, true),
		/** A column that lies {@value #LEAST} to {@value #MOST} nm beside its place. */
		DISPLACED(true, true),
		/** Two neighbouring columns that have changed places. */
		ANTISITE(true, false),
		/** A column more, of half the weight of the heaviest, where the cell has most room. */
		INTERSTITIAL(true, false),
		/** A straight grain boundary: beyond it the crystal is turned by 10° to 30°. */
		BOUNDARY(true, true),
		/** A straight step of the surface, 60 to 200 pm high. */
		STEP(false, true),
		/** An atom on the surface, 40 to 120 pm high. */
		ADATOM(false, true);

	static final double FAINT_WEIGHT = 0.6;
	static final double BRIGHT_WEIGHT = 1.5;
	/** Least and greatest displacement, nm. */
	static final double LEAST = 0.01;
	static final double MOST = 0.06;

	/** Those that are lines through the field. */
	static final Set<Planted> LINES = Set.of(BOUNDARY, STEP);

	private final boolean ofColumns;
	private final boolean ofSurfaces;

	Planted(final boolean ofColumns, final boolean ofSurfaces) {
		this.ofColumns = ofColumns;
		this.ofSurfaces = ofSurfaces;
	}

	/** The name in macros. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The kinds of a list of names with commas between them; none for an empty text.
	 *
	 * @throws IllegalArgumentException where one is not known
	 */
	public static List<Planted> parse(final String names) {
		final List<Planted> kinds = new ArrayList<>();
		for (final String name : names.split(","))
			if (!name.isBlank()) kinds.add(of(name.trim()));
		return kinds;
	}

	private static Planted of(final String name) {
		return Arrays.stream(values()).filter(kind -> kind.label().equals(name)).findFirst().orElseThrow(() -> unknown(
			name));
	}

	private static IllegalArgumentException unknown(final String name) {
		return new IllegalArgumentException("planted=" + name + " is none of: " + labels(Arrays.asList(values())) +
			"; name several with commas between them.");
	}

	private static String labels(final List<Planted> kinds) {
		return kinds.stream().map(Planted::label).collect(Collectors.joining(", "));
	}

	/** Refuses what columns in a STEM do not have. */
	static void requireOfColumns(final List<Planted> kinds) {
		for (final Planted kind : kinds)
			if (!kind.ofColumns) throw misfit(kind, "a STEM shows no", Arrays.stream(values()).filter(
				fit -> fit.ofColumns).toList());
	}

	/** Refuses what a surface in an STM does not have. */
	static void requireOfSurfaces(final List<Planted> kinds) {
		for (final Planted kind : kinds)
			if (!kind.ofSurfaces) throw misfit(kind, "an STM scan here has no", Arrays.stream(values()).filter(
				fit -> fit.ofSurfaces).toList());
	}

	private static IllegalArgumentException misfit(final Planted kind, final String why, final List<Planted> others) {
		return new IllegalArgumentException("planted=" + kind.label() + " does not fit: " + why + " " + kind.label() +
			"; it can have: " + labels(others) + ".");
	}
}
