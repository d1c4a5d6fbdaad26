package sc.fiji.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiUnitTest {

	@ParameterizedTest
	@CsvSource(nullValues = "null", value = { "m, 1.07e-10, 107 pm", "m, -1.07e-10, -107 pm", "m, 1e-9, 1 nm",
		"m, 2.5e-20, 2.50e-05 fm", "nm, 0.107, 0.107 nm", "nm, 0.00107, 1.07 pm", "um, 25000, 25 mm", "A, 5e-12, 5 pA",
		"V, 0, 0 V", "m, 12, 12 m", "'', 0.00012, 0.00012", "'', 6.21e-11, 6.21e-11", "'', 2e9, 2.00e+09", "null, 7, 7",
		"%, 0.001, 0.001 %", "counts, 30000, 30000 counts", "mm, 0.000005, 5 nm", "m, 9.999e-10, 1000 pm" })
	void numbersAreShort(final String unit, final double value, final String text) {
		assertEquals(text, SiUnit.of(unit, value).text(value, 3));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 %", "0.001, less than 1 %", "0.426, 43 %", "0.994, 99 %", "0.996, more than 99 %",
		"0.9999999, more than 99 %", "1, 100 %" })
	void roundingMakesNothingAll(final double share, final String text) {
		assertEquals(text, NumberText.share(share));
	}
}
