import java.awt.Button;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.io.File;
import java.util.Arrays;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.PlotWindow;

/** Trainings from macros and from the dialog, with their windows. */
final class TrainingChecks {

	private static final long LIMIT_MS = 30_000;

	private TrainingChecks() {}

	/**
	 * A macro's training shows its windows and takes them away again; on the event thread none opens and nothing hangs.
	 */
	static void macroTraining(final String scans) throws Exception {
		final String train = "run('Close All'); newImage('mine', '8-bit ramp', 40, 30, 1); " +
			"run('Train Super-Resolution...', 'source=[" + scans + "] run=[" + scans + " runs/NAME] " +
			"preset=[2x single-scale] network=tiny iterations=STEPS batch=1 patch=32'); " +
			"return getTitle() + ' ' + nImages;";
		final String[] result = new String[2];
		final String inMacro = train.replace("NAME", "macro").replace("STEPS", "80");
		final Thread macro = Report.start(() -> result[0] = IJ.runMacro(inMacro));
		Screen.image("Loss of macro");
		macro.join(LIMIT_MS);
		Report.check("a macro's training leaves its images alone → " + result[0], "mine 1".equals(result[0]));
		final String onEventThread = train.replace("NAME", "event").replace("STEPS", "20");
		EventQueue.invokeAndWait(() -> result[1] = IJ.runMacro(onEventThread));
		Report.check("training on the event thread ends → " + result[1], "mine 1".equals(result[1]));
		IJ.runMacro("run('Close All');");
	}

	/**
	 * A training from the dialog shows its plots and preview as it goes; Finish now leaves its model within two
	 * seconds.
	 */
	static void finishNow(final String scans) throws Exception {
		final File run = startTraining(scans, "finished");
		final ImagePlus preview = Screen.image("Preview of finished");
		final ImagePlus loss = Screen.image("Loss of finished");
		Screen.image("PSNR of finished");
		Report.waitFor(() -> iteration(preview) > 200);
		checkUpdates(preview, loss);
		final String status = Screen.texts(Screen.frame("Training finished"));
		Report.check("status: " + status, status.matches(
			"[0-9]+/6000, loss [0-9.]+, [0-9.]+ dB \\(bicubic [0-9.]+\\), [0-9.]+ it/s, .* left .*"));
		final long pressed = System.currentTimeMillis();
		Screen.press(Screen.frame("Training finished"), "Finish now");
		Report.waitFor(() -> Screen.frame("Training finished") == null);
		final long took = System.currentTimeMillis() - pressed;
		Report.check("Finish now took " + took + " ms", took < 2000);
		final Object after = loss.getProcessor().getPixelsCopy();
		final String result = IJ.runMacro("newImage('scan', '8-bit ramp', 40, 30, 1); " +
			"run('Super-Resolve Image...', 'model=[" + run + "]'); return getTitle();");
		final boolean written = new File(run, "model.pt").isFile();
		Report.check("its model is usable → " + result, "scan-SRx2".equals(result) && written);
		IJ.wait(1000);
		Screen.picture("finished");
		final Object later = loss.getProcessor().getPixels();
		Report.check("nothing is drawn after the end", Arrays.equals((int[]) after, (int[]) later));
		IJ.runMacro("run('Close All');");
	}

	/** Plot and preview change, but neither the range that people chose nor the focus. */
	private static void checkUpdates(final ImagePlus preview, final ImagePlus loss) throws Exception {
		final double[] zoomed = { 0, 50, 0.01, 0.1 };
		EventQueue.invokeAndWait(() -> plot(loss).setLimits(zoomed));
		final int[] before = (int[]) loss.getProcessor().getPixelsCopy();
		final byte[] network = networkOf(preview).clone();
		IJ.getInstance().toFront();
		IJ.getInstance().requestFocus();
		final int seen = iteration(preview);
		Report.waitFor(() -> iteration(preview) > seen);
		Screen.picture("training");
		final boolean plotLives = !Arrays.equals(before, (int[]) loss.getProcessor().getPixels());
		final boolean previewLives = !Arrays.equals(network, networkOf(preview));
		Report.check("plot and preview are live, " + preview.getStack().getSliceLabel(3), plotLives && previewLives);
		final double[] limits = plot(loss).getLimits();
		Report.check("who zoomed keeps the range: " + Arrays.toString(limits), Arrays.equals(zoomed, limits));
		final Window active = active();
		Report.check("updates leave the focus: " + active.getName(), active == IJ.getInstance());
	}

	private static byte[] networkOf(final ImagePlus preview) {
		return (byte[]) preview.getStack().getPixels(3);
	}

	/** Closing the plot or the panel asks; Cancel keeps the checkpoint and writes no model. */
	static void closingAndCancel(final String scans) throws Exception {
		final File run = startTraining(scans, "cancelled");
		final ImagePlus preview = Screen.image("Preview of cancelled");
		Screen.image("Loss of cancelled").close();
		final Dialog asked = Screen.dialog("Training goes on");
		IJ.wait(300);
		Screen.picture("closing");
		Screen.press(asked, "Keep training");
		final int seen = iteration(preview);
		Report.waitFor(() -> iteration(preview) > seen);
		Report.check("closing the plot asks, and the training may go on", Screen.frame("Training cancelled") != null);
		final Frame panel = Screen.frame("Training cancelled");
		panel.dispatchEvent(new WindowEvent(panel, WindowEvent.WINDOW_CLOSING));
		final Dialog again = Screen.dialog("Training goes on");
		final long pressed = System.currentTimeMillis();
		Screen.press(again, "Cancel training");
		Report.waitFor(() -> !trains());
		final long took = System.currentTimeMillis() - pressed;
		Report.check("closing the panel asks; Cancel took " + took + " ms", took < 2000);
		final boolean kept = new File(run, "checkpoint").list().length > 0;
		final boolean modelWritten = new File(run, "model.pt").exists();
		Report.check("Cancel keeps the checkpoint, no model", kept && !modelWritten);
		IJ.runMacro("run('Close All');");
	}

	/** Escape in an image does nothing; in ImageJ's own window and in the panel it asks, and the training goes on. */
	static void escape(final String scans) throws Exception {
		startTraining(scans, "escaped");
		final ImagePlus preview = Screen.image("Preview of escaped");
		final int first = iteration(preview);
		preview.getWindow().toFront();
		Report.waitFor(() -> active() == preview.getWindow());
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		Report.waitFor(() -> iteration(preview) > first + 200);
		Report.check("Escape in an image does not end the training", trains() && !Screen.isOpen("Training goes on"));
		IJ.getInstance().toFront();
		IJ.getInstance().requestFocus();
		Report.waitFor(() -> active() == IJ.getInstance());
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		Screen.press(Screen.dialog("Training goes on"), "Keep training");
		Report.check("Escape in ImageJ's own window asks", trains());
		final Frame panel = Screen.frame("Training escaped");
		final Button button = Screen.all(panel, Button.class).get(0);
		panel.toFront();
		button.requestFocus();
		Report.waitFor(button::isFocusOwner);
		button.dispatchEvent(new KeyEvent(button, KeyEvent.KEY_PRESSED, 0, 0, KeyEvent.VK_ESCAPE, (char) 27));
		final Dialog asked = Screen.dialog("Training goes on");
		IJ.wait(300);
		Screen.picture("escape");
		Report.check("Escape in the panel asks", trains());
		Screen.press(asked, "Cancel training");
		Report.waitFor(() -> !trains());
		final String status = Screen.texts(IJ.getInstance());
		Report.check("no time left is shown after the end: " + status, !status.contains("left"));
		IJ.runMacro("run('Close All');");
	}

	private static Window active() {
		return KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow();
	}

	/** Comes last: ImageJ ends in the middle of a training. */
	static void quit(final String scans) throws Exception {
		startTraining(scans, "quit");
		Screen.image("Preview of quit");
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			Report.check("ImageJ ends in the middle of a training", trains());
			Runtime.getRuntime().halt(Report.end());
		}));
		IJ.getInstance().quit();
		IJ.wait(10_000);
		System.out.println("FAIL: ImageJ did not end");
		Runtime.getRuntime().halt(1);
	}

	/** A training of more than 12 hours asks; whoever does not want it loses nothing. */
	static void longTraining(final String scans) throws Exception {
		final File run = fillDialog(scans, "long", 2_000_000_000);
		final Dialog asked = Screen.dialog("Long training");
		IJ.wait(300);
		Screen.picture("long");
		final String text = Screen.texts(asked);
		Report.check("asked: " + text, text.matches("(?s)This training takes about [0-9]+ days [0-9]+ h: .* it/s\\..*"));
		Screen.press(asked, "Don't train");
		Report.waitFor(() -> !trains() && Screen.frame("Training long") == null);
		Report.check("a training that nobody wanted leaves no model", !new File(run, "model.pt").exists());
		IJ.runMacro("run('Close All');");
	}

	/** From the menu, by the dialog; returns when its panel is open. */
	private static File startTraining(final String scans, final String name) throws Exception {
		final File run = fillDialog(scans, name, 6000);
		Report.waitFor(() -> Screen.frame("Training " + name) != null);
		return run;
	}

	private static File fillDialog(final String scans, final String name, final int iterations)
		throws Exception
	{
		final File run = new File(scans + " runs", name);
		IJ.doCommand("Train Super-Resolution...");
		final Dialog dialog = Screen.dialog("Train Super-Resolution");
		Screen.fill(dialog, "Images", scans);
		Screen.fill(dialog, "Run folder", run.getPath());
		Screen.fill(dialog, "Zoom levels to learn", "2x single-scale");
		Screen.fill(dialog, "Network", "tiny");
		Screen.fill(dialog, "Steps (0", Integer.toString(iterations));
		Screen.fill(dialog, "Pairs in a step", "1");
		Screen.fill(dialog, "Side of a target", "32");
		Screen.fill(dialog, "Share kept back", "0.5");
		Screen.press(dialog, "OK");
		return run;
	}

	/** Whether a thread is inside the training command. */
	private static boolean trains() {
		for (final StackTraceElement[] stack : Thread.getAllStackTraces().values())
			for (final StackTraceElement call : stack)
				if (call.getClassName().endsWith(".TrainSuperResolution")) return true;
		return false;
	}

	private static Plot plot(final ImagePlus image) {
		return ((PlotWindow) image.getWindow()).getPlot();
	}

	private static int iteration(final ImagePlus preview) {
		return Integer.parseInt(preview.getStack().getSliceLabel(3).replaceAll("\\D", ""));
	}
}
