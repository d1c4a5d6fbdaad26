package sc.fiji.superres.widget;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowsTest {

	/** It was as high as if each letter had a line of its own, and hid what lay below. */
	@Test
	void aTextWithABorderIsAsHighAsItsLines() {
		final BeliefStrip strip = new BeliefStrip(1);
		strip.tell("The result", "believable: no wave was invented, and it differs from the input by little");
		final Rows rows = new Rows().add(0, 0, strip);
		rows.setSize(600, 400);
		rows.doLayout();
		assertTrue(strip.getHeight() > 8 && strip.getHeight() < 80, "height " + strip.getHeight());
	}
}
