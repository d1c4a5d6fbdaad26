package sc.fiji.superres.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Rectangle;

import org.junit.jupiter.api.Test;

class ViewTest {

	private static final Dimension FIELD = new Dimension(1000, 600);
	private static final Dimension PANEL = new Dimension(300, 200);

	@Test
	void thePlaceUnderThePointerStaysWhileZooming() {
		View view = View.at(400, 300);
		final double pointedAt = view.x() + 70 / view.zoom();
		for (final int steps : new int[] { 1, 1, 3, -2, -4, 1 }) {
			view = view.zoomed(steps, 70, -40);
			assertEquals(pointedAt, view.x() + 70 / view.zoom(), 1e-9);
			assertEquals(260, view.y() - 40 / view.zoom(), 1e-9);
		}
		assertEquals(1, view.zoom());
		assertEquals(400, view.x(), 1e-9);
	}

	@Test
	void zoomsAreWholeOrHalvesOfHalvesAndEnd() {
		View view = View.at(0, 0).zoomed(-100, 0, 0);
		assertEquals(1 / 32d, view.zoom());
		for (int i = 0; i < 20; i++) {
			final double zoom = view.zoom();
			assertTrue(zoom == Math.rint(zoom) || 1 / zoom == Math.rint(1 / zoom), "zoom " + zoom);
			view = view.zoomed(1, 0, 0);
		}
		assertEquals(32, view.zoom());
		assertEquals("300 %", View.at(0, 0).zoomed(2, 0, 0).percent());
		assertEquals("12.5 %", View.at(0, 0).zoomed(-3, 0, 0).percent());
	}

	@Test
	void draggingMovesTheFieldWithThePointer() {
		final View view = new View(400, 300, 4).dragged(40, -20);
		assertEquals(new View(390, 305, 4), view);
	}

	@Test
	void noPartOfAPanelIsEmptyUnlessTheFieldIsSmaller() {
		assertEquals(View.at(150, 500), View.at(-20, 900).within(FIELD, PANEL));
		assertEquals(View.at(850, 300), View.at(990, 300).within(FIELD, PANEL));
		assertEquals(new View(500, 300, 0.25), new View(3, 4, 0.25).within(FIELD, PANEL));
	}

	@Test
	void theEdgeOfTheFieldLiesOnAWholePixel() {
		final Rectangle panel = new Rectangle(10, 20, 301, 200);
		assertEquals(11, View.at(149.7, 100).left(panel));
		assertEquals(-80, new View(150, 100, 2).top(panel));
	}
}
