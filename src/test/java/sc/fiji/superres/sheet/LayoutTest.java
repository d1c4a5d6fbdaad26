package sc.fiji.superres.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {

	@ParameterizedTest
	@CsvSource({ "1,1,1", "1,2,1.5", "1,4,1", "2,5,1", "2,6,1.5", "3,9,1" })
	void aSheetAroundPanelsHasPanelsOfThatSize(final int rows, final int panels, final double scale) {
		final Look look = new Look(scale);
		final Dimension panel = new Dimension(300, 300);
		final Layout layout = Layout.filling(Layout.around(panel, panels, look), panels, look);
		assertEquals(panel, layout.panel());
		assertEquals(rows, layout.rows());
	}

	@Test
	void panelsAndCaptionsFillTheSheetWithoutTouching() {
		final Dimension size = new Dimension(900, 700);
		final List<Layout.Cell> cells = Layout.filling(size, 4, new Look(1)).cells(4);
		assertEquals(4, cells.size());
		for (final Layout.Cell cell : cells) {
			assertTrue(new Rectangle(size).contains(cell.panel()));
			assertTrue(new Rectangle(size).contains(cell.caption()));
			assertEquals(cell.caption().getMaxY(), cell.panel().getMinY());
		}
		for (int i = 0; i < 4; i++)
			for (int j = 0; j < i; j++)
				assertFalse(cells.get(i).panel().intersects(cells.get(j).panel()));
	}

	@Test
	void aWideSheetHasOneRowAndANarrowOneSeveral() {
		assertEquals(1, Layout.filling(new Dimension(1300, 500), 3, new Look(1)).rows());
		assertEquals(3, Layout.filling(new Dimension(400, 1300), 3, new Look(1)).rows());
		assertEquals(2, Layout.filling(new Dimension(800, 800), 4, new Look(1)).rows());
	}
}
