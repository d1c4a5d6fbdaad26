package sc.fiji.superres.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileGridTest {

	private interface Check {

		void on(TileGrid grid, int tile, int overlap, int multiple);
	}

	/** Every side to 150 pixels and some large ones, with every sensible tile, overlap and multiple. */
	private static void forMany(final Check check) {
		for (final int multiple : new int[] { 1, 2, 7, 8 }) {
			for (int tile = 1; tile <= 70; tile = tile * 3 / 2 + 1) {
				final int rounded = roundUp(tile, multiple);
				for (int overlap = 0; roundUp(2 * overlap, multiple) < rounded; overlap = overlap * 2 + 1) {
					for (int size = 1; size <= 150; size++)
						check.on(TileGrid.of(size, tile, overlap, multiple, multiple), tile, overlap, multiple);
					for (final int size : new int[] { 1023, 2048 })
						check.on(TileGrid.of(size, tile, overlap, multiple, multiple), tile, overlap, multiple);
				}
			}
		}
	}

	private static int roundUp(final int value, final int multiple) {
		return (value + multiple - 1) / multiple * multiple;
	}

	@Test
	void weightsAddToOneAtEveryPixel() {
		forMany((grid, tile, overlap, multiple) -> {
			for (int x = 0; x < grid.size(); x += 1 + grid.size() / 200) {
				for (final double place : new double[] { x + 0.125, x + 0.5, x + 0.875 }) {
					double sum = 0;
					for (int i = 0; i < grid.starts().size(); i++)
						if (grid.starts().get(i) <= x && x < grid.end(i)) sum += weight(grid, i, place);
					assertEquals(1, sum, 1e-12, () -> grid + " at " + place);
				}
			}
		});
	}

	private static double weight(final TileGrid grid, final int i, final double place) {
		final double weight = grid.weight(i, place);
		assertTrue(weight >= 0 && weight <= 1, () -> weight + " of tile " + i + " of " + grid + " at " + place);
		return weight;
	}

	@Test
	void tilesAreOfOneLengthThatIsAMultiple() {
		forMany((grid, tile, overlap, multiple) -> {
			assertEquals(0, grid.length() % multiple, grid::toString);
			assertTrue(grid.length() < Math.min(grid.size(), tile) + multiple, () -> grid + " for tile " + tile);
		});
	}

	@Test
	void tilesCoverTheSideAndTheLastEndsWithThePaddedSide() {
		forMany((grid, tile, overlap, multiple) -> {
			final int last = grid.starts().size() - 1;
			assertEquals(0, grid.starts().get(0));
			assertEquals(grid.size(), grid.end(last), grid::toString);
			assertEquals(roundUp(grid.size(), multiple), grid.starts().get(last) + grid.length(), grid::toString);
		});
	}

	@Test
	void everyTileStartsOnTheRasterOfTheWholeImage() {
		forMany((grid, tile, overlap, multiple) -> grid.starts().forEach(start -> assertEquals(0, start % multiple,
			grid::toString)));
		assertEquals(List.of(0, 24, 56), TileGrid.of(100, 48, 4, 48, 8).starts());
	}

	@Test
	void neighboursShareAtLeastTwiceTheOverlap() {
		forMany((grid, tile, overlap, multiple) -> {
			for (int i = 1; i < grid.starts().size(); i++) {
				assertTrue(grid.starts().get(i) > grid.starts().get(i - 1), grid::toString);
				final int shared = grid.starts().get(i - 1) + grid.length() - grid.starts().get(i);
				assertTrue(shared >= 2 * overlap, () -> grid + " for overlap " + overlap);
			}
		});
	}

	@Test
	void noTileIsOneTooManyAndNoneLongerThanNeeded() {
		forMany((grid, tile, overlap, multiple) -> {
			final int tiles = grid.starts().size(), shared = roundUp(2 * overlap, multiple), longest = roundUp(tile,
				multiple);
			if (tiles == 1) return;
			assertTrue(grid.size() > longest + (tiles - 2) * (longest - shared), grid::toString);
			final int shorter = grid.length() - multiple;
			assertTrue(shorter + (tiles - 1) * (shorter - shared) < roundUp(grid.size(), multiple), grid::toString);
		});
	}

	@ParameterizedTest
	@CsvSource({ "1,8", "7,8", "8,8", "9,16", "150,152", "192,192" })
	void aSideThatFitsOneTileIsPaddedToTheNextMultipleAndNoFurther(final int size, final int length) {
		final TileGrid grid = TileGrid.of(size, 192, 16, 8, 8);
		assertEquals(new TileGrid(size, length, List.of(0)), grid);
		assertEquals(size, grid.end(0));
		assertEquals(1, grid.weight(0, 0.5));
	}

	@Test
	void threeTilesThatShareAPixelStillAddToOne() {
		final TileGrid grid = TileGrid.of(14, 8, 3, 1, 1);
		assertEquals(List.of(0, 2, 4, 6), grid.starts());
		assertEquals(1, grid.weight(0, 6.5) + grid.weight(1, 6.5) + grid.weight(2, 6.5) + grid.weight(3, 6.5), 1e-15);
	}

	@Test
	void tilesGiveUpWhatTheirCutEdgesSpoiltAndBlendInBetween() {
		final TileGrid grid = TileGrid.of(48, 32, 8, 8, 8); // they share 16 … 32, blend from 22 to 26
		assertEquals(List.of(0, 16), grid.starts());
		assertEquals(1, grid.weight(0, 21.5));
		assertEquals(0, grid.weight(1, 21.5));
		assertEquals(0.875, grid.weight(0, 22.5));
		assertEquals(0.625, grid.weight(1, 24.5));
		assertEquals(0, grid.weight(0, 26.5));
		assertEquals(1, grid.weight(1, 47.5));
	}

	@Test
	void aTileLargerThanAnyImageIsTheWholeImage() {
		assertEquals(TileGrid.of(40, 64, 16, 8, 8), TileGrid.of(40, Integer.MAX_VALUE, 16, 8, 8));
	}

	@Test
	void whatCannotBeTiledIsRefusedWithItsValues() {
		assertTrue(refusal(0, 64, 8, 8).contains("0 pixels"));
		assertTrue(refusal(100, 32, 16, 8).contains("tile=32 with overlap=16"));
		assertTrue(refusal(100, 0, 0, 8).contains("tile=0"));
		assertTrue(refusal(100, -8, 0, 8).contains("tile=-8"));
		assertTrue(refusal(100, 64, -1, 8).contains("overlap=-1"));
		assertTrue(refusal(100, 8, 3, 8).contains("tile=8 with overlap=3"));
		assertTrue(refusal(100, 64, Integer.MAX_VALUE, 8).contains("overlap=2147483647"));
	}

	@Test
	void tilesThatLeavePixelsOutAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new TileGrid(20, 8, List.of(0, 8)));
		assertThrows(IllegalArgumentException.class, () -> new TileGrid(20, 8, List.of()));
		assertThrows(IllegalArgumentException.class, () -> new TileGrid(8, 8, List.of(1)));
	}

	private static String refusal(final int size, final int tile, final int overlap, final int multiple) {
		return assertThrows(IllegalArgumentException.class, () -> TileGrid.of(size, tile, overlap, multiple, multiple))
			.getMessage();
	}
}
