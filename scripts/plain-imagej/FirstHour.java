import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.io.File;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.text.JTextComponent;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;

/**
 * The first hour of somebody with a mouse and without a keyboard: a sample by the ready model, then a training of a few
 * minutes on it, and its result beside bicubic. Every click is the mouse's, on the screen. Started by
 * scripts/check-first-hour.sh with the ImageJ folder, a folder for pictures, and when it began (seconds since 1970).
 */
public final class FirstHour {

	private static final int MINUTE_MS = 60_000;
	private static final int PATIENCE_MS = 15 * MINUTE_MS;

	private FirstHour() {}

	public static void main(final String[] args) {
		final long begun = 1000 * Long.parseLong(args[2]);
		Screen.picturesInto(new File(args[1]));
		try {
			ImageJ.main(new String[] { "-ijpath", args[0] });
			Report.waitFor(() -> IJ.getInstance() != null && IJ.getInstance().isShowing());
			go(begun);
		}
		catch (final Throwable thrown) {
			thrown.printStackTrace();
			Report.fail(thrown.toString());
		}
		System.exit(Report.end());
	}

	private static void go(final long begun) throws Exception {
		Screen.picture("1-menu");
		IJ.doCommand("Super-Resolution...");
		await("the assistant", () -> window("Super-Resolution Assistant") != null);
		picture("2-images");
		click("sample-GAN");
		await("the sample", () -> WindowManager.getImage("gan_5MX.tif") != null && button("next").isEnabled());
		picture("3-sample");
		click("next");
		picture("4-how");
		click("next");
		await("the ready model's result", () -> WindowManager.getImageCount() == 2 && button("next").isEnabled());
		final long took = System.currentTimeMillis() - begun;
		Report.check("from the start to the first result by a ready model: " + took / 1000 + " s", took < MINUTE_MS);
		picture("5-result");
		compare("the ready model's result", "6-compare");
		click("back");
		click("train");
		click("recipe-try");
		picture("7-try");
		final long pressed = System.currentTimeMillis();
		click("next");
		await("a validation", () -> text("scores").contains("dB"));
		picture("8-training");
		await("the end of the training", () -> button("next").isEnabled());
		Report.check("the training took " + (System.currentTimeMillis() - pressed) / 1000 + " s: " + text("scores"),
			text("complaint").isEmpty());
		picture("9-trained");
		click("next");
		await("its result", () -> WindowManager.getImageCount() == 3 && button("next").isEnabled());
		picture("10-its-result");
		Report.check("its result is open: " + IJ.getImage().getTitle(), IJ.getImage().getWidth() == 2048);
		compare("its result", "11-compare");
	}

	/** Presses Compare, looks at the window, and closes it. */
	private static void compare(final String what, final String name) throws Exception {
		click("compare");
		await("the comparison of " + what, () -> comparison() != null);
		picture(name);
		Report.check("Compare shows " + comparison().getTitle(), comparison().getTitle().contains("gan_5MX"));
		onEvents(() -> {
			comparison().dispose();
			return null;
		});
	}

	private static Frame comparison() {
		for (final Frame frame : Frame.getFrames())
			if (frame.isShowing() && frame.getTitle().startsWith("Compare")) return frame;
		return null;
	}

	private static Frame window(final String title) {
		return Screen.frame(title);
	}

	private static void picture(final String name) throws Exception {
		IJ.wait(1500);
		Screen.picture(name);
	}

	private static AbstractButton button(final String name) {
		return (AbstractButton) named(name);
	}

	private static String text(final String name) {
		return ((JTextComponent) named(name)).getText();
	}

	private static Component named(final String name) {
		final Component found = find(window("Super-Resolution Assistant"), name);
		if (found == null) throw new IllegalStateException("The assistant has no " + name);
		return found;
	}

	private static Component find(final Container in, final String name) {
		for (final Component part : in.getComponents()) {
			if (name.equals(part.getName())) return part;
			final Component below = part instanceof Container inner ? find(inner, name) : null;
			if (below != null) return below;
		}
		return null;
	}

	/** Moves the mouse to a part of the assistant and clicks. */
	private static void click(final String name) throws Exception {
		onEvents(() -> {
			window("Super-Resolution Assistant").toFront();
			final JComponent part = (JComponent) named(name);
			part.scrollRectToVisible(new Rectangle(part.getSize()));
			return null;
		});
		IJ.wait(500);
		final Point place = onEvents(() -> {
			final Component part = named(name);
			final Point corner = part.getLocationOnScreen();
			return new Point(corner.x + Math.min(12, part.getWidth() / 2), corner.y + part.getHeight() / 2);
		});
		final Robot mouse = new Robot();
		mouse.mouseMove(place.x, place.y);
		mouse.delay(100);
		mouse.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		mouse.delay(50);
		mouse.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		IJ.wait(500);
	}

	private static void await(final String what, final BooleanSupplier holds) throws Exception {
		final long end = System.currentTimeMillis() + PATIENCE_MS;
		while (!onEvents(holds::getAsBoolean)) {
			if (System.currentTimeMillis() > end) throw new IllegalStateException("Still not there: " + what);
			IJ.wait(200);
		}
	}

	private static <T> T onEvents(final Callable<T> work) throws Exception {
		final FutureTask<T> task = new FutureTask<>(work);
		EventQueue.invokeAndWait(task);
		return task.get();
	}
}
