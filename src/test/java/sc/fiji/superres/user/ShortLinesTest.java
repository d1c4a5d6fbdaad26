package sc.fiji.superres.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShortLinesTest {

	@Test
	void linesBreakAtBlanks() {
		assertEquals("one two\nthree four\nfive", ShortLines.of("one two three four five", 10));
	}

	/** F9: the last word of every line but the last stood in a line of its own. */
	@Test
	void lineBreaksThatAreThereStay() {
		assertEquals("one two\nthree\n\nfour five\nsix", ShortLines.of("one two\nthree\n\nfour five six", 10));
	}

	@Test
	void aLongWordStaysWhole() {
		assertEquals("see\n/data/a/long/path\nfor it", ShortLines.of("see /data/a/long/path for it", 10));
	}
}
