package sc.fiji.superres.assistant;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Window;
import java.awt.event.WindowEvent;
import java.awt.event.WindowListener;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.text.JTextComponent;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.Prefs;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

import sc.fiji.superres.imagej.PluginsConfig;

/**
 * Goes through the assistant on a screen, in plain ImageJ, as somebody with a mouse would: sample, ready model, result;
 * then a training of some seconds that is finished early, and its result. Writes a picture of each page. Started by
 * {@link AssistantScreenTest}; by hand with a display:
 * {@code java -cp ... sc.fiji.superres.assistant.AssistantTour docs/images}.
 */
public final class AssistantTour {

	private static final long LIMIT = 180_000;

	private AssistantTour() {}

	/**
	 * @param args where the pictures go, and where a training is kept; whatever is third makes it wait for the first
	 *            preview
	 */
	public static void main(final String[] args) throws Exception {
		try {
			Prefs.setGuiScale(Double.parseDouble(System.getProperty("scale", "1")));
			new ImageJ();
			for (final PluginsConfig.Entry entry : PluginsConfig.entries())
				Menus.getCommands().put(entry.label(), entry.target());
			tour(new File(args[0]), Path.of(args[1]), args.length > 2);
			System.out.println("TOUR DONE");
			System.exit(0);
		}
		catch (final Throwable thrown) {
			thrown.printStackTrace();
			System.exit(1);
		}
	}

	private static void tour(final File pictures, final Path run, final boolean patient) throws Exception {
		new Recorder(true);
		IJ.run("Super-Resolution...");
		await("the window opens", () -> window() != null && window().isShowing());
		click("sample-GAN");
		await("the sample is open", () -> WindowManager.getImage("gan_5MX.tif") != null);
		await("the zoom level is told", () -> text("zoom").equals("5"));
		picture(pictures, 1);
		allOpenImagesAreCountedAndMustFit();
		aFolderTellsItsZoomLevel(Files.createTempDirectory("scans"));
		click("next");
		picture(pictures, 2);
		click("next");
		await("the ready model's result", () -> WindowManager.getImageCount() == 2 && enabled("next"));
		require(IJ.getImage().getWidth() == 2048, "the result is four times as large");
		picture(pictures, 4);
		stepsThatAreDoneCanBeClicked();
		anotherImageBeginsAnew();
		click("next");
		click("train");
		anErrorIsToldAndNothingIsLost();
		type("run", run.toString());
		click("next");
		await("steps are trained", () -> shows("progress", "Step "));
		if (patient) await("the training looks at itself", () -> shows("scores", "dB"));
		picture(pictures, 3);
		closingAsksFirst();
		click("finish");
		await("the training has ended", () -> enabled("next"));
		click("next");
		await("the trained model's result", () -> WindowManager.getImageCount() == 3 && enabled("next"));
		require(text("complaint").isEmpty(), text("complaint"));
		final String recorded = Recorder.getInstance().getText();
		System.out.println(recorded);
		require(recorded.contains("run(\"GaN STEM (Super-Resolution)\");"), "the sample is recorded");
		require(recorded.contains("run(\"Super-Resolve Image...\", \"model=stem-lattice-x4\");"), "the result");
		require(!recorded.contains("run(\"Super-Resolution...\""), "that the window was opened is not recorded");
		for (final int id : WindowManager.getIDList()) {
			final ImagePlus image = WindowManager.getImage(id);
			System.out.println(image.getTitle() + " " + image.getWidth());
		}
	}

	/** The window looks again when somebody comes back to it. */
	private static void allOpenImagesAreCountedAndMustFit() throws Exception {
		final ImagePlus scan = WindowManager.getImage("gan_5MX.tif");
		final ImagePlus other = opened(scan.duplicate(), "another scan");
		comeBack();
		await("both are counted", () -> label("all-open").contains("(2)"));
		click("all-open");
		require(text("complaint").isEmpty() && enabled("next"), text("complaint"));
		require(text("zoom").equals("5") && text("macro").isEmpty(), "the zoom level is told, and none is selected");
		click("next");
		click("train");
		require(text("macro").contains("source=[open images] run="), text("macro"));
		click("ready");
		click("back");
		final ImagePlus result = opened(scan.resize(64, 64, "bilinear"), "a result");
		comeBack();
		await("what does not fit is named", () -> shows("complaint", "1 of 64×64 8-bit (\"a result\")"));
		require(!enabled("next"), "nothing is learnt from a result");
		onEvents(() -> {
			result.close();
			other.close();
			return null;
		});
		comeBack();
		await("the complaint goes", () -> text("complaint").isEmpty() && enabled("next"));
		click("open-image");
	}

	private static ImagePlus opened(final ImagePlus image, final String title) throws Exception {
		image.setTitle(title);
		onEvents(() -> {
			image.show();
			return null;
		});
		return image;
	}

	/** Without a window manager the window may be active already, and would not hear of an event. */
	private static void comeBack() throws Exception {
		onEvents(() -> {
			for (final WindowListener listener : window().getWindowListeners())
				listener.windowActivated(new WindowEvent(window(), WindowEvent.WINDOW_ACTIVATED));
			return null;
		});
	}

	private static String label(final String name) {
		return ((AbstractButton) named(name)).getText();
	}

	private static void aFolderTellsItsZoomLevel(final Path scans) throws Exception {
		IJ.saveAsTiff(WindowManager.getImage("gan_5MX.tif").duplicate(), scans.resolve("scan_8MX.tif").toString());
		type("folder-path", scans.toString());
		await("the zoom level of the folder is told", () -> text("zoom").equals("8"));
		click("open-image");
		await("that of the image is told again", () -> text("zoom").equals("5"));
	}

	private static void stepsThatAreDoneCanBeClicked() throws Exception {
		require(!enabled("step-Training"), "there was no training");
		click("step-Images");
		await("the first page", () -> named("zoom").isShowing());
		click("step-Result");
		await("the result again", () -> named("compare").isShowing());
		require(WindowManager.getImageCount() == 2, "nothing was enlarged again");
		click("step-Model");
		await("the second page", () -> named("train").isShowing());
	}

	/** The assistant showed its old work when it was called again. */
	private static void anotherImageBeginsAnew() throws Exception {
		IJ.run("Super-Resolution...");
		Thread.sleep(300);
		require(named("train").isShowing(), "the active image is a result of this work");
		final ImagePlus surface = opened(IJ.createImage("surface", "8-bit ramp", 96, 96, 1), "surface");
		surface.setProperty("Info", "Kind of microscope: scanning probe");
		IJ.run("Super-Resolution...");
		await("the first page with the other image", () -> named("told").isShowing() && shows("told",
			"tells no pixel size"));
		picture(new File("target/screen"), 5);
		click("next");
		require(!enabled("factor-4") && shows("refusal", "only by a training"), "there is no such model for STM");
		picture(new File("target/screen"), 6);
		click("train");
		require(enabled("factor-4"), "a training can be for four times");
		onEvents(() -> {
			surface.close();
			return null;
		});
		IJ.selectWindow("gan_5MX-SRx4");
		click("step-Images");
		comeBack();
		await("a scan, not its result", () -> text("zoom").equals("5"));
	}

	private static void anErrorIsToldAndNothingIsLost() throws Exception {
		type("run", "/dev/null/run");
		click("next");
		await("the error is told", () -> shows("complaint", "/dev/null/run"));
		click("back");
		require(text("run").equals("/dev/null/run"), "what was typed is still there");
	}

	private static void closingAsksFirst() throws Exception {
		EventQueue.invokeLater(() -> window().dispatchEvent(new WindowEvent(window(), WindowEvent.WINDOW_CLOSING)));
		await("the question is there", () -> button("Go on") != null);
		onEvents(() -> {
			button("Go on").doClick();
			return null;
		});
		require(window().isShowing() && enabled("finish"), "the training goes on");
	}

	/** A button of a dialog. */
	private static AbstractButton button(final String text) {
		for (final Window dialog : Window.getWindows())
			if (dialog instanceof JDialog && dialog.isShowing() && labelled(dialog, text) != null) return labelled(
				dialog, text);
		return null;
	}

	private static AbstractButton labelled(final Container in, final String text) {
		for (final Component component : in.getComponents()) {
			if (component instanceof AbstractButton button && text.equals(button.getText())) return button;
			final AbstractButton below = component instanceof Container inner ? labelled(inner, text) : null;
			if (below != null) return below;
		}
		return null;
	}

	private static JFrame window() {
		for (final Frame frame : Frame.getFrames())
			if (frame instanceof JFrame window && window.getTitle().equals("Super-Resolution Assistant")) return window;
		return null;
	}

	private static Component find(final Container in, final String name) {
		for (final Component component : in.getComponents()) {
			if (name.equals(component.getName())) return component;
			final Component below = component instanceof Container inner ? find(inner, name) : null;
			if (below != null) return below;
		}
		return null;
	}

	private static Component named(final String name) {
		final Component found = find(window(), name);
		if (found == null) throw new IllegalStateException("The window has no " + name);
		return found;
	}

	private static void click(final String name) throws Exception {
		onEvents(() -> {
			final AbstractButton button = (AbstractButton) named(name);
			require(button.isEnabled() && button.isShowing(), name + " can be pressed");
			button.doClick();
			return null;
		});
	}

	private static void type(final String name, final String text) throws Exception {
		onEvents(() -> {
			((JTextComponent) named(name)).setText(text);
			return null;
		});
	}

	private static String text(final String name) {
		return ((JTextComponent) named(name)).getText();
	}

	private static boolean shows(final String name, final String text) {
		return text(name).contains(text);
	}

	private static boolean enabled(final String name) {
		return named(name).isEnabled();
	}

	private static void picture(final File folder, final int page) throws Exception {
		Thread.sleep(700);
		final BufferedImage image = onEvents(() -> {
			final Container content = window().getContentPane();
			final BufferedImage drawn = new BufferedImage(content.getWidth(), content.getHeight(),
				BufferedImage.TYPE_INT_RGB);
			content.printAll(drawn.createGraphics());
			return drawn;
		});
		Files.createDirectories(folder.toPath());
		ImageIO.write(image, "png", new File(folder, "assistant-" + page + ".png"));
	}

	private static <T> T onEvents(final Callable<T> work) throws Exception {
		final FutureTask<T> task = new FutureTask<>(work);
		EventQueue.invokeAndWait(task);
		return task.get();
	}

	private static void await(final String what, final BooleanSupplier holds) throws Exception {
		final long end = System.currentTimeMillis() + LIMIT;
		while (!onEvents(holds::getAsBoolean)) {
			if (System.currentTimeMillis() > end) throw new IllegalStateException("After " + LIMIT / 1000 +
				" s it is still not so that " + what + "; the window says: " + text("complaint"));
			Thread.sleep(100);
		}
	}

	private static void require(final boolean holds, final String what) {
		if (!holds) throw new IllegalStateException("Not so: " + what);
	}
}
