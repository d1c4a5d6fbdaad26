package sc.fiji.superres.scene;

import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;

/**
 * Where a crystal lies: r = r₀ + R·(1 + E)·(u·a + v·b) + w, with a rotation R, a homogeneous strain E, and a smooth
 * displacement w that is a function of the undisplaced place.
 */
final class Placement {

	/** Degrees to either side, for crystals that somebody has turned to the scan by hand. */
	static final double MAX_TURN = 3;
	/** Degrees between the crystals at a grain boundary. */
	private static final double LEAST_GRAIN = 10;
	private static final double MOST_GRAIN = 30;
	/** Greatest element of the homogeneous strain. */
	private static final double MAX_STRAIN = 0.02;
	/** Greatest amplitude of a wave of displacement, nm. */
	private static final double MAX_WAVE = 0.012;

	/** The cell as it lies on the sample: (R·(1 + E)·a, R·(1 + E)·b). */
	private final Cell lattice;
	private final double originX;
	private final double originY;
	private final Displacement displacement;

	/** @param origin where the origin of the cells lies, in cells */
	private Placement(final Cell lattice, final double[] origin, final Displacement displacement) {
		this.lattice = lattice;
		originX = lattice.x(origin[0], origin[1]);
		originY = lattice.y(origin[0], origin[1]);
		this.displacement = displacement;
	}

	/** A crystal with the origin of its cells at (0, 0), not turned. */
	static Placement none(final Cell cell) {
		return new Placement(Strain.NONE.of(cell, 0), new double[2], Displacement.NONE);
	}

	/** A perfect crystal anywhere, turned by up to {@value #MAX_TURN}°. */
	static Placement straight(final Cell cell, final long seed) {
		final NoiseSource place = NoiseSource.of(seed, Stream.PLACE);
		final double turn = Math.toRadians(place.uniform(-MAX_TURN, MAX_TURN));
		return new Placement(Strain.NONE.of(cell, turn), origin(place), Displacement.NONE);
	}

	/** A perfect crystal anywhere, turned by 10° to 30° against {@link #straight} of the same seed, either way. */
	static Placement beyond(final Cell cell, final long seed) {
		final NoiseSource place = NoiseSource.of(seed, Stream.PLACE);
		final double first = place.uniform(-MAX_TURN, MAX_TURN);
		final NoiseSource other = NoiseSource.at(seed, Stream.PLANTED, 1, 0);
		final double turn = other.uniform(LEAST_GRAIN, MOST_GRAIN) * (other.chance(0.5) ? 1 : -1);
		return new Placement(Strain.NONE.of(cell, Math.toRadians(first + turn)), origin(other), Displacement.NONE);
	}

	/** A strained crystal anywhere, turned by any angle. */
	static Placement strained(final Cell cell, final long seed) {
		final NoiseSource place = NoiseSource.of(seed, Stream.PLACE);
		final NoiseSource strain = NoiseSource.of(seed, Stream.STRAIN);
		final Cell lattice = Strain.drawn(strain).of(cell, place.angle());
		return new Placement(lattice, origin(place), Displacement.drawn(strain));
	}

	private static double[] origin(final NoiseSource place) {
		return new double[] { place.uniform(), place.uniform() };
	}

	/** E, which is symmetric. */
	private record Strain(double xx, double xy, double yy) {

		private static final Strain NONE = new Strain(0, 0, 0);

		private static Strain drawn(final NoiseSource random) {
			return new Strain(element(random), element(random), element(random));
		}

		private static double element(final NoiseSource random) {
			return random.uniform(-MAX_STRAIN, MAX_STRAIN);
		}

		/** The cell after this strain and then a turn, radians. */
		private Cell of(final Cell cell, final double turn) {
			return turned(new Turn(StrictMath.cos(turn), StrictMath.sin(turn))).of(cell);
		}

		/** R·(1 + E). */
		private Matrix turned(final Turn turn) {
			return new Matrix(turn.x(1 + xx, xy), turn.x(xy, 1 + yy), turn.y(1 + xx, xy), turn.y(xy, 1 + yy));
		}
	}

	/** R, by the cosine and the sine of its angle. */
	private record Turn(double cos, double sin) {

		private double x(final double x, final double y) {
			return cos * x - sin * y;
		}

		private double y(final double x, final double y) {
			return sin * x + cos * y;
		}
	}

	private record Matrix(double xx, double xy, double yx, double yy) {

		private Cell of(final Cell cell) {
			final double ax = x(cell.ax(), cell.ay());
			final double ay = y(cell.ax(), cell.ay());
			return new Cell(ax, ay, x(cell.bx(), cell.by()), y(cell.bx(), cell.by()), cell.sites());
		}

		private double x(final double x, final double y) {
			return xx * x + xy * y;
		}

		private double y(final double x, final double y) {
			return yx * x + yy * y;
		}
	}

	/** w, nm. */
	private record Displacement(Waves x, Waves y) {

		private static final Displacement NONE = new Displacement(Waves.FLAT, Waves.FLAT);

		private static Displacement drawn(final NoiseSource random) {
			final double amplitude = random.mostlySmall(MAX_WAVE);
			return new Displacement(waves(random, amplitude), waves(random, amplitude));
		}

		private static Waves waves(final NoiseSource random, final double amplitude) {
			return Waves.drawn(random, amplitude, 2, 12);
		}

		private Dot of(final Dot dot) {
			return dot.moved(x.at(dot.x(), dot.y()), y.at(dot.x(), dot.y()));
		}
	}

	/** Where something that is at (u, v), in cells, lies on the sample. */
	Dot placed(final double u, final double v, final double weight) {
		final double x = originX + u * lattice.ax() + v * lattice.bx();
		final double y = originY + u * lattice.ay() + v * lattice.by();
		return displacement.of(new Dot(x, y, weight));
	}

	/** The cells that may have columns in the field or within a reach outside. */
	Range range(final Field field, final double reach) {
		final double far = field.margin() + reach + displacement.x.most() + displacement.y.most();
		Range range = Range.EMPTY;
		for (final double x : ends(field.width(), far))
			for (final double y : ends(field.height(), far))
				range = range.including(u(x, y), v(x, y));
		return range;
	}

	private static double[] ends(final double side, final double far) {
		return new double[] { -far, side + far };
	}

	private double u(final double x, final double y) {
		return ((x - originX) * lattice.by() - (y - originY) * lattice.bx()) / determinant();
	}

	private double v(final double x, final double y) {
		return ((y - originY) * lattice.ax() - (x - originX) * lattice.ay()) / determinant();
	}

	private double determinant() {
		return lattice.ax() * lattice.by() - lattice.ay() * lattice.bx();
	}

	/**
	 * Cells of a grid.
	 *
	 * @param u their numbers along a
	 * @param v their numbers along b
	 */
	record Range(Numbers u, Numbers v) {

		private static final Range EMPTY = new Range(Numbers.NONE, Numbers.NONE);

		/** What is done with a cell. */
		interface Visitor {

			void visit(int u, int v);
		}

		private Range including(final double placeU, final double placeV) {
			return new Range(u.including(placeU), v.including(placeV));
		}

		double cells() {
			return u.count() * v.count();
		}

		void forEach(final Visitor visitor) {
			for (int i = u.from; i <= u.to; i++)
				for (int j = v.from; j <= v.to; j++)
					visitor.visit(i, j);
		}
	}

	/** Whole numbers, both ends among them. */
	record Numbers(int from, int to) {

		private static final Numbers NONE = new Numbers(Integer.MAX_VALUE, Integer.MIN_VALUE);

		/** These and the cell of a place, and a cell more on each side, since atoms lie anywhere in a cell. */
		private Numbers including(final double place) {
			final int first = (int) Math.floor(place) - 1;
			final int last = (int) Math.ceil(place) + 1;
			return new Numbers(Math.min(from, first), Math.max(to, last));
		}

		private double count() {
			return to - from + 1.0;
		}
	}
}
