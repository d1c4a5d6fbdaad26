package sc.fiji.superres.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class RatiosTest {

	@Test
	void rangesStepInDecimalsAndHoldBothEnds() {
		assertEquals(List.of(0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95), Ratios
			.parse("0.25:0.05:0.95", "alphas"));
	}

	@Test
	void rangesEndBeforeALastValueThatNoStepReaches() {
		assertEquals(List.of(0.5, 0.7), Ratios.parse("0.5:0.2:0.8", "alphas"));
	}

	@Test
	void listsKeepTheirOrderAndMayHoldRanges() {
		assertEquals(List.of(1.4, 1.2), Ratios.parse("1.4, 1.2", "betas"));
		assertEquals(List.of(1.1, 1.5, 1.75, 2.0), Ratios.parse("1.1,1.5:0.25:2", "betas"));
	}

	@Test
	void nothingIsTheEmptyList() {
		assertEquals(List.of(), Ratios.parse("", "gammas"));
		assertEquals(List.of(), Ratios.parse("  ", "gammas"));
		assertEquals(List.of(), Ratios.parse(null, "gammas"));
	}

	@Test
	void unreadableListsAreNamedWithTheirKey() {
		for (final String text : List.of("0.5,", "half", "1:2", "0.5:0:0.9", "0.9:0.1:0.5", "0.5:-0.1:0.9",
			"0:0.000001:1"))
		{
			final String message = assertThrows(IllegalArgumentException.class, () -> Ratios.parse(text, "alphas"),
				text).getMessage();
			assertTrue(message.startsWith("alphas=" + text), message);
		}
	}
}
