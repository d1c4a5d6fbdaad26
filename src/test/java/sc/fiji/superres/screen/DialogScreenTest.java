package sc.fiji.superres.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.List;
import java.util.Set;

import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;
import ij.gui.GUI;
import ij.plugin.frame.Recorder;

import sc.fiji.superres.imagej.PluginsConfig;

/** The dialogs of commands as a person has them: opened from the menu, filled in, recorded, replayed. */
@DisabledIf(value = Screen.NO_DISPLAY, disabledReason = Screen.WHY)
class DialogScreenTest {

	private static final String RESAMPLE = "Resample Image...";
	private static final String EVALUATE = "Evaluate Super-Resolution...";

	@BeforeAll
	static void start() {
		Screen.start();
	}

	@BeforeEach
	void open() {
		IJ.runMacro(
			"run('Close All'); newImage('my ramp', '8-bit ramp', 40, 30, 1); newImage('other', '8-bit', 9, 9, 1);" +
				" selectImage('my ramp');");
	}

	@AfterEach
	void close() {
		Prefs.setGuiScale(1);
		IJ.runMacro("run('Close All');");
	}

	private static JDialog dialog(final String command) {
		IJ.doCommand(command);
		return Screen.dialog(command.replace("...", ""));
	}

	private static void cancel(final JDialog dialog) {
		Screen.press(dialog, "Cancel");
		Screen.await("end of the dialog", () -> dialog.isShowing() ? null : true);
	}

	/** What opens again after the command refused the answers. */
	private static JDialog afterRefusal(final JDialog refused) {
		return Screen.await("second dialog", () -> {
			final JDialog open = Screen.dialog(refused.getTitle());
			return open == refused ? null : open;
		});
	}

	private static ImagePlus image(final String title) {
		return Screen.await("image " + title, () -> WindowManager.getImage(title));
	}

	/** F1, F2, H7: the same dialog everywhere, with Cancel, Help and words; no more than seven questions at once. */
	@Test
	void everyDialogSpeaksInWordsFitsTheScreenAndCanBeCancelled() {
		for (final double scale : new double[] { 1, 1.5 }) {
			Prefs.setGuiScale(scale);
			for (final PluginsConfig.Entry entry : PluginsConfig.entries()) {
				if (!isDialog(entry)) continue;
				final JDialog dialog = dialog(entry.label());
				Screen.picture(dialog, entry.label().replaceAll("\\W+", "-") + scale);
				final List<JLabel> labels = Screen.all(dialog, JLabel.class).stream().filter(JLabel::isShowing)
					.toList();
				assertTrue(labels.size() <= 7, entry.label() + labels.size());
				final Rectangle screen = GUI.getMaxWindowBounds(dialog);
				assertTrue(screen.contains(dialog.getBounds()), entry.label() + dialog.getBounds() + screen);
				if (Screen.texts(dialog).contains("More…")) {
					Screen.press(dialog, "More…");
					Screen.picture(dialog, entry.label().replaceAll("\\W+", "-") + "more-" + scale);
					assertTrue(dialog.getHeight() <= screen.height, entry.label() + dialog.getBounds());
				}
				cancel(dialog);
			}
		}
		assertEquals(2, WindowManager.getImageCount());
	}

	/** Not a sample, and not the assistant, which is a window. */
	private static boolean isDialog(final PluginsConfig.Entry entry) {
		return entry.menu().startsWith("Plugins") && !entry.label().equals("Super-Resolution...");
	}

	/** The pages themselves: handbook.HandbookTest. */
	@Test
	void helpListsTheKeysAndLeadsToGuideAndReference() {
		final JDialog dialog = dialog(RESAMPLE);
		Screen.press(dialog, "Help");
		final JDialog help = Screen.dialog("Resample Image: help");
		Screen.picture(help, "help");
		final String texts = Screen.texts(help);
		assertTrue(texts.contains("filter"), texts);
		assertTrue(texts.contains("Open the guide\n") && texts.contains("Open the reference\n"), texts);
		Screen.press(help, "Close");
		Screen.await("end of the help", () -> help.isShowing() ? null : true);
		cancel(dialog);
	}

	@Test
	void whatIsTypedIsRecordedByItsKeysAndTheLineDoesItAgain() {
		final Recorder recorder = new Recorder();
		final JDialog dialog = dialog(RESAMPLE);
		Screen.press(dialog, "Defaults");
		Screen.fill(dialog, "Width", "10");
		Screen.fill(dialog, "Height", "12");
		Screen.press(dialog, "OK");
		assertEquals(10, image("my ramp-resampled").getWidth());
		final String line = "run(\"Resample Image...\", \"width=10 height=12\");";
		Screen.await("recorded line", () -> recorder.getText().contains(line) ? true : null);
		recorder.close();
		final String again = IJ.runMacro("setBatchMode(true); newImage('my ramp', '8-bit ramp', 40, 30, 1); " + line +
			" return '' + getWidth() + 'x' + getHeight();");
		assertEquals("10x12", again);
	}

	/** F3: 0.0004 is not shown as 0.000, nor 0.25 as 0. */
	@Test
	void smallNumbersAreShownWithAllTheirDigits() {
		JDialog dialog = dialog("Train Super-Resolution...");
		Screen.press(dialog, "Defaults");
		Screen.fill(dialog, "Learning rate", "0.0004");
		Screen.fill(dialog, "Share kept back", "0.25");
		Screen.press(dialog, "OK"); // which is refused: there are no images
		dialog = afterRefusal(dialog);
		assertEquals("0.0004", Screen.answer(dialog, "Learning rate"));
		assertEquals("0.25", Screen.answer(dialog, "Share kept back"));
		Screen.press(dialog, "Defaults");
		assertEquals("0.1", Screen.answer(dialog, "Share kept back"));
		cancel(dialog);
	}

	/** Lists with ticks: what is ticked is recorded as a macro writes it, and shown again. */
	@Test
	void modelsAndImagesAreTickedInLists() {
		final Recorder recorder = new Recorder();
		JDialog dialog = dialog(EVALUATE);
		Screen.press(dialog, "Defaults");
		assertEquals("bicubic", Screen.answer(dialog, "Models"));
		Screen.fill(dialog, "Models", "bicubic;stem-lattice-x4");
		Screen.fill(dialog, "Folder of references", "/no/such/folder");
		Screen.fill(dialog, "Folder for the report", "target/screen/report");
		Screen.picture(dialog, "ticked");
		Screen.press(dialog, "OK");
		Screen.await("recorded line", () -> recorder.getText().contains("run(\"Evaluate Super-Resolution...\", " +
			"\"models=bicubic;stem-lattice-x4 reference=/no/such/folder output=target/screen/report\");") ? true
				: null);
		recorder.close();
		dialog = afterRefusal(dialog);
		assertEquals("bicubic;stem-lattice-x4", Screen.answer(dialog, "Models"));
		Screen.press(dialog, "Defaults");
		assertEquals("bicubic", Screen.answer(dialog, "Models"));
		cancel(dialog);

		final JDialog compare = dialog("Compare Images...");
		final String active = WindowManager.getCurrentImage().getTitle(); // a window manager may have its own mind
		assertEquals(active, Screen.answer(compare, "Images"), "the other image shows another field");
		Screen.fill(compare, "Images", "my ramp;other");
		assertEquals(Set.of("my ramp", "other"), Set.of(Screen.answer(compare, "Images").split(";")));
		Screen.picture(compare, "ticked-images");
		cancel(compare);
	}

	/** H3: neither OK nor an error costs what was typed. */
	@Test
	void theLastAnswersComeBackAndAnErrorKeepsThem() {
		final JDialog dialog = dialog(RESAMPLE);
		Screen.press(dialog, "Defaults");
		Screen.fill(dialog, "Width", "ten");
		Screen.press(dialog, "OK");
		Screen.await("complaint", () -> Screen.texts(dialog).contains(
			"“Width (pixels, 0 = as it is)”: ten is not understood") ? true : null);
		Screen.picture(dialog, "complaint");
		Screen.fill(dialog, "Width", "-5"); // which only the command knows to be wrong
		Screen.press(dialog, "OK");
		final JDialog again = afterRefusal(dialog);
		assertEquals("-5", Screen.answer(again, "Width"));
		assertTrue(Screen.texts(again).contains("-5"), Screen.texts(again));
		Screen.fill(again, "Width", "11");
		Screen.press(again, "OK");
		image("my ramp-resampled");
		final JDialog later = dialog(RESAMPLE);
		assertEquals("11", Screen.answer(later, "Width"));
		cancel(later);
		final String macro = IJ.runMacro("selectImage('my ramp'); run('Resample Image...', 'height=30'); return '' + " +
			"getWidth();");
		assertEquals("40", macro, "macros never see the last answers");
	}

	/** F5: another image than the active one is the second. */
	@Test
	void twoImagesAreNotTheSameOneAtFirst() {
		final JDialog dialog = dialog("Measure Image Similarity...");
		assertEquals("my ramp", Screen.answer(dialog, "Image"));
		assertEquals("other", Screen.answer(dialog, "Reference"));
		cancel(dialog);
	}

	/** H8: from the menu a message says labels, not macro keys. */
	@Test
	void whatIsMissingIsSaidInWords() {
		final JDialog dialog = dialog("Super-Resolve Folder...");
		Screen.press(dialog, "Defaults");
		assertEquals("stem-lattice-x4", Screen.answer(dialog, "Model"));
		Screen.press(dialog, "OK");
		final JDialog again = afterRefusal(dialog);
		assertTrue(Screen.texts(again).contains("“Folder of images” is empty: choose a folder."), Screen.texts(again));
		assertFalse(Screen.texts(again).contains("source="), Screen.texts(again));
		cancel(again);
	}

	/** A message of several lines takes its room from nothing else, at any size of letters. */
	@Test
	void aLongMessageLeavesRoomForTheQuestions() {
		for (final double scale : new double[] { 1, 1.5 }) {
			Prefs.setGuiScale(scale);
			final JDialog dialog = dialog("Super-Resolve Image...");
			Screen.press(dialog, "Defaults");
			Screen.fill(dialog, "Model", "/no/" + "such folder ".repeat(16));
			Screen.press(dialog, "OK");
			final JDialog again = afterRefusal(dialog);
			Screen.picture(again, "long-complaint" + scale);
			assertFalse(Screen.all(again, JScrollPane.class).get(0).getVerticalScrollBar().isVisible(), "at " + scale);
			final JTextArea complaint = Screen.all(again, JTextArea.class).get(1);
			assertTrue(complaint.getText().contains("/no/such folder"), complaint.getText());
			assertEquals(13 * scale, complaint.getFont().getSize2D(), 0.1);
			cancel(again);
		}
	}

	/** F12: without an image there is no dialog, but a sentence. */
	@Test
	void withoutAnImageItSaysSo() {
		IJ.runMacro("run('Close All');");
		IJ.doCommand(RESAMPLE);
		final java.awt.Dialog error = Screen.await("error", () -> {
			for (final java.awt.Window window : java.awt.Window.getWindows())
				if (window.isShowing() && window instanceof java.awt.Dialog open) return open;
			return null;
		});
		assertEquals("Resample Image", error.getTitle());
		error.dispose();
		assertNull(WindowManager.getCurrentImage());
	}
}
