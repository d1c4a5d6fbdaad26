package sc.fiji.superres.scene;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;

/**
 * What is wrong with single columns: some are missing, some are brighter or fainter, some are displaced; all vary a
 * little. What happens to a column follows from the seed and the number of its cell alone, so that every field shows
 * the same of it.
 *
 * @param seed of everything
 * @param share the fraction of columns that are defects, a third of them of each {@link Kind}
 * @param roughness relative s.d. of the weight of every column, from steps of its upper and lower end
 */
record PointDefects(long seed, double share, double roughness) {

	/** A perfect crystal. */
	static final PointDefects NONE = new PointDefects(0, 0, 0);

	/** The weight of a dopant over that of the column that it replaces. */
	static final double FAINTEST = 0.4;
	static final double BRIGHTEST = 1.8;
	/** S.d. of a displaced column's place along either axis, nm. */
	private static final double DISPLACEMENT = 0.02;

	/** What may be wrong with a column. */
	enum Kind {
			NONE, VACANCY, DOPANT, DISPLACED
	}

	/** What became of a column. */
	record Change(Kind kind, double factor, double dx, double dy) {

		private static final Change NOTHING = new Change(Kind.NONE, 1, 0, 0);

		Dot of(final Dot dot) {
			return new Dot(dot.x() + dx, dot.y() + dy, factor * dot.weight());
		}
	}

	/** Draws defects of a real crystal: 0.1 to 5 % of the columns, roughness of 0 to 8 %. */
	static PointDefects drawn(final long seed) {
		final NoiseSource random = NoiseSource.of(seed, Stream.COLUMNS);
		final double share = random.logUniform(0.001, 0.05);
		return new PointDefects(seed, share, 0.08 * random.uniform());
	}

	/** What becomes of the columns of a cell, in their order. */
	Change[] changes(final int cellU, final int cellV, final int columns) {
		final Change[] changes = new Change[columns];
		final NoiseSource random = NoiseSource.at(seed, Stream.COLUMNS, cellU, cellV);
		for (int k = 0; k < columns; k++)
			changes[k] = share > 0 ? change(random) : Change.NOTHING;
		return changes;
	}

	private Change change(final NoiseSource random) {
		final double lot = random.uniform();
		final double bright = random.uniform(FAINTEST, BRIGHTEST);
		final double rough = Math.max(0, 1 + roughness * random.gaussian());
		final double dx = DISPLACEMENT * random.gaussian();
		final double dy = DISPLACEMENT * random.gaussian();
		if (lot < share / 3) return new Change(Kind.VACANCY, 0, 0, 0);
		if (lot < share * 2 / 3) return new Change(Kind.DOPANT, bright * rough, 0, 0);
		if (lot < share) return new Change(Kind.DISPLACED, rough, dx, dy);
		return new Change(Kind.NONE, rough, 0, 0);
	}
}
