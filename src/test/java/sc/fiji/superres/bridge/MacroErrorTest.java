package sc.fiji.superres.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class MacroErrorTest {

	private static final String KEYS = "Unknown key \"input\". Known keys: " + IntStream.range(0, 30).mapToObj(
		number -> "key" + number).collect(Collectors.joining(", ")) + ".";

	/** With the keys of a training in one line, the window's OK lay beyond the right edge of the screen. */
	@Test
	void aLongMessageFitsTheScreen() {
		final String text = MacroError.of(KEYS, true);
		assertTrue(text.lines().allMatch(line -> line.length() <= 110), text);
		assertEquals(KEYS.replaceFirst("\\.$", ""), text.replace('\n', ' '));
	}

	@Test
	void withoutAWindowItIsOneLine() {
		assertEquals("tile=-1 must be 0 or more", MacroError.of("tile=-1 must be 0 or more.", false));
		assertEquals(1, MacroError.of(KEYS, false).lines().count());
	}
}
