package sc.fiji.superres.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.NumberText;

class RoundNumberTest {

	@Test
	void aScaleBarIsARoundLengthThatFits() {
		assertEquals(0.5, RoundNumber.atMost(0.99), 1e-12);
		assertEquals(2.5, RoundNumber.atMost(4.9), 1e-12);
		assertEquals(100, RoundNumber.atMost(100), 1e-9);
		assertEquals("0.25", NumberText.plain(0.25, 3));
		assertEquals("100", NumberText.plain(100.00000000000001, 3));
	}
}
