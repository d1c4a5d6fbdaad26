package sc.fiji.superres.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns that can be changed, and found by where they lie. They are found where they lay at first. */
final class PlacedColumns {

	/** Side of the squares into which columns are sorted, nm. */
	private static final double SQUARE = 0.5;
	/** How much of the weight two columns must differ by to be unlike. */
	private static final double UNLIKE = 0.05;
	/** A hole is searched for at so many places along either axis of a square around a place. */
	private static final int STEPS = 41;

	private final List<Dot> dots;
	private final Map<Long, List<Integer>> squares = new HashMap<>();
	private double heaviest;

	PlacedColumns(final List<Dot> dots) {
		this.dots = new ArrayList<>(dots);
		for (int k = 0; k < dots.size(); k++)
			sort(dots.get(k), k);
	}

	private void sort(final Dot dot, final int number) {
		squares.computeIfAbsent(key(square(dot.x()), square(dot.y())), key -> new ArrayList<>()).add(number);
		heaviest = Math.max(heaviest, dot.weight());
	}

	private static long key(final int column, final int row) {
		return (long) column << 32 ^ row & 0xffffffffL;
	}

	private static int square(final double place) {
		return (int) Math.floor(place / SQUARE);
	}

	List<Dot> all() {
		return List.copyOf(dots);
	}

	Dot get(final int number) {
		return dots.get(number);
	}

	void set(final int number, final Dot dot) {
		dots.set(number, dot);
	}

	void add(final Dot dot) {
		dots.add(dot);
	}

	/** The weight of the heaviest of the columns at first. */
	double heaviest() {
		return heaviest;
	}

	/** The number of the nearest column of some weight or more. */
	int nearest(final double x, final double y, final double weight) {
		int nearest = -1;
		for (final int k : around(x, y))
			if (dots.get(k).weight() >= weight && isNearer(k, nearest, x, y)) nearest = k;
		if (nearest < 0) throw new IllegalArgumentException("planted= does not fit: there is no column within " +
			SQUARE + " nm of (" + x + ", " + y + ") nm.");
		return nearest;
	}

	/** The number of the nearest column of another weight. */
	int neighbourUnlike(final int number) {
		final Dot dot = dots.get(number);
		int nearest = -1;
		for (final int k : around(dot.x(), dot.y()))
			if (isUnlike(dots.get(k), dot) && isNearer(k, nearest, dot.x(), dot.y())) nearest = k;
		if (nearest < 0) throw new IllegalArgumentException(
			"planted=antisite does not fit: all columns of this crystal are alike.");
		return nearest;
	}

	private static boolean isUnlike(final Dot a, final Dot b) {
		return Math.abs(a.weight() - b.weight()) > UNLIKE * Math.max(a.weight(), b.weight());
	}

	private boolean isNearer(final int number, final int nearest, final double x, final double y) {
		return nearest < 0 || distance(number, x, y) < distance(nearest, x, y);
	}

	private double distance(final int number, final double x, final double y) {
		return Math.hypot(dots.get(number).x() - x, dots.get(number).y() - y);
	}

	/** The place near a place that is farthest from all columns, with the weight 1. */
	Dot hole(final double x, final double y) {
		final List<Integer> around = around(x, y);
		Dot farthest = new Dot(x, y, 1);
		double most = -1;
		for (int n = 0; n < STEPS * STEPS; n++) {
			final Dot place = farthest(x, y, n);
			final double room = room(place, around);
			if (room <= most) continue;
			most = room;
			farthest = place;
		}
		return farthest;
	}

	private static Dot farthest(final double x, final double y, final int number) {
		return new Dot(x + offset(number % STEPS), y + offset(number / STEPS), 1);
	}

	/** From minus to plus half a square. */
	private static double offset(final int step) {
		return SQUARE * (step / (STEPS - 1.0) - 0.5);
	}

	private double room(final Dot place, final List<Integer> around) {
		double least = Double.MAX_VALUE;
		for (final int k : around)
			least = Math.min(least, distance(k, place.x(), place.y()));
		return least;
	}

	/** The numbers of the columns of the nine squares around a place. */
	private List<Integer> around(final double x, final double y) {
		final List<Integer> found = new ArrayList<>();
		for (int i = -1; i <= 1; i++)
			for (int j = -1; j <= 1; j++)
				found.addAll(squares.getOrDefault(key(square(x) + i, square(y) + j), List.of()));
		return found;
	}

	/** Whether a column lies nearer to a place than a distance of at most half a nm. */
	boolean hasNear(final Dot place, final double distance) {
		return room(place, around(place.x(), place.y())) < distance;
	}

	/** The distance of the nearest two of the columns around the first one. */
	double nearestDistance() {
		final Dot first = dots.get(0);
		double least = SQUARE;
		for (final int k : around(first.x(), first.y()))
			if (k != 0) least = Math.min(least, distance(k, first.x(), first.y()));
		return least;
	}
}
