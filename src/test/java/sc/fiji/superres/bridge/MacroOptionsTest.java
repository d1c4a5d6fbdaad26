package sc.fiji.superres.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacroOptionsTest {

	private static Map<String, String> map(final String... keysAndValues) {
		final Map<String, String> map = new LinkedHashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2)
			map.put(keysAndValues[i], keysAndValues[i + 1]);
		return map;
	}

	@Test
	void plainBracketedQuotedAndFlagOptionsAreRead() {
		assertEquals(map("width", "64", "source", "C:\\my images\\", "note", "it's", "flag", null, "q", "a b"),
			MacroOptions.parse("width=64 source=[C:\\my images\\] note=it's flag q='a b' "));
	}

	@Test
	void bracketsNestAndValuesMayHoldEqualsSigns() {
		assertEquals(map("a", "x [y] z", "b", "k=v", "c", ""), MacroOptions.parse("a=[x [y] z] b=k=v c=[]"));
		assertEquals(map("c", "", "d", "1"), MacroOptions.parse("c= d=1"));
	}

	@Test
	void blanksBetweenOptionsDoNotMatter() {
		assertEquals("[a, b]", Arrays.toString(MacroOptions.parse("  a=1\t\n b ").keySet().toArray()));
		assertTrue(MacroOptions.parse(" ").isEmpty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "a=[x y;a=[x y: the closing ] is missing.",
		"a='x;a='x: the closing ' is missing.", "a=1 a=2;a is given twice.", "=3;A key is missing before \"=3\"" })
	void whatCannotBeReadIsNamed(final String options, final String message) {
		final Exception exc = assertThrows(IllegalArgumentException.class, () -> MacroOptions.parse(options));
		assertTrue(exc.getMessage().contains(message), exc.getMessage());
	}
}
