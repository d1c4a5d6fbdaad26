package sc.fiji.superres.path;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;

/**
 * How a scan departs from a regular raster, beside drift.
 *
 * @param keep correlation of the shift of a row with that of the row before, 0 to less than 1
 * @param across vertical shift of a row over its horizontal shift, as s.d.
 * @param alone shift of single pixels over the shift of rows, as s.d.
 * @param bend by how much the left edge of the field is displaced to the right, because the beam has not settled after
 *            its flyback, in fields
 * @param settling over which length that decays, in fields
 */
public record Distortion(double keep, double across, double alone, double bend, double settling) {

	/** Rows shift along x alone, each by itself. */
	public static final Distortion ROWS = new Distortion(0, 0, 0, 0, 1);

	/** Draws what a microscope does: rows that shift together for a while, and a bend of up to 1 % at the left edge. */
	public static Distortion drawn(final long seed) {
		final NoiseSource random = NoiseSource.of(seed, Stream.DRIFT);
		final double keep = random.chance(0.5) ? random.uniform(0, 0.95) : 0;
		final double bend = random.chance(0.3) ? 0.01 * random.uniform() : 0;
		return new Distortion(keep, 0.6 * random.uniform(), 0.3 * random.uniform(), bend, random.uniform(0.02, 0.1));
	}

	/** How far a place is displaced by the flyback, in fields. */
	double bendAt(final double place) {
		if (bend == 0) return 0;
		return bend * StrictMath.exp(-Math.max(0, place) / settling);
	}
}
