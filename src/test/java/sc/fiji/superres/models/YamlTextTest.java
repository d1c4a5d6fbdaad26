package sc.fiji.superres.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonParser;

class YamlTextTest {

	@Test
	void whatEndsOrChangesATextIsEscaped() {
		assertEquals("\"a \\\"b\\\" \\\\ #: {c}\\u000ax\\u0085é\"", YamlText.quoted("a \"b\" \\ #: {c}\nx\u0085é"));
		assertEquals("\"\\ufeff\\u2028\\u007f\\uffff\"", YamlText.quoted("\ufeff\u2028\u007f\uffff"));
	}

	/** YAML 1.2 takes every JSON text as it is. */
	@ParameterizedTest
	@ValueSource(strings = { "", " ", "- a: b", "'", "\"", "\\", "\\n", "a\nb\r\n", "\t", "\0", "null", "~", "1e3", "#",
		"%", "*a &b !c", "é 漢 😀", "\u0085\u2028\u2029\ufeff\uffff" })
	void everyTextComesBack(final String text) {
		assertEquals(text, JsonParser.parseString(YamlText.quoted(text)).getAsString());
	}
}
