package sc.fiji.superres.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.crystal.Cell.Site;

class CellTest {

	/** nm, from the structures: a/4 of diamond along [110], a/√3 of honeycombs, a/2 of SrTiO3 … */
	@Test
	void neighbouringColumnsAreAsFarApartAsInTheMaterial() {
		assertEquals(0.1358, nearest(Columns.SILICON), 1e-4);
		assertEquals(0.1413, nearest(Columns.GALLIUM_ARSENIDE), 1e-4);
		assertEquals(0.1421, nearest(Columns.GRAPHENE), 1e-4);
		assertEquals(0.1824, nearest(Columns.MOLYBDENITE), 1e-4);
		assertEquals(0.1876, nearest(Columns.ZINC_OXIDE), 1e-4);
		assertEquals(0.1953, nearest(Columns.STRONTIUM_TITANATE), 1e-4);
		assertEquals(0.1120, nearest(Columns.GALLIUM_NITRIDE), 1e-4);
		assertEquals(0.2497, nearest(Columns.GOLD), 1e-4);
		assertEquals(0.1268, nearest(Columns.RUTILE), 1e-4);
		assertEquals(0.3445, nearest(Surfaces.NIOBIUM_SELENIDE), 1e-4);
		assertEquals(0.2304, nearest(Surfaces.SILICON), 1e-4);
	}

	@Test
	void brightnessFollowsTheAtomicNumber() {
		final List<Site> sites = Columns.STRONTIUM_TITANATE.sites();
		assertEquals(Math.pow(22 / 38.0, 1.7) + Math.pow(8 / 38.0, 1.7), sites.get(1).weight() / sites.get(0).weight(),
			1e-12);
		assertEquals(Math.pow(7 / 31.0, 1.7), Columns.GALLIUM_NITRIDE.sites().get(2).weight() / Columns.GALLIUM_NITRIDE
			.sites().get(0).weight(), 1e-12);
	}

	@Test
	void theWaveOfNiobiumSelenideMakesOneAtomOfNineHighest() {
		final double[] heights = Surfaces.NIOBIUM_SELENIDE.sites().stream().mapToDouble(Site::weight).sorted()
			.toArray();
		assertEquals(1.35, heights[8], 1e-12);
		assertTrue(heights[7] < 1.01, "the second highest: " + heights[7]);
	}

	@Test
	void contrastRaisesWeightsToAPower() {
		final Cell cell = Cell.rectangular(1, 1, new Site(0, 0, 4), new Site(0.5, 0.5, 9)).contrasted(0.5);
		assertEquals(2, cell.sites().get(0).weight(), 1e-12);
		assertEquals(3, cell.sites().get(1).weight(), 1e-12);
	}

	@Test
	void cellsThatAreNoneAreRefused() {
		final List<Site> one = List.of(new Site(0, 0, 1));
		assertRefused("span no area", () -> new Cell(1, 1, 2, 2, one));
		assertRefused("span no area", () -> new Cell(Double.NaN, 0, 0, 1, one));
		assertRefused("needs a column", () -> new Cell(1, 0, 0, 1, List.of()));
		assertRefused("weight=0.0", () -> Cell.rectangular(1, 1, new Site(0, 0, 0)));
	}

	private static void assertRefused(final String words, final Runnable call) {
		final String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
		assertTrue(message.contains(words), message);
	}

	/** The least distance of two columns of a crystal, nm. */
	static double nearest(final Cell cell) {
		double least = Double.MAX_VALUE;
		for (final Site a : cell.sites())
			for (final Site b : cell.sites())
				for (int i = -2; i <= 2; i++)
					for (int j = -2; j <= 2; j++)
						least = Math.min(least, distance(cell, b.u() - a.u() + i, b.v() - a.v() + j));
		return least;
	}

	/** A column is no neighbour of itself. */
	private static double distance(final Cell cell, final double u, final double v) {
		final double distance = Math.hypot(cell.x(u, v), cell.y(u, v));
		return distance < 1e-9 ? Double.MAX_VALUE : distance;
	}
}
