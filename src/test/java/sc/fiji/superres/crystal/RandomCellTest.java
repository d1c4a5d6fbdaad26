package sc.fiji.superres.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.superres.crystal.Cell.Site;
import sc.fiji.superres.crystal.RandomCell.Kind;

class RandomCellTest {

	private static final int SEEDS = 400;

	@ParameterizedTest
	@EnumSource(Kind.class)
	void theSameSeedGivesTheSameCellAndMostSeedsGiveOthers(final Kind kind) {
		final Set<Cell> cells = new HashSet<>();
		for (long seed = 0; seed < SEEDS; seed++) {
			assertEquals(RandomCell.draw(kind, seed), RandomCell.draw(kind, seed));
			cells.add(RandomCell.draw(kind, seed));
		}
		assertTrue(cells.size() > SEEDS / 3 && cells.size() < SEEDS * 2 / 3, cells.size() + " different cells");
	}

	@Test
	void everyDrawnMaterialComesUpAndTheKeptOnesNever() {
		final Set<Cell> cells = new HashSet<>();
		for (long seed = 0; seed < SEEDS; seed++) {
			cells.add(RandomCell.draw(Kind.COLUMNS, seed));
			cells.add(RandomCell.draw(Kind.SURFACE, seed));
		}
		assertTrue(cells.containsAll(Columns.DRAWN));
		assertTrue(cells.containsAll(Surfaces.DRAWN));
		for (final Cell kept : List.of(Columns.GALLIUM_ARSENIDE, Columns.RUTILE, Columns.ZINC_OXIDE, Surfaces.RUTILE,
			Surfaces.NIOBIUM_SELENIDE))
			assertFalse(cells.contains(kept), "kept for tests, but drawn: " + kept);
	}

	@Test
	void noTwoAtomsAreNearerThanTheyMay() {
		assertTrue(nearest(Kind.COLUMNS) >= 0.11, nearest(Kind.COLUMNS) + " nm");
		assertTrue(nearest(Kind.SURFACE) >= 0.21, nearest(Kind.SURFACE) + " nm");
	}

	/** The least distance of two atoms in all cells that are not materials, nm. */
	private static double nearest(final Kind kind) {
		double least = Double.MAX_VALUE;
		for (long seed = 0; seed < SEEDS; seed++) {
			final Cell cell = RandomCell.draw(kind, seed);
			if (!Columns.DRAWN.contains(cell) && !Surfaces.DRAWN.contains(cell)) least = Math.min(least, CellTest
				.nearest(cell));
		}
		return least;
	}

	@Test
	void cellsHaveOneToSixAtomsOfWeightsUpToOne() {
		final Set<Integer> numbers = new HashSet<>();
		for (long seed = 0; seed < SEEDS; seed++) {
			final Cell cell = RandomCell.draw(Kind.COLUMNS, seed);
			if (Columns.DRAWN.contains(cell)) continue;
			numbers.add(cell.sites().size());
			for (final Site site : cell.sites())
				assertTrue(site.weight() >= 0.08 && site.weight() <= 1, site.toString());
		}
		assertEquals(Set.of(1, 2, 3, 4, 5, 6), numbers);
	}
}
