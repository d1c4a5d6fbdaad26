package sc.fiji.superres.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.superres.imagej.MacroRunner;

class AttendanceTest {

	/** Display, ImageJ's window, batch mode, macro; then dialogs, windows, menu, answers. */
	@ParameterizedTest
	@CsvSource({ //
		"true, true, false, false, true, true, true, true", // from the menu
		"true, true, false, true, true, true, false, false", // a macro that shows its images
		"true, true, true, true, false, false, false, false", // a macro in batch mode
		"true, true, true, false, false, false, false, false", // batch mode set by a plugin
		"true, false, false, false, true, false, false, true", // a program that has no ImageJ window
		"false, true, false, false, false, false, false, false", // no display, but an ImageJ
		"false, false, false, true, false, false, false, false" }) // a macro on a cluster
	void whatMayOpenFollowsFromWhoIsThere(final boolean display, final boolean imageJ, final boolean batch,
		final boolean macro, final boolean dialogs, final boolean windows, final boolean menu, final boolean answers)
	{
		final Attendance attendance = new Attendance(display, imageJ, batch, macro);
		assertEquals(dialogs, attendance.dialogsMayOpen(), "dialogs");
		assertEquals(windows, attendance.windowsMayOpen(), "windows");
		assertEquals(menu, attendance.startedFromMenu(), "menu");
		assertEquals(answers, attendance.somebodyCanAnswer(), "answers");
	}

	@Test
	void aMacroIsSeenWhileItRunsAndNotAfterwards() {
		assertEquals("true true", MacroRunner.run("setBatchMode(true); return call('" + Seen.class.getName() +
			".now');"));
		assertFalse(Attendance.now().inMacro());
	}

	/** What a macro calls. */
	public static final class Seen {

		private Seen() {}

		/** @return whether there is batch mode, and whether a macro runs */
		public static String now() {
			final Attendance now = Attendance.now();
			return now.batchMode() + " " + now.inMacro();
		}
	}

	@Test
	void withoutADisplayNobodyIsAsked() {
		final Attendance now = Attendance.now();
		assertEquals(!GraphicsEnvironment.isHeadless(), now.display());
		if (!now.display()) assertTrue(Question.goOn("Title", "text", "Yes"));
	}
}
