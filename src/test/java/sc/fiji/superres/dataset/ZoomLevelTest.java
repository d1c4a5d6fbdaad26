package sc.fiji.superres.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ZoomLevelTest {

	@Test
	void magnificationGrowsWithTheRatioAndFieldWidthFalls() {
		assertEquals(10, new ZoomLevel(5, "MX").targetAt(2).value());
		assertEquals(12, new ZoomLevel(24, "nm").targetAt(2).value());
	}

	@Test
	void labelsCarryFourDecimalsWithoutTrailingZeros() {
		assertEquals("R10", new ZoomLevel(10, "MX").label());
		assertEquals("R1.25", new ZoomLevel(5, "MX").targetAt(0.25).label());
		assertEquals("R24", new ZoomLevel(24, "nm").label());
		assertEquals("R100", new ZoomLevel(100, "nm").label());
		assertEquals("R3.3333", new ZoomLevel(10, "nm").targetAt(3).label());
	}

	@Test
	void roundingErrorsOfRatiosDoNotReachNames() {
		for (int nm = 14; nm <= 48; nm++)
			assertEquals("R" + nm, new ZoomLevel(24, "nm").targetAt(24.0 / nm).label());
		for (int mx = 11; mx <= 19; mx++)
			assertEquals("R" + mx, new ZoomLevel(5, "MX").targetAt(4 * (mx / 20.0)).label());
		assertEquals(23, new ZoomLevel(24, "nm").targetAt(24.0 / 23).rounded());
		assertEquals("1.25 MX", new ZoomLevel(1.25, "MX").toString());
	}

	@Test
	void unknownUnitsAndImpossibleValuesAreNamed() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new ZoomLevel(5, "mm")).getMessage().contains(
			"mm"));
		assertThrows(IllegalArgumentException.class, () -> new ZoomLevel(5, "mx"));
		assertThrows(IllegalArgumentException.class, () -> new ZoomLevel(5, null));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new ZoomLevel(-5, "MX")).getMessage().contains(
			"-5.0 MX"));
		assertThrows(IllegalArgumentException.class, () -> new ZoomLevel(Double.NaN, "MX"));
	}
}
