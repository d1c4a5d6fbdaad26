package sc.fiji.superres.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.file.Path;

import javax.swing.JDialog;
import javax.swing.JLabel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.gui.ProgressBar;
import ij.measure.ResultsTable;

/** What ImageJ shows while commands from the menu work, and after it. */
@DisabledIf(value = Screen.NO_DISPLAY, disabledReason = Screen.WHY)
class WorkScreenTest {

	private static final String SIMULATE = "Simulate Lattice...";
	private static final String EVALUATE = "Evaluate Super-Resolution...";

	@TempDir
	static Path folder;

	@BeforeAll
	static void start() {
		Screen.start();
	}

	@AfterEach
	void close() {
		IJ.runMacro("run('Close All');");
	}

	private static JDialog dialog(final String command) {
		IJ.doCommand(command);
		final JDialog dialog = Screen.dialog(command.replace("...", ""));
		Screen.press(dialog, "Defaults");
		return dialog;
	}

	private static String status() {
		return Screen.all(IJ.getInstance().getStatusBar(), JLabel.class).get(0).getText();
	}

	private static boolean barIsShown() {
		try {
			final Field shown = ProgressBar.class.getDeclaredField("showBar");
			shown.setAccessible(true);
			return shown.getBoolean(IJ.getInstance().getProgressBar());
		}
		catch (final ReflectiveOperationException exc) {
			throw new AssertionError(exc);
		}
	}

	/** F8, F4: after Escape, the progress bar and "8 s left" stayed, and the Console had a trace. */
	@Test
	void afterEscapeNothingOfTheWorkIsLeft() {
		final PrintStream err = System.err;
		final ByteArrayOutputStream console = new ByteArrayOutputStream();
		System.setErr(new PrintStream(console));
		try {
			final JDialog dialog = dialog(SIMULATE);
			Screen.fill(dialog, "Width", "6000");
			Screen.fill(dialog, "Height", "6000");
			Screen.press(dialog, "OK");
			Screen.await("progress", () -> barIsShown() ? true : null);
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);
			Screen.await("end", () -> status().equals("Simulate Lattice: stopped") ? true : null);
		}
		finally {
			System.setErr(err);
		}
		Screen.await("end of the progress bar", () -> barIsShown() ? null : true);
		assertEquals("", console.toString());
	}

	/** H12: the report of Evaluate is handed to the browser, and people are told so where there is none. */
	@Test
	void theReportOfEvaluateOpens() {
		IJ.runMacro(
			"run('Simulate Lattice...', 'width=256 height=256 field=1'); saveAs('Tiff', getArgument()); close();",
			folder.resolve("scan.tif").toString());
		final JDialog dialog = dialog(EVALUATE);
		Screen.fill(dialog, "Folder of references", folder.toString());
		Screen.fill(dialog, "Folder for the report", folder.resolve("report").toString());
		Screen.press(dialog, "More…");
		Screen.fill(dialog, "Zoom levels to judge", "20");
		Screen.fill(dialog, "Crops of an image", "1");
		Screen.fill(dialog, "Side of a crop", "128");
		Screen.press(dialog, "OK");
		Screen.await("scores", () -> ResultsTable.getResultsTable().size() > 0 ? true : null);
		final String page = folder.resolve("report").resolve("report.html").toString();
		final String log = Screen.await("report in the log", () -> {
			final String said = String.valueOf(IJ.getLog());
			return said.contains("open this file in") || said.contains("Open this file in") ? said : null;
		});
		assertTrue(log.contains("Written: " + page), log);
		assertTrue(log.matches("(?si).*open this file in (it|one): \\Q" + page + "\\E.*"), log);
	}
}
