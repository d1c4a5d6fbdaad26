package sc.fiji.superres.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JLabel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;

import sc.fiji.superres.answer.Choice;
import sc.fiji.superres.answer.ModelChoices;

/** Choosing model and image in the dialog of Super-Resolve Image, by keyboard too. */
@DisabledIf(value = Screen.NO_DISPLAY, disabledReason = Screen.WHY)
class ChoosingScreenTest {

	private static final String RESULT = "Super-Resolution 0.1.0: super-resolved ×4\n  by: a network\n" +
		"  keys: model=[/runs/GaN_run/best.pt] device=auto precision=full\n";

	private static final String SCAN = "src/test/resources/sc/fiji/superres/probefile/channels.gwy";

	private JDialog dialog;

	@BeforeAll
	static void start() {
		Screen.start();
	}

	@BeforeEach
	void open() {
		IJ.runMacro("run('Close All'); newImage('scan', '8-bit ramp', 40, 30, 1); newImage('scan-SRx4', '8-bit', " +
			"160, 120, 1);");
	}

	@AfterEach
	void close() {
		if (dialog != null && dialog.isShowing()) Screen.press(dialog, "Cancel");
		Screen.await("end of the dialog", () -> dialog.isShowing() ? null : true);
		IJ.runMacro("run('Close All');");
	}

	private void superResolve() {
		IJ.doCommand("Super-Resolve Image...");
		dialog = Screen.dialog("Super-Resolve Image");
		Screen.press(dialog, "Defaults");
	}

	private JComboBox<?> models() {
		return (JComboBox<?>) Screen.field(dialog, "Model");
	}

	private void focus() {
		final Component field = models().getEditor().getEditorComponent();
		Screen.await("focus", () -> {
			if (field.isFocusOwner()) return true;
			dialog.toFront();
			Screen.onEventThread(field::requestFocusInWindow);
			return null;
		});
	}

	private static void type(final int... keys) throws Exception {
		final Robot robot = new Robot();
		for (final int key : keys) {
			robot.keyPress(key);
			robot.keyRelease(key);
			robot.waitForIdle();
			IJ.wait(60);
		}
	}

	/** Each arrow took an entry at once, which began the list anew: the third was never reached. */
	@Test
	void arrowsReachEveryModelAndEnterTakesIt() throws Exception {
		superResolve();
		assertEquals("stem-lattice-x4", Screen.answer(dialog, "Model"));
		focus();
		type(KeyEvent.VK_DOWN, KeyEvent.VK_DOWN, KeyEvent.VK_DOWN);
		assertTrue(models().isPopupVisible());
		Screen.picture(dialog, "models-by-arrows");
		assertEquals("stem-lattice-x4", Screen.answer(dialog, "Model"), "an arrow marks, and takes nothing");
		type(KeyEvent.VK_ENTER);
		assertFalse(models().isPopupVisible());
		assertEquals("stm-lattice-x2", Screen.answer(dialog, "Model"));
		assertTrue(dialog.isShowing(), "Enter in the list is not OK");
		type(KeyEvent.VK_DOWN, KeyEvent.VK_UP, KeyEvent.VK_ENTER);
		assertEquals("stem-lattice-x2", Screen.answer(dialog, "Model"), "arrows go on from there");
	}

	/** Past "choose a file…", which opened on the way. */
	@Test
	void arrowsPassWhatOpensAQuestionOfItsOwn() throws Exception {
		superResolve();
		focus();
		type(KeyEvent.VK_DOWN, KeyEvent.VK_END);
		for (int i = 0; i < models().getItemCount() + 2; i++)
			type(KeyEvent.VK_DOWN);
		assertTrue(models().isPopupVisible() && dialog.isFocused());
		type(KeyEvent.VK_ESCAPE);
		assertFalse(models().isPopupVisible());
		assertTrue(dialog.isShowing(), "Escape closes the list first");
		assertEquals("stem-lattice-x4", Screen.answer(dialog, "Model"));
	}

	@Test
	void lettersMarkWhatTheyMean() throws Exception {
		superResolve();
		focus();
		type(KeyEvent.VK_DOWN, KeyEvent.VK_S, KeyEvent.VK_T, KeyEvent.VK_M, KeyEvent.VK_ENTER);
		assertEquals("stm-lattice-x2", Screen.answer(dialog, "Model"));
	}

	/** H5: Browse began in the folder of the image, with the image chosen, and could not take a run folder. */
	@Test
	void aModelIsLookedForWhereModelsAreAndARunFolderIsOne(@TempDir final Path folder) throws IOException {
		final Path run = Files.createDirectory(folder.resolve("GaN run"));
		Files.createFile(run.resolve("best.pt"));
		final String models = Prefs.get("superres.models", "");
		ModelChoices.remember(run.toString());
		try {
			superResolve();
			final JFileChooser chooser = chooser("choose a run folder…", "Choose a folder");
			assertEquals(folder.toFile(), chooser.getCurrentDirectory());
			assertNull(chooser.getSelectedFile(), "nothing is chosen that is no model");
			assertEquals(JFileChooser.DIRECTORIES_ONLY, chooser.getFileSelectionMode());
			Screen.onEventThread(() -> {
				chooser.setSelectedFile(run.toFile());
				chooser.approveSelection();
				return null;
			});
			Screen.await("the run folder", () -> Screen.answer(dialog, "Model").equals(run.toString()) ? true : null);
			final JFileChooser files = chooser("choose a file…", "Choose a file");
			assertEquals(JFileChooser.FILES_ONLY, files.getFileSelectionMode());
			Screen.onEventThread(() -> {
				files.cancelSelection();
				return null;
			});
			Screen.await("the answer as before", () -> Screen.answer(dialog, "Model").equals(run.toString()) ? true
				: null);
		}
		finally {
			Prefs.set("superres.models", models);
		}
	}

	/** What an entry of the list of models opens. */
	private JFileChooser chooser(final String entry, final String title) {
		EventQueue.invokeLater(() -> {
			for (int i = 0; i < models().getItemCount(); i++)
				if (((Choice) models().getItemAt(i)).label().equals(entry)) models().setSelectedIndex(i);
		});
		return Screen.all(Screen.dialog(title), JFileChooser.class).get(0);
	}

	/** A result was the first answer, without a word. */
	@Test
	void aScanIsTheFirstAnswerAndAResultIsToldToBeOne() {
		final ImagePlus result = WindowManager.getImage("scan-SRx4");
		result.setProperty("Info", RESULT);
		IJ.selectWindow(result.getID());
		superResolve();
		assertEquals("scan", Screen.answer(dialog, "Image"));
		Screen.fill(dialog, "Image", "scan-SRx4");
		final String told = "Already a result, ×4 by GaN_run: enlarging it again adds nothing that was recorded.";
		assertTrue(Screen.texts(dialog).contains(told), Screen.texts(dialog));
		Screen.picture(dialog, "a-result");
	}

	/** What a file holds could only be guessed. */
	@Test
	void theChannelsOfTheChosenFileAreOffered() {
		IJ.doCommand("Open Scan File...");
		dialog = Screen.dialog("Open Scan File");
		Screen.press(dialog, "Defaults");
		final JComboBox<?> channels = (JComboBox<?>) Screen.field(dialog, "Channel");
		assertEquals(0, channels.getItemCount());
		Screen.fill(dialog, "File", SCAN);
		Screen.await("channels", () -> channels.getItemCount() > 1 ? true : null);
		assertEquals("", Screen.answer(dialog, "Channel"), "all, as before");
		Screen.onEventThread(() -> {
			channels.setPopupVisible(true);
			return null;
		});
		Screen.picture(dialog, "channels");
		Screen.fill(dialog, "File", SCAN + "-gone");
		Screen.await("no channels", () -> channels.getItemCount() == 0 ? true : null);
	}

	@Test
	void theToleranceIsGreyUnlessAMapUsesIt() {
		superResolve();
		final Component tolerance = Screen.field(dialog, "With map trust");
		assertFalse(tolerance.isEnabled());
		assertFalse(label("With map trust").isEnabled());
		Screen.fill(dialog, "Map of what", "trust");
		assertTrue(tolerance.isEnabled() && label("With map trust").isEnabled());
		Screen.fill(dialog, "Map of what", "spread");
		assertFalse(tolerance.isEnabled());
		Screen.press(dialog, "More…");
		Screen.fill(dialog, "Precision", "int8");
		assertTrue(Screen.texts(dialog).contains("multiply bytes"), Screen.texts(dialog));
		Screen.picture(dialog, "int8");
	}

	private JLabel label(final String beginning) {
		return Screen.all(dialog, JLabel.class).stream().filter(label -> label.getText() != null && label.getText()
			.startsWith(beginning)).findFirst().orElseThrow();
	}
}
