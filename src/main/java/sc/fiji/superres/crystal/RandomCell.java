package sc.fiji.superres.crystal;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.superres.crystal.Cell.Site;
import sc.fiji.superres.crystal.NoiseSource.Stream;

/**
 * Draws a crystal from a seed: half of them by name, half any cell at all.
 * <p>
 * Any cell: hexagonal, square, rectangular, or oblique with an angle of 60° to 120°; up to six atoms, no two of them
 * nearer than {@link Kind}'s distance; the first has the weight 1, others a weight that is log-uniform below it or, for
 * one in three, the same.
 * </p>
 */
public final class RandomCell {

	/** How often a place is drawn before a cell counts as full. */
	private static final int TRIES = 30;
	private static final int MOST_ATOMS = 6;
	/** The first atom of a cell. */
	private static final Site FIRST = new Site(0, 0, 1);

	/** What a microscope sees of crystals. */
	public enum Kind {

			/** Columns of atoms: edges of 0.2 to 0.65 nm, neighbours at least 0.11 nm apart. */
			COLUMNS(Columns.DRAWN, 0.20, 0.65, 0.11),
			/** Atoms of a surface: edges of 0.24 to 0.8 nm, neighbours at least 0.21 nm apart. */
			SURFACE(Surfaces.DRAWN, 0.24, 0.80, 0.21);

		private final List<Cell> named;
		private final double shortest;
		private final double longest;
		private final double distance;

		Kind(final List<Cell> named, final double shortest, final double longest, final double distance) {
			this.named = named;
			this.shortest = shortest;
			this.longest = longest;
			this.distance = distance;
		}
	}

	private final Kind kind;
	private final NoiseSource random;

	private RandomCell(final Kind kind, final NoiseSource random) {
		this.kind = kind;
		this.random = random;
	}

	/** Draws the crystal of a seed. */
	public static Cell draw(final Kind kind, final long seed) {
		final NoiseSource random = NoiseSource.of(seed, Stream.CELL);
		if (random.chance(0.5)) return named(kind, random);
		return new RandomCell(kind, random).cell();
	}

	private static Cell named(final Kind kind, final NoiseSource random) {
		return kind.named.get((int) random.uniform(0, kind.named.size()));
	}

	private Cell cell() {
		final double a = edge();
		return withAtoms(switch ((int) random.uniform(0, 4)) {
			case 0 -> Cell.hexagonal(a, FIRST);
			case 1 -> Cell.rectangular(a, a, FIRST);
			case 2 -> Cell.rectangular(a, edge(), FIRST);
			default -> oblique(a);
		});
	}

	private double edge() {
		return random.uniform(kind.shortest, kind.longest);
	}

	private Cell oblique(final double a) {
		final double b = edge();
		final double angle = Math.toRadians(random.uniform(60, 120));
		return new Cell(a, 0, b * StrictMath.cos(angle), b * StrictMath.sin(angle), List.of(FIRST));
	}

	private Cell withAtoms(final Cell cell) {
		final List<Site> sites = new ArrayList<>(cell.sites());
		final int most = 1 + (int) random.uniform(0, MOST_ATOMS);
		for (int n = 0; n < TRIES && sites.size() < most; n++)
			addWhereRoom(site(), cell, sites);
		return new Cell(cell.ax(), cell.ay(), cell.bx(), cell.by(), sites);
	}

	private void addWhereRoom(final Site site, final Cell cell, final List<Site> sites) {
		if (hasRoom(cell, sites, site)) sites.add(site);
	}

	private Site site() {
		return new Site(random.uniform(), random.uniform(), weight());
	}

	private double weight() {
		if (random.chance(1 / 3.0)) return 1;
		return random.logUniform(0.08, 1);
	}

	private boolean hasRoom(final Cell cell, final List<Site> sites, final Site site) {
		for (final Site other : sites)
			if (isNear(cell, site.u() - other.u(), site.v() - other.v())) return false;
		return true;
	}

	private boolean isNear(final Cell cell, final double u, final double v) {
		return squaredDistance(cell, u, v) < kind.distance * kind.distance;
	}

	/** The least squared distance of two atoms and their repetitions, nm². */
	private static double squaredDistance(final Cell cell, final double u, final double v) {
		double least = Double.MAX_VALUE;
		for (int i = -2; i <= 2; i++)
			for (int j = -2; j <= 2; j++)
				least = Math.min(least, squaredLength(cell, u + i, v + j));
		return least;
	}

	private static double squaredLength(final Cell cell, final double u, final double v) {
		final double x = cell.x(u, v);
		final double y = cell.y(u, v);
		return x * x + y * y;
	}
}
