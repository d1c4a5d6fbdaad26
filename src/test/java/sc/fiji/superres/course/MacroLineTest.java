package sc.fiji.superres.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.imagej.MacroRunner;

class MacroLineTest {

	@Test
	void aScriptSaysTheSameInItsOwnWords() {
		final MacroLine line = new MacroLine("a \"scan\"", "Super-Resolve Image...", "model=bicubic");
		assertEquals("selectImage(\"a \\\"scan\\\"\");\nrun(\"Super-Resolve Image...\", \"model=bicubic\");", line
			.text());
		assertEquals("IJ.selectWindow(\"a \\\"scan\\\"\");\nIJ.run(\"Super-Resolve Image...\", \"model=bicubic\");",
			line.script());
		assertEquals("run(\"Blobs (25K)\");", new MacroLine(null, "Blobs (25K)", "").text());
	}

	@Test
	void valuesThatNeedItStandInBrackets() {
		assertEquals("a=x-1.5 b=[two words] c=[a [b] c] d='odd ]'", new OptionText().with("a", "x-1.5").with("b",
			"two words").with("c", "a [b] c").with("d", "odd ]").with("e", " ").toString());
		assertTrue(OptionText.canHold("/a/b [c]") && OptionText.canHold("odd ]") && OptionText.canHold("it's"));
		assertFalse(OptionText.canHold("it's odd ]"));
	}

	/** The line is run as it is shown: the title arrives whole, whatever is in it. */
	@ParameterizedTest
	@ValueSource(strings = { "scan.tif", "a scan (2)", "odd ] title", "say \"scan\"", "back\\slash", "it's" })
	void imagesOfAnyTitleAreFound(final String title) {
		final Target target = Target.NONE.withImage(new OpenImage(-1, title, null));
		final MacroLine line = Lines.enlarge(target, Way.FIRST);
		final String named = title.replace("\\", "\\\\").replace("\"", "\\\"");
		final String bicubic = line.text().replace("stem-lattice-x4", "bicubic");
		assertEquals(title.replace(".tif", "") + "-SRx4", MacroRunner.run("run('Close All'); newImage(\"" + named +
			"\", '8-bit ramp', 9, 7, 1); newImage('other', '8-bit ramp', 5, 5, 1);\n" + bicubic +
			"\nreturn getTitle();"));
		MacroRunner.run("close('*');");
	}
}
