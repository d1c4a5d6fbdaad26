package sc.fiji.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+49", "@SUM(A1)", "-text", "-1+cmd|' /C calc'!A0", "\t=1" })
	void whatASpreadsheetWouldComputeBecomesText(final String text) {
		final boolean number = text.equals("+49");
		assertEquals(number ? text : "'" + text, Csv.cell(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-1.5", "-3e-9", "22.19837", "-Infinity", "NaN", "a-b.tif", "scan =.tif" })
	void figuresAndPlainNamesStayAsTheyAre(final String text) {
		assertEquals(text, Csv.cell(text));
	}

	@Test
	void commasQuotesAndLineBreaksStayInOneCell() {
		assertEquals("\"a, \"\"b\"\" c\",2\n", Csv.row("a, \"b\"\r\nc", 2));
		assertEquals("\"'=a,b\"", Csv.cell("=a,b"));
	}
}
