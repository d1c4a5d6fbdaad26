import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.KeyboardFocusManager;
import java.awt.Label;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.TextComponent;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.WindowEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.MultiLineLabel;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import ij.plugin.frame.Recorder;

/**
 * Looks at the plugin as a user of plain ImageJ would: menu, macros, dialog, recorder. Started by check-plain-imagej.sh
 * with the ImageJ folder and a folder for pictures; prints PASS or FAIL for each check and exits with their number of
 * failures.
 */
public final class CheckPlainImageJ {

	private static final String OPEN = "run('Close All'); newImage('my ramp', '8-bit ramp', 40, 30, 1); ";
	private static final long LIMIT_MS = 30_000;

	private static File pictures;
	private static int failures;

	public static void main(final String[] args) {
		pictures = new File(args[1]);
		try {
			ImageJ.main(new String[] { "-ijpath", args[0] });
			waitFor(() -> IJ.getInstance() != null && IJ.getInstance().isShowing());
			checkMenu();
			checkMacros();
			checkNetwork(new File(args[0], "network").getPath());
			checkError();
			checkQuestion(new File(args[0], "network").getPath());
			checkDialog();
			checkEveryDialog();
			final String scans = new File(args[0], "network").getPath();
			checkMacroTraining(scans);
			checkFinishNow(scans);
			checkClosingAndCancel(scans);
			checkQuit(scans);
		}
		catch (final Exception exc) {
			exc.printStackTrace();
			failures++;
		}
		System.out.println(failures == 0 ? "PASS: all" : "FAIL: " + failures);
		System.exit(failures); // the event thread would go on
	}

	private static void checkMenu() throws Exception {
		final List<String> labels = new ArrayList<>();
		for (int i = 0; i < Menus.getMenuBar().getMenuCount(); i++)
			collect(Menus.getMenuBar().getMenu(i), labels);
		final List<String> entries = Stream.of(entries()).map(MenuItem::getLabel).toList();
		check("the menu has entries " + entries, !entries.isEmpty());
		for (final String entry : entries)
			check("once in all menus: " + entry, labels.stream().filter(entry::equals).count() == 1);
		check("no complaint about the plugin", IJ.getLog() == null);
	}

	private static void checkMacros() {
		for (final String mode : List.of("setBatchMode(true); ", "")) {
			final String result = IJ.runMacro(mode + OPEN + "run('Resample Image...', 'width=20 height=15 filter=lanczos'); " +
				"return getTitle() + ' ' + getWidth() + 'x' + getHeight();");
			check("macro " + mode + "→ " + result, "my ramp-resampled 20x15".equals(result));
		}
		final String simulated = IJ.runMacro("run('Simulate Lattice...', 'width=64 height=64 field=1'); run('Duplicate...', " +
			"'title=other'); run('Measure Image Similarity...', 'reference=gan-stem-1'); return getTitle() + ' ' + nResults;");
		check("simulate and measure → " + simulated, "other 1".equals(simulated));
	}

	/** PyTorch runs from the class loader of the plugins: three steps of training, then an image by the model. */
	private static void checkNetwork(final String folder) {
		final String result = IJ.runMacro("folder = getArgument(); File.makeDirectory(folder); for (i = 1; i <= 2; i++) { " +
			"run('Simulate Lattice...', 'width=64 height=64 field=1 seed=' + i); saveAs('Tiff', folder + '/' + i + '.tif'); close(); } " +
			"run('Train Super-Resolution...', 'source=[' + folder + '] run=[' + folder + '/run] preset=[2x single-scale] network=tiny iterations=3 batch=1 patch=32'); " +
			"newImage('scan', '16-bit ramp', 40, 30, 1); run('Super-Resolve Image...', 'model=[' + folder + '/run]'); " +
			"return getTitle() + ' ' + getWidth() + 'x' + getHeight() + ' ' + bitDepth();", folder);
		check("train and super-resolve → " + result, "scan-SRx2 80x60 16".equals(result));
	}

	/** Before pairs are written, people see how many and how large, and may say no. */
	private static void checkQuestion(final String folder) throws Exception {
		final File pairs = new File(folder + " pairs");
		final Recorder recorder = new Recorder();
		for (final String answer : List.of("Cancel", "Write")) {
			IJ.doCommand("Generate Training Pairs...");
			final Dialog dialog = dialog("Generate Training Pairs");
			final List<TextField> fields = all(dialog, TextField.class);
			fields.get(0).setText(folder);
			fields.get(1).setText(pairs.getPath());
			fields.get(7).setText("32"); // crop
			press(dialog, "OK");
			final Dialog question = dialog("Write Training Pairs");
			IJ.wait(300);
			picture("question");
			if (answer.equals("Write")) check("asked: " + texts(question).replaceAll("\\s+", " "), texts(question).matches(
				"(?s)[0-9]+ pairs: train .*by sub-process.*They take about [0-9]+ MB in .*"));
			check("recorded while it runs", recorder.getText().contains("run(\"Generate Training Pairs...\""));
			press(question, answer);
			waitFor(() -> !question.isShowing());
			if (answer.equals("Write")) waitFor(() -> new File(pairs, "manifest.json").isFile());
			IJ.wait(500);
			check(answer + " " + (answer.equals("Write") ? "writes" : "writes nothing"), pairs.exists() == answer.equals(
				"Write"));
		}
		final String recorded = Stream.of(recorder.getText().split("\n")).filter(l -> l.contains("Generate")).reduce((a,
			b) -> b).orElse("nothing");
		check("recorded: " + recorded, recorded.contains("output=[" + pairs) && recorded.contains("crop=32"));
		recorder.close();
		IJ.selectWindow("Log");
		IJ.run("Close");
	}

	private static void checkError() throws Exception {
		final Thread macro = start(() -> IJ.runMacro(OPEN + "run('Resample Image...', 'widht=3'); run('Duplicate...', " +
			"'title=ran_on');"));
		final Dialog dialog = dialog("Macro Error");
		picture("error");
		final String text = texts(dialog);
		check("the error names the key: " + text.replaceAll("\\s+", " "), text.contains("Unknown key \"widht\""));
		press(dialog, "OK");
		macro.join(LIMIT_MS);
		check("the macro was stopped", WindowManager.getImage("ran_on") == null);
	}

	private static void checkDialog() throws Exception {
		IJ.runMacro(OPEN);
		final Recorder recorder = new Recorder();
		IJ.doCommand("Resample Image...");
		final Dialog dialog = dialog("Resample Image");
		IJ.wait(500);
		picture("dialog");
		final List<TextField> fields = all(dialog, TextField.class);
		fields.get(0).setText("10");
		fields.get(1).setText("12");
		press(dialog, "OK");
		waitFor(() -> WindowManager.getImage("my ramp-resampled") != null);
		waitFor(() -> recorder.getText().contains("Resample"));
		IJ.wait(500);
		picture("after");
		final String recorded = Stream.of(recorder.getText().split("\n")).filter(l -> l.contains("Resample")).findFirst()
			.get();
		check("recorded: " + recorded, recorded.contains(
			"run(\"Resample Image...\", \"input=[my ramp] width=10 height=12 factor=0 filter=bicubic\");"));
		recorder.close();
		final String again = IJ.runMacro("setBatchMode(true); " + OPEN + recorded + " return '' + getWidth() + 'x' + " +
			"getHeight();");
		check("the recorded line runs → " + again, "10x12".equals(again));
	}

	/** Opens the dialog of each entry, takes its picture and cancels it. */
	private static void checkEveryDialog() throws Exception {
		IJ.runMacro(OPEN);
		for (final MenuItem item : entries()) {
			final int images = WindowManager.getImageCount();
			IJ.doCommand(item.getLabel());
			final Dialog dialog = dialog(item.getLabel().replace("...", ""));
			IJ.wait(300);
			picture(item.getLabel().replaceAll("\\W+", "-"));
			press(dialog, "Cancel");
			waitFor(() -> !dialog.isShowing());
			IJ.wait(200);
			check("cancelled without a trace: " + item.getLabel(), WindowManager.getImageCount() == images);
		}
	}

	/** A macro's training shows its windows and takes them away again; on the event thread none opens and nothing hangs. */
	private static void checkMacroTraining(final String scans) throws Exception {
		final String train = "run('Close All'); newImage('mine', '8-bit ramp', 40, 30, 1); run('Train Super-Resolution...', 'source=[" +
			scans + "] run=[" + scans + " runs/NAME] preset=[2x single-scale] network=tiny iterations=STEPS batch=1 patch=32'); " +
			"return getTitle() + ' ' + nImages;";
		final String[] result = new String[2];
		final Thread macro = start(() -> result[0] = IJ.runMacro(train.replace("NAME", "macro").replace("STEPS", "80")));
		image("Loss of macro");
		macro.join(LIMIT_MS);
		check("a macro's training leaves its images alone → " + result[0], "mine 1".equals(result[0]));
		EventQueue.invokeAndWait(() -> result[1] = IJ.runMacro(train.replace("NAME", "event").replace("STEPS", "20")));
		check("training on the event thread ends → " + result[1], "mine 1".equals(result[1]));
		IJ.runMacro("run('Close All');");
	}

	/** A training from the dialog shows its plots and preview as it goes; Finish now leaves its model within two seconds. */
	private static void checkFinishNow(final String scans) throws Exception {
		final File run = startTraining(scans, "finished");
		final ImagePlus preview = image("Preview of finished"), loss = image("Loss of finished");
		image("PSNR of finished");
		waitFor(() -> iteration(preview) > 200);
		final double[] zoomed = { 0, 50, 0.01, 0.1 };
		EventQueue.invokeAndWait(() -> plot(loss).setLimits(zoomed));
		final Object before = loss.getProcessor().getPixelsCopy();
		final byte[] network = ((byte[]) preview.getStack().getPixels(3)).clone();
		IJ.getInstance().toFront();
		IJ.getInstance().requestFocus();
		final int seen = iteration(preview);
		waitFor(() -> iteration(preview) > seen);
		picture("training");
		check("plot and preview are live, " + preview.getStack().getSliceLabel(3), !Arrays.equals((int[]) before,
			(int[]) loss.getProcessor().getPixels()) && !Arrays.equals(network, (byte[]) preview.getStack().getPixels(3)));
		check("who zoomed keeps the range: " + Arrays.toString(plot(loss).getLimits()), Arrays.equals(zoomed, plot(loss).getLimits()));
		final Window active = KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow();
		check("updates leave the focus: " + active.getName(), active == IJ.getInstance());
		check("status: " + texts(frame("Training finished")), texts(frame("Training finished")).matches(
			"[0-9]+/6000, loss [0-9.]+, [0-9.]+ dB \\(bicubic [0-9.]+\\), [0-9.]+ it/s, .* left .*"));
		final long pressed = System.currentTimeMillis();
		press(frame("Training finished"), "Finish now");
		waitFor(() -> frame("Training finished") == null);
		final long took = System.currentTimeMillis() - pressed;
		check("Finish now took " + took + " ms", took < 2000);
		final Object after = loss.getProcessor().getPixelsCopy();
		final String result = IJ.runMacro("newImage('scan', '8-bit ramp', 40, 30, 1); run('Super-Resolve Image...', 'model=[" +
			run + "]'); return getTitle();");
		check("its model is usable → " + result, "scan-SRx2".equals(result) && new File(run, "model.pt").isFile());
		IJ.wait(1000);
		picture("finished");
		check("nothing is drawn after the end", Arrays.equals((int[]) after, (int[]) loss.getProcessor().getPixels()));
		IJ.runMacro("run('Close All');");
	}

	/** Closing the plot or the panel asks; Cancel keeps the checkpoint and writes no model. */
	private static void checkClosingAndCancel(final String scans) throws Exception {
		final File run = startTraining(scans, "cancelled");
		final ImagePlus preview = image("Preview of cancelled");
		image("Loss of cancelled").close();
		final Dialog asked = dialog("Training goes on");
		IJ.wait(300);
		picture("closing");
		press(asked, "Keep training");
		final int seen = iteration(preview);
		waitFor(() -> iteration(preview) > seen);
		check("closing the plot asks, and the training may go on", frame("Training cancelled") != null);
		final Frame panel = frame("Training cancelled");
		panel.dispatchEvent(new WindowEvent(panel, WindowEvent.WINDOW_CLOSING));
		final Dialog again = dialog("Training goes on");
		final long pressed = System.currentTimeMillis();
		press(again, "Cancel training");
		waitFor(() -> !trains());
		final long took = System.currentTimeMillis() - pressed;
		check("closing the panel asks; Cancel took " + took + " ms", took < 2000);
		check("Cancel keeps the checkpoint, no model", new File(run, "checkpoint").list().length > 0 && !new File(run,
			"model.pt").exists());
		IJ.runMacro("run('Close All');");
	}

	/** Comes last: ImageJ ends in the middle of a training. */
	private static void checkQuit(final String scans) throws Exception {
		startTraining(scans, "quit");
		image("Preview of quit");
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			check("ImageJ ends in the middle of a training", trains());
			System.out.println(failures == 0 ? "PASS: all" : "FAIL: " + failures);
			System.out.flush();
			Runtime.getRuntime().halt(failures);
		}));
		IJ.getInstance().quit();
		IJ.wait(10_000);
		System.out.println("FAIL: ImageJ did not end");
		Runtime.getRuntime().halt(1);
	}

	/** From the menu, by the dialog; returns when its panel is open. */
	private static File startTraining(final String scans, final String name) {
		final File run = new File(scans + " runs", name);
		IJ.doCommand("Train Super-Resolution...");
		final Dialog dialog = dialog("Train Super-Resolution");
		field(dialog, "source").setText(scans);
		field(dialog, "run").setText(run.getPath());
		field(dialog, "iterations").setText("6000");
		field(dialog, "batch").setText("1");
		field(dialog, "patch").setText("32");
		field(dialog, "validation").setText("0.5");
		for (final Choice choice : all(dialog, Choice.class)) {
			choice.select("2x single-scale");
			choice.select("tiny");
		}
		press(dialog, "OK");
		waitFor(() -> frame("Training " + name) != null);
		return run;
	}

	/** The text field after the label that begins with a parameter's name. */
	private static TextField field(final Dialog dialog, final String name) {
		boolean found = false;
		for (final Component part : all(dialog, Component.class)) {
			if (part instanceof Label label && label.getText().matches(name + "\\b.*")) found = true;
			if (found && part instanceof TextField field) return field;
		}
		throw new IllegalStateException("The dialog has no field " + name);
	}

	private static boolean trains() {
		return Thread.getAllStackTraces().values().stream().anyMatch(stack -> Arrays.stream(stack).anyMatch(call -> call
			.getClassName().endsWith(".TrainSuperResolution")));
	}

	private static Plot plot(final ImagePlus image) {
		return ((PlotWindow) image.getWindow()).getPlot();
	}

	private static int iteration(final ImagePlus preview) {
		return Integer.parseInt(preview.getStack().getSliceLabel(3).replaceAll("\\D", ""));
	}

	private static ImagePlus image(final String title) {
		waitFor(() -> WindowManager.getImage(title) != null);
		return WindowManager.getImage(title);
	}

	private static Frame frame(final String title) {
		return Arrays.stream(Frame.getFrames()).filter(f -> f.isShowing() && title.equals(f.getTitle())).findFirst().orElse(null);
	}

	private static void check(final String what, final boolean holds) {
		System.out.println((holds ? "PASS: " : "FAIL: ") + what);
		if (!holds) failures++;
	}

	private static Thread start(final Runnable work) {
		final Thread thread = new Thread(work, "check");
		thread.start();
		return thread;
	}

	private interface Condition {

		boolean holds();
	}

	private static void waitFor(final Condition condition) {
		final long end = System.currentTimeMillis() + LIMIT_MS;
		while (!condition.holds()) {
			if (System.currentTimeMillis() > end) {
				System.out.println("FAIL: waited in vain; open windows: " + Arrays.stream(Window.getWindows()).filter(
					Window::isShowing).map(w -> w instanceof Dialog d ? d.getTitle() + " " + texts(d) : w.getName()).toList());
				System.exit(1);
			}
			IJ.wait(50);
		}
	}

	private static Dialog dialog(final String title) {
		final Dialog[] found = new Dialog[1];
		waitFor(() -> {
			for (final Window window : Window.getWindows()) {
				if (window instanceof Dialog d && d.isShowing() && title.equals(d.getTitle())) found[0] = d;
			}
			return found[0] != null;
		});
		return found[0];
	}

	private static void press(final Window dialog, final String label) {
		final Predicate<Button> wanted = b -> b.getLabel().trim().equals(label);
		final Button button = all(dialog, Button.class).stream().filter(wanted).findFirst().get();
		button.dispatchEvent(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label));
	}

	private static String texts(final Container window) {
		final Stream<String> lines = all(window, Component.class).stream().map(c -> c instanceof Label l ? l.getText()
			: c instanceof MultiLineLabel m ? text(m) : c instanceof TextComponent t ? t.getText() : "");
		return lines.filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
	}

	private static String text(final MultiLineLabel label) {
		try {
			final var lines = MultiLineLabel.class.getDeclaredField("lines");
			lines.setAccessible(true);
			return String.join(" ", (String[]) lines.get(label));
		}
		catch (final ReflectiveOperationException exc) {
			return exc.toString();
		}
	}

	private static <T extends Component> List<T> all(final Container parent, final Class<T> type) {
		final List<T> found = new ArrayList<>();
		for (final Component child : parent.getComponents()) {
			if (type.isInstance(child)) found.add(type.cast(child));
			if (child instanceof Container container) found.addAll(all(container, type));
		}
		return found;
	}

	private static void picture(final String name) throws Exception {
		new ProcessBuilder("import", "-window", "root", new File(pictures, name + ".png").getPath()).inheritIO().start()
			.waitFor();
	}

	/** Plugins > Super-Resolution. */
	private static MenuItem[] entries() {
		return items(Stream.of(items(menu("Plugins"))).filter(m -> m.getLabel().equals("Super-Resolution")).map(
			Menu.class::cast).findFirst().orElse(new Menu()));
	}

	private static Menu menu(final String label) {
		for (int i = 0; i < Menus.getMenuBar().getMenuCount(); i++) {
			if (Menus.getMenuBar().getMenu(i).getLabel().equals(label)) return Menus.getMenuBar().getMenu(i);
		}
		return new Menu();
	}

	private static MenuItem[] items(final Menu menu) {
		final MenuItem[] items = new MenuItem[menu.getItemCount()];
		Arrays.setAll(items, menu::getItem);
		return items;
	}

	private static void collect(final Menu menu, final List<String> labels) {
		for (final MenuItem item : items(menu)) {
			labels.add(item.getLabel());
			if (item instanceof Menu sub) collect(sub, labels);
		}
	}
}
