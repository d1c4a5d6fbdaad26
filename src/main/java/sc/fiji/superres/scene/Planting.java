package sc.fiji.superres.scene;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.scene.Scene.Defect;

/**
 * Plants defects into the columns of a perfect crystal: point defects about {@value #SPACING} nm apart, their kinds in
 * turn, and lines through the middle of the field. What is planted follows from the seed and the field.
 */
final class Planting {

	/** Distance of neighbouring point defects, nm. */
	private static final double SPACING = 1.0;
	/** Nearer to the edge of the field nothing is planted, nm. */
	private static final double EDGE = 0.35;
	/** Distance of the places of a line that are listed, nm. */
	private static final double ALONG = 0.8;
	/** Nearer to a line no point defects are planted, nm. */
	private static final double BESIDE = 0.9;
	/** A column is changed if it has this part of the weight of the heaviest. */
	private static final double HEAVY = 1 / 3.0;

	/** Beyond a boundary columns are at least this part of the distance of heavy neighbours from heavy ones. */
	private static final double OVERLAP = 0.7;

	private final Field field;
	private final NoiseSource random;
	private final PlacedColumns columns;
	private final Edge line;
	private final List<Dot> adatoms = new ArrayList<>();
	private final List<Defect> defects = new ArrayList<>();

	private Planting(final Field field, final NoiseSource random, final List<Dot> columns, final Edge line) {
		this.field = field;
		this.random = random;
		this.columns = new PlacedColumns(columns);
		this.line = line;
	}

	/**
	 * The columns with defects among them.
	 *
	 * @param columns those of the perfect crystal
	 * @param beyond those of the crystal beyond a grain boundary, which lies across the whole field
	 */
	static Planting of(final Field field, final long seed, final List<Planted> kinds, final List<Dot> columns,
		final List<Dot> beyond)
	{
		final NoiseSource random = NoiseSource.of(seed, Stream.PLANTED);
		final Edge line = Edge.straight(field, random);
		final boolean parted = kinds.contains(Planted.BOUNDARY);
		final Planting planting = new Planting(field, random, parted ? joined(columns, beyond, line) : columns, kinds
			.stream().anyMatch(Planted.LINES::contains) ? line : null);
		planting.plantLines(kinds);
		planting.plantPoints(kinds.stream().filter(kind -> !Planted.LINES.contains(kind)).toList());
		return planting;
	}

	/** One crystal up to a line and another beyond it, of which columns are left out that would overlap. */
	private static List<Dot> joined(final List<Dot> columns, final List<Dot> beyond, final Edge line) {
		final List<Dot> kept = columns.stream().filter(dot -> line.outside(dot.x(), dot.y()) <= 0).toList();
		final PlacedColumns near = new PlacedColumns(heavy(kept));
		final double distance = OVERLAP * near.nearestDistance();
		final List<Dot> joined = new ArrayList<>(kept);
		for (final Dot dot : beyond)
			if (line.outside(dot.x(), dot.y()) > 0 && !near.hasNear(dot, distance)) joined.add(dot);
		return joined;
	}

	private static List<Dot> heavy(final List<Dot> columns) {
		final double least = HEAVY * new PlacedColumns(columns).heaviest();
		return columns.stream().filter(dot -> dot.weight() >= least).toList();
	}

	List<Dot> columns() {
		return columns.all();
	}

	/** Atoms on the surface; weights are heights in pm. */
	List<Dot> adatoms() {
		return adatoms;
	}

	List<Defect> defects() {
		return defects;
	}

	/** The line of the boundary or step, or null where there is none. */
	Edge line() {
		return line;
	}

	private void plantLines(final List<Planted> kinds) {
		for (final Planted kind : kinds)
			if (Planted.LINES.contains(kind)) listLine(kind);
	}

	private void listLine(final Planted kind) {
		final double half = Math.hypot(field.width(), field.height()) / 2;
		for (double along = -half; along <= half; along += ALONG)
			listIfInside(kind, line.x() - along * line.sin(), line.y() + along * line.cos());
	}

	private void listIfInside(final Planted kind, final double x, final double y) {
		if (isInside(x, y)) defects.add(new Defect(kind.label(), x, y, 1, 0));
	}

	private boolean isInside(final double x, final double y) {
		return Math.min(x, field.width() - x) >= EDGE && Math.min(y, field.height() - y) >= EDGE;
	}

	private void plantPoints(final List<Planted> kinds) {
		if (kinds.isEmpty()) return;
		final int across = places(field.width());
		final int down = places(field.height());
		final int first = (int) random.uniform(0, kinds.size());
		for (int n = 0; n < across * down; n++)
			plant(kinds.get((first + n) % kinds.size()), middle(n % across, across, field.width()), middle(n / across,
				down, field.height()));
	}

	private static int places(final double side) {
		return (int) ((side - 2 * EDGE) / SPACING);
	}

	/** Somewhere near the middle of a square of those that the field is divided into. */
	private double middle(final int number, final int of, final double side) {
		return EDGE + (number + random.uniform(0.35, 0.65)) * (side - 2 * EDGE) / of;
	}

	private void plant(final Planted kind, final double x, final double y) {
		if (line != null && Math.abs(line.outside(x, y)) < BESIDE) return;
		switch (kind) {
			case VACANCY -> change(kind, x, y, 0, 0);
			case FAINT -> change(kind, x, y, Planted.FAINT_WEIGHT, 0);
			case BRIGHT -> change(kind, x, y, Planted.BRIGHT_WEIGHT, 0);
			case DISPLACED -> change(kind, x, y, 1, random.uniform(Planted.LEAST, Planted.MOST));
			case ANTISITE -> swap(x, y);
			case INTERSTITIAL -> add(columns.hole(x, y).times(0.5 * columns.heaviest()));
			default -> adatoms.add(onSurface(x, y));
		}
	}

	/** Changes the heavy column that is next to a place. */
	private void change(final Planted kind, final double x, final double y, final double weight,
		final double displacement)
	{
		final double direction = random.angle();
		final int k = columns.nearest(x, y, HEAVY * columns.heaviest());
		final Dot changed = columns.get(k).times(weight).moved(displacement * StrictMath.cos(direction), displacement *
			StrictMath.sin(direction));
		columns.set(k, changed);
		defects.add(new Defect(kind.label(), changed.x(), changed.y(), weight, displacement));
	}

	/** Lets the heavy column that is next to a place and its nearest neighbour of another weight change places. */
	private void swap(final double x, final double y) {
		final int heavy = columns.nearest(x, y, HEAVY * columns.heaviest());
		final int other = columns.neighbourUnlike(heavy);
		final Dot a = columns.get(heavy);
		final Dot b = columns.get(other);
		columns.set(heavy, new Dot(a.x(), a.y(), b.weight()));
		columns.set(other, new Dot(b.x(), b.y(), a.weight()));
		defects.add(antisite(a, b));
	}

	private static Defect antisite(final Dot a, final Dot b) {
		final double distance = Math.hypot(a.x() - b.x(), a.y() - b.y());
		return new Defect(Planted.ANTISITE.label(), (a.x() + b.x()) / 2, (a.y() + b.y()) / 2, b.weight() / a.weight(),
			distance);
	}

	private void add(final Dot column) {
		defects.add(new Defect(Planted.INTERSTITIAL.label(), column.x(), column.y(), column.weight() / columns
			.heaviest(), 0));
		columns.add(column);
	}

	private Dot onSurface(final double x, final double y) {
		final Dot adatom = new Dot(x, y, random.uniform(40, 120));
		defects.add(new Defect(Planted.ADATOM.label(), x, y, adatom.weight(), 0));
		return adatom;
	}
}
