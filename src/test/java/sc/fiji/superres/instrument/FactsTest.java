package sc.fiji.superres.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

	@ParameterizedTest
	@CsvSource({ "2.5e-10,A,250 pA", "-0.4,V,-400 mV", "999.9999e-12,A,1 nA", "1e-12,A,1 pA", "0,V,0 V",
		"1.5e-20,m,0.000015 fm", "300000,V,300 kV", "4.2,K,4.2 K", "5100000,×,5100000 ×", "0.00544,s,5.44 ms",
		"1e300,m,1E+291 Gm", "7,'',7" })
	void quantitiesHaveAPrefix(final double value, final String unit, final String text) {
		assertEquals(text, new Facts().quantity("fact", value, unit).map().get("fact"));
	}

	@Test
	void whatIsUnknownIsLeftOut() {
		final Facts facts = new Facts().text("no", null).text("blank", " \n").quantity("none", Double.NaN, "A");
		assertEquals("{}", facts.map().toString());
	}

	@Test
	void theFirstTextStaysInOneLineOfLimitedLength() {
		final Facts facts = new Facts().text("Comment", "two\r\nlines\0").text("Comment", "another");
		assertEquals("two lines", facts.map().get("Comment"));
		assertEquals(1001, Facts.oneLine("x".repeat(1_000_000)).length());
	}
}
