package sc.fiji.superres.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.swing.JDialog;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;

/** The preview of Prepare Scans, as a person ticks it. */
@DisabledIf(value = Screen.NO_DISPLAY, disabledReason = Screen.WHY)
class PreviewScreenTest {

	private static final String PREPARE = "Prepare Scans...";

	private ImagePlus scan;
	private short[] before;
	private JDialog dialog;

	@BeforeAll
	static void start() {
		Screen.start();
	}

	@BeforeEach
	void open() {
		IJ.runMacro("run('Close All'); newImage('scan', '16-bit black', 256, 200, 1);" +
			"run('Macro...', 'code=v=20000+90*x+40*y+2000*sin(x/4)*sin(y/5)+3000*(y%2)');");
		scan = WindowManager.getCurrentImage();
		before = ((short[]) scan.getProcessor().getPixels()).clone();
		scan.getWindow().setLocation(20, 200);
		IJ.wait(300);
		IJ.doCommand(PREPARE);
		dialog = Screen.dialog("Prepare Scans");
		Screen.press(dialog, "Defaults");
	}

	@AfterEach
	void close() {
		assertArrayEquals(before, (short[]) scan.getProcessor().getPixels());
		IJ.runMacro("run('Close All');");
	}

	private ImageRoi shown() {
		return Screen.await("preview", () -> overlaid());
	}

	private ImageRoi overlaid() {
		final Overlay overlay = scan.getOverlay();
		return overlay != null && overlay.get(0) instanceof ImageRoi roi ? roi : null;
	}

	private static int[] pixels(final ImageRoi roi) {
		return (int[]) roi.getProcessor().convertToRGB().getPixels();
	}

	@Test
	void thePreviewShowsWhatTheAnswersMakeAndCancelTakesItAway() {
		assertNull(scan.getOverlay());
		assertFalse(dialog.getBounds().intersects(scan.getWindow().getBounds()), "the dialog covers the image");
		Screen.fill(dialog, "Preview", "true");
		final ImageRoi published = shown();
		Screen.picture(dialog, "preview-dialog");
		Screen.picture(scan.getWindow(), "preview-image");
		Screen.fill(dialog, "Order", "0");
		final ImageRoi level = Screen.await("changed preview", () -> overlaid() == published ? null : overlaid());
		assertFalse(java.util.Arrays.equals(pixels(published), pixels(level)), "a tilt is left");
		Screen.fill(dialog, "Order", "7");
		Screen.await("end of the preview", () -> scan.getOverlay() == null ? true : null);
		Screen.await("what is wrong", () -> Screen.texts(dialog).contains("“Order of the polynomial (0 to 2)”: 7")
			? true : null);
		Screen.picture(dialog, "preview-wrong");
		Screen.fill(dialog, "Order", "1");
		shown();
		Screen.fill(dialog, "Preview", "false");
		Screen.await("end of the preview", () -> scan.getOverlay() == null ? true : null);
		Screen.fill(dialog, "Preview", "true");
		shown();
		Screen.press(dialog, "Cancel");
		Screen.await("end of the preview", () -> scan.getOverlay() == null ? true : null);
		assertEquals(1, WindowManager.getImageCount());
	}

	@Test
	void okTakesThePreviewAwayAndMakesWhatItShowed() {
		final Overlay own = new Overlay(new Roi(1, 2, 3, 4));
		scan.setOverlay(own);
		Screen.fill(dialog, "Preview", "true");
		final ImageRoi shown = shown();
		assertEquals(2, scan.getOverlay().size());
		Screen.press(dialog, "OK");
		final ImagePlus result = Screen.await("result", () -> WindowManager.getImage("scan-prepared"));
		assertSame(own, scan.getOverlay());
		assertArrayEquals((int[]) result.getProcessor().convertToRGB().getPixels(), pixels(shown));
	}

	/** While one preview is made, several changes come: the last of them is what is shown in the end. */
	@Test
	void ofManyChangesTheLastIsShown() {
		Screen.fill(dialog, "Preview", "true");
		shown();
		for (final String clip : new String[] { "1", "4", "9", "16", "25", "0" })
			Screen.fill(dialog, "Clipped", clip);
		IJ.wait(1500);
		final int[] last = pixels(shown());
		Screen.press(dialog, "OK");
		final ImagePlus result = Screen.await("result", () -> WindowManager.getImage("scan-prepared"));
		assertArrayEquals((int[]) result.getProcessor().convertToRGB().getPixels(), last);
	}

	@Test
	void aFolderHasNoPreview() {
		Screen.fill(dialog, "Preview", "true");
		assertNotNull(shown());
		Screen.fill(dialog, "Scans", "/data/scans");
		Screen.await("end of the preview", () -> scan.getOverlay() == null ? true : null);
		Screen.press(dialog, "Cancel");
		Screen.await("end of the dialog", () -> dialog.isShowing() ? null : true);
		assertTrue(scan.getOverlay() == null);
	}
}
