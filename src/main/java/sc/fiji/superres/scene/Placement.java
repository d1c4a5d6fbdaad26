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
	/** Greatest element of the homogeneous strain. */
	private static final double MAX_STRAIN = 0.02;
	/** Greatest amplitude of a wave of displacement, nm. */
	private static final double MAX_WAVE = 0.012;

	/** The cell vectors as they lie on the sample. */
	private final double ax;
	private final double ay;
	private final double bx;
	private final double by;
	private final double originX;
	private final double originY;
	private final Waves wavesX;
	private final Waves wavesY;

	/** @param origin where the origin of the cells lies, in cells */
	private Placement(final Cell cell, final double[] turned, final double[] origin, final Waves wavesX,
		final Waves wavesY)
	{
		ax = turned[0] * cell.ax() + turned[1] * cell.ay();
		ay = turned[2] * cell.ax() + turned[3] * cell.ay();
		bx = turned[0] * cell.bx() + turned[1] * cell.by();
		by = turned[2] * cell.bx() + turned[3] * cell.by();
		originX = origin[0] * ax + origin[1] * bx;
		originY = origin[0] * ay + origin[1] * by;
		this.wavesX = wavesX;
		this.wavesY = wavesY;
	}

	/** A crystal with the origin of its cells at (0, 0), not turned. */
	static Placement none(final Cell cell) {
		return new Placement(cell, turned(0, 0, 0, 0), new double[2], Waves.FLAT, Waves.FLAT);
	}

	/** A perfect crystal anywhere, turned by up to {@value #MAX_TURN}°. */
	static Placement straight(final Cell cell, final long seed) {
		final NoiseSource place = NoiseSource.of(seed, Stream.PLACE);
		final double turn = Math.toRadians(place.uniform(-MAX_TURN, MAX_TURN));
		return new Placement(cell, turned(turn, 0, 0, 0), origin(place), Waves.FLAT, Waves.FLAT);
	}

	/** A strained crystal anywhere, turned by any angle. */
	static Placement strained(final Cell cell, final long seed) {
		final NoiseSource place = NoiseSource.of(seed, Stream.PLACE);
		final NoiseSource strain = NoiseSource.of(seed, Stream.STRAIN);
		final double turn = place.uniform(0, 2 * Math.PI);
		final double[] turned = turned(turn, part(strain), part(strain), part(strain));
		final double amplitude = MAX_WAVE * strain.uniform() * strain.uniform();
		return new Placement(cell, turned, origin(place), wave(strain, amplitude), wave(strain, amplitude));
	}

	private static double[] origin(final NoiseSource place) {
		return new double[] { place.uniform(), place.uniform() };
	}

	private static Waves wave(final NoiseSource strain, final double amplitude) {
		return Waves.drawn(strain, amplitude, 2, 12);
	}

	private static double part(final NoiseSource strain) {
		return strain.uniform(-MAX_STRAIN, MAX_STRAIN);
	}

	/** R·(1 + E), row by row. */
	private static double[] turned(final double turn, final double exx, final double exy, final double eyy) {
		final double cos = StrictMath.cos(turn);
		final double sin = StrictMath.sin(turn);
		return new double[] { cos * (1 + exx) - sin * exy, cos * exy - sin * (1 + eyy), //
			sin * (1 + exx) + cos * exy, sin * exy + cos * (1 + eyy) };
	}

	/** Where something that is at (u, v), in cells, lies on the sample. */
	Dot placed(final double u, final double v, final double weight) {
		final double x = originX + u * ax + v * bx;
		final double y = originY + u * ay + v * by;
		return new Dot(x + wavesX.at(x, y), y + wavesY.at(x, y), weight);
	}

	/** The cells that may have columns in the field or within a reach outside. */
	Range range(final Field field, final double reach) {
		final double far = field.margin() + reach + wavesX.most() + wavesY.most();
		Range range = Range.EMPTY;
		for (final double x : new double[] { -far, field.width() + far })
			for (final double y : new double[] { -far, field.height() + far })
				range = range.including(u(x, y), v(x, y));
		return range;
	}

	private double u(final double x, final double y) {
		return ((x - originX) * by - (y - originY) * bx) / (ax * by - ay * bx);
	}

	private double v(final double x, final double y) {
		return ((y - originY) * ax - (x - originX) * ay) / (ax * by - ay * bx);
	}

	/**
	 * Numbers of cells, both ends among them.
	 *
	 * @param fromU first along a
	 * @param toU last along a
	 * @param fromV first along b
	 * @param toV last along b
	 */
	record Range(int fromU, int toU, int fromV, int toV) {

		private static final Range EMPTY = new Range(Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE,
			Integer.MIN_VALUE);

		/** The range that also holds a place, and a cell more on each side, since atoms lie anywhere in a cell. */
		private Range including(final double u, final double v) {
			return new Range(Math.min(fromU, (int) Math.floor(u) - 1), Math.max(toU, (int) Math.ceil(u) + 1), Math.min(
				fromV, (int) Math.floor(v) - 1), Math.max(toV, (int) Math.ceil(v) + 1));
		}

		double cells() {
			return (toU - fromU + 1.0) * (toV - fromV + 1.0);
		}
	}
}
