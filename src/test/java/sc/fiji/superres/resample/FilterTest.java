package sc.fiji.superres.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

	@ParameterizedTest
	@EnumSource
	void aFilterIsFoundByItsLabel(final Filter filter) {
		assertEquals(filter, Filter.of(filter.label()));
		assertEquals(filter, Filter.of(" " + filter.name() + " "));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "cubic", "lanczos3" })
	void anUnknownNameListsTheNames(final String name) {
		final String message = assertThrows(IllegalArgumentException.class, () -> Filter.of(name)).getMessage();
		assertTrue(message.contains("\"" + name + "\""), message);
		assertTrue(message.contains("nearest, box, bilinear, hamming, bicubic, lanczos"), message);
	}

	@ParameterizedTest
	@EnumSource
	void theWeightIsOneAtTheCentreAndZeroBeyondTheSupport(final Filter filter) {
		assertEquals(1, filter.weight(0));
		assertEquals(0, filter.weight(filter.support() + 1e-9));
		assertEquals(0, filter.weight(-filter.support() - 1e-9));
	}

	@Test
	void weightsOfAnOutputPixelSumToOne() {
		for (final Filter filter : Filter.values()) {
			if (filter == Filter.NEAREST) continue;
			for (final double[] weights : Taps.of(37, 11, filter, w -> w).weights()) {
				double sum = 0;
				for (final double w : weights)
					sum += w;
				assertEquals(1, sum, 1e-14, filter.label());
			}
		}
	}
}
