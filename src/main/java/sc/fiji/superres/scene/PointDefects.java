package sc.fiji.superres.scene;

import java.util.Arrays;
import java.util.Locale;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.scene.Scene.Defect;

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
			return dot.moved(dx, dy).times(factor);
		}

		/** This change as a defect, where its column lies now. */
		Defect at(final Dot column) {
			final String name = kind.name().toLowerCase(Locale.ROOT);
			return new Defect(name, column.x(), column.y(), column.weight(), Math.hypot(dx, dy));
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
		Arrays.fill(changes, Change.NOTHING);
		if (share > 0) draw(changes, NoiseSource.at(seed, Stream.COLUMNS, cellU, cellV));
		return changes;
	}

	private void draw(final Change[] changes, final NoiseSource random) {
		for (int k = 0; k < changes.length; k++) {
			final Kind kind = kind(random.uniform());
			changes[k] = drawn(random).change(kind);
		}
	}

	/** The kind of a lot of 0 to 1. */
	private Kind kind(final double lot) {
		if (lot < share / 3) return Kind.VACANCY;
		if (lot < share * 2 / 3) return Kind.DOPANT;
		if (lot < share) return Kind.DISPLACED;
		return Kind.NONE;
	}

	/** Draws all numbers whatever the kind, so that columns differ in nothing else where the share is another one. */
	private Numbers drawn(final NoiseSource random) {
		final double bright = random.uniform(FAINTEST, BRIGHTEST);
		final double rough = Math.max(0, 1 + roughness * random.gaussian());
		return new Numbers(bright, rough, displacement(random), displacement(random));
	}

	private static double displacement(final NoiseSource random) {
		return DISPLACEMENT * random.gaussian();
	}

	/** What a column would become of each kind. */
	private record Numbers(double bright, double rough, double dx, double dy) {

		private Change change(final Kind kind) {
			return switch (kind) {
				case VACANCY -> new Change(kind, 0, 0, 0);
				case DOPANT -> new Change(kind, bright * rough, 0, 0);
				case DISPLACED -> new Change(kind, rough, dx, dy);
				case NONE -> new Change(kind, rough, 0, 0);
			};
		}
	}
}
