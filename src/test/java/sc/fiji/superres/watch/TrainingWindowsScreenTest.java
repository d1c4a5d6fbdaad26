package sc.fiji.superres.watch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Button;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

import ij.IJ;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.screen.Screen;
import sc.fiji.superres.train.TrainingControl;

/** The windows of a training that runs, as they lie on a laptop's screen. */
@DisabledIf(value = Screen.NO_DISPLAY, disabledReason = Screen.WHY)
class TrainingWindowsScreenTest {

	private static final Rectangle LAPTOP = new Rectangle(1366, 768);

	private final TrainingNews news = new TrainingNews();
	private final TrainingControl control = new TrainingControl();
	private TrainingWindows windows;

	@BeforeEach
	void begin() {
		Screen.start();
		Screen.onEventThread(() -> {
			IJ.getInstance().setLocation(0, 0);
			return null;
		});
		windows = new TrainingWindows("GaN run", news, control, false);
		news.began(List.of(new LogLine(10, 0.2, 0.001, 1, 20.1, 0.5, 22.08), new LogLine(20, 0.1, 0.001, 2, 23.1, 0.6,
			22.08)), 22.08);
		news.previewed(preview());
		news.status("140/2000, loss 0.0461, 23.10 dB (bicubic 22.08), 25.3 it/s, 1 min 13 s left");
		Screen.onEventThread(() -> {
			windows.start();
			return null;
		});
		Screen.await("windows", () -> shown().size() == 4 ? true : null);
		settle();
	}

	/** Until the window manager has put them in their frames, which takes it some time beside other work. */
	private static void settle() {
		IJ.wait(800);
		for (int i = 0; i < 50 && overlap(); i++)
			IJ.wait(200);
	}

	private static boolean overlap() {
		final List<Window> all = all();
		return all.stream().anyMatch(one -> all.stream().anyMatch(other -> one != other && one.getBounds().intersects(
			other.getBounds())));
	}

	/** With ImageJ's own. */
	private static List<Window> all() {
		final List<Window> all = new ArrayList<>(shown());
		all.add(IJ.getInstance());
		return all;
	}

	@AfterEach
	void end() {
		Screen.onEventThread(() -> {
			windows.end();
			windows.closeImages();
			return null;
		});
	}

	private static Preview preview() {
		return new Preview(20, plane(32), plane(128), plane(128), plane(128));
	}

	private static RandomAccessibleInterval<FloatType> plane(final int side) {
		return Planes.floats(new float[side * side], side, side);
	}

	private static List<Frame> shown() {
		final List<Frame> shown = new ArrayList<>();
		for (final Frame frame : Frame.getFrames())
			if (frame.isShowing() && frame.getTitle().contains("GaN run")) shown.add(frame);
		return shown;
	}

	/** H9: plots lay below the edge of a screen of 1366×768, and on the buttons of each other. */
	@Test
	void allOfThemLieOnALaptopsScreenAndNoneCoversAnother() {
		final List<Window> all = all();
		for (final Window one : all) {
			assertTrue(LAPTOP.contains(one.getBounds()), one.getName() + one.getBounds());
			for (final Window other : all)
				assertTrue(one == other || one.getBounds().intersection(other.getBounds()).isEmpty(), one.getBounds() +
					" on " + other.getBounds());
		}
	}

	/** Escape, or Skip, leaves the calibration out; before the model was written they ask, or stop the training. */
	@Test
	void whileTheModelIsCalibratedThePanelOffersToSkipThat() {
		final Frame panel = shown().stream().filter(frame -> frame.getTitle().startsWith("Training ")).findFirst()
			.orElseThrow();
		final List<Button> buttons = Screen.all(panel, Button.class);
		assertTrue(buttons.get(0).isEnabled());
		news.calibrates();
		Screen.await("the button", () -> buttons.get(1).getLabel().equals("Skip") ? true : null);
		assertFalse(buttons.get(0).isEnabled(), "it has finished");
		Screen.picture(panel, "panel-calibrating");
		Screen.onEventThread(() -> {
			windows.ask();
			return null;
		});
		assertTrue(control.cancelled(), "there is nothing to ask");
	}
}
