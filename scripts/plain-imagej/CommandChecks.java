import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.MenuItem;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.io.File;
import java.util.List;
import java.util.stream.Stream;

import ij.IJ;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

/** Menu, macros, errors, dialogs and the recorder. */
final class CommandChecks {

	private static final String OPEN = "run('Close All'); newImage('my ramp', '8-bit ramp', 40, 30, 1); ";
	private static final long LIMIT_MS = 30_000;

	private CommandChecks() {}

	/** Every entry of the plugin is once in the menus, and ImageJ did not complain. */
	static void menu() {
		final List<String> labels = PluginMenu.allLabels();
		final List<String> entries = Stream.of(PluginMenu.entries()).map(MenuItem::getLabel).toList();
		Report.check("the menu has entries " + entries, !entries.isEmpty());
		for (final String entry : entries.stream().filter(label -> !label.equals("-")).toList())
			Report.check("once in all menus: " + entry, labels.stream().filter(entry::equals).count() == 1);
		Report.check("no complaint about the plugin", IJ.getLog() == null);
	}

	/** In batch mode and outside of it. */
	static void macros() {
		for (final String mode : List.of("setBatchMode(true); ", "")) {
			final String result = IJ.runMacro(mode + OPEN +
				"run('Resample Image...', 'width=20 height=15 filter=lanczos'); " +
				"return getTitle() + ' ' + getWidth() + 'x' + getHeight();");
			Report.check("macro " + mode + "→ " + result, "my ramp-resampled 20x15".equals(result));
		}
		final String simulated = IJ.runMacro("run('Simulate Lattice...', 'width=64 height=64 field=1'); " +
			"run('Duplicate...', 'title=other'); run('Measure Image Similarity...', 'reference=gan-stem-1'); " +
			"return getTitle() + ' ' + nResults;");
		Report.check("simulate and measure → " + simulated, "other 1".equals(simulated));
	}

	/** File > Open, which dropped files go through as well, knows files of microscopes. */
	static void microscopes(final String files) {
		for (final String file : List.of("probefile/up.sxm", "probefile/single.spm", "beamfile/velox.emd")) {
			final String opened = IJ.runMacro("run('Close All'); open('" + files + "/" + file +
				"'); getPixelSize(unit, width, height); return getTitle() + ' in ' + unit;");
			final String name = file.substring(file.indexOf('/') + 1);
			Report.check("File > Open of " + name + " → " + opened, (name + " in nm").equals(opened));
		}
	}

	/** PyTorch runs from the class loader of the plugins: three steps of training, then an image by the model. */
	static void network(final String folder) {
		final String macro = """
			folder = getArgument();
			File.makeDirectory(folder);
			for (i = 1; i <= 2; i++) {
				run('Simulate Lattice...', 'width=64 height=64 field=1 seed=' + i);
				saveAs('Tiff', folder + '/' + i + '.tif');
				close();
			}
			run('Train Super-Resolution...', 'source=[' + folder + '] run=[' + folder + '/run] ' +
				'preset=[2x single-scale] network=tiny iterations=3 batch=1 patch=32');
			newImage('scan', '16-bit ramp', 40, 30, 1);
			run('Super-Resolve Image...', 'model=[' + folder + '/run]');
			return getTitle() + ' ' + getWidth() + 'x' + getHeight() + ' ' + bitDepth();
			""";
		final String result = IJ.runMacro(macro, folder);
		Report.check("train and super-resolve → " + result, "scan-SRx2 80x60 16".equals(result));
	}

	/** A wrong key stops the macro with a message that names it. */
	static void error() throws Exception {
		final String wrong = OPEN + "run('Resample Image...', 'widht=3'); run('Duplicate...', 'title=ran_on');";
		final Thread macro = Report.start(() -> IJ.runMacro(wrong));
		final Dialog dialog = Screen.dialog("Macro Error");
		Screen.picture("error");
		final String text = Screen.texts(dialog);
		final String shown = text.replaceAll("\\s+", " ");
		Report.check("the error names the key: " + shown, text.contains("Unknown key \"widht\""));
		Screen.press(dialog, "OK");
		macro.join(LIMIT_MS);
		Report.check("the macro was stopped", WindowManager.getImage("ran_on") == null);
	}

	/** Before pairs are written, people see how many and how large, and may say no. */
	static void question(final String folder) throws Exception {
		final File pairs = new File(folder + " pairs");
		final Recorder recorder = new Recorder();
		answerQuestion(folder, pairs, "Cancel", recorder);
		Report.check("Cancel writes nothing", !pairs.exists());
		answerQuestion(folder, pairs, "Write", recorder);
		Report.waitFor(() -> new File(pairs, "manifest.json").isFile());
		Report.check("Write writes", pairs.exists());
		final String recorded = lastLine(recorder, "Generate");
		Report.check("recorded: " + recorded, recorded.contains("output=[" + pairs) && recorded.contains("crop=32"));
		recorder.close();
		IJ.selectWindow("Log");
		IJ.run("Close");
	}

	private static void answerQuestion(final String folder, final File pairs, final String answer,
		final Recorder recorder) throws Exception
	{
		IJ.doCommand("Generate Training Pairs...");
		final Dialog dialog = Screen.dialog("Generate Training Pairs");
		Screen.fill(dialog, "Folder of images", folder);
		Screen.fill(dialog, "Folder for the pairs", pairs.getPath());
		Screen.fill(dialog, "Side of a target", "32");
		Screen.press(dialog, "OK");
		final Dialog question = Screen.dialog("Write Training Pairs");
		IJ.wait(300);
		Screen.picture("question");
		final String asked = Screen.texts(question);
		Report.check("asked: " + asked.replaceAll("\\s+", " "), asked.matches(
			"(?s)[0-9]+ pairs: train .*at the recorded zoom level.*They take about [0-9]+ MB in .*"));
		Report.check("recorded while it runs", recorder.getText().contains("run(\"Generate Training Pairs...\""));
		Screen.press(question, answer);
		Report.waitFor(() -> !question.isShowing());
		IJ.wait(500);
	}

	/** The last line of the recorder that contains a word. */
	private static String lastLine(final Recorder recorder, final String word) {
		String last = "nothing";
		for (final String line : recorder.getText().split("\n"))
			if (line.contains(word)) last = line;
		return last;
	}

	/** What a dialog did is recorded, and the recorded line does it again. */
	static void recordedDialog() throws Exception {
		IJ.runMacro(OPEN);
		final Recorder recorder = new Recorder();
		IJ.doCommand("Resample Image...");
		final Dialog dialog = Screen.dialog("Resample Image");
		IJ.wait(500);
		Screen.picture("dialog");
		Screen.fill(dialog, "Width", "10");
		Screen.fill(dialog, "Height", "12");
		Screen.press(dialog, "OK");
		Report.waitFor(() -> WindowManager.getImage("my ramp-resampled") != null);
		Report.waitFor(() -> recorder.getText().contains("Resample"));
		IJ.wait(500);
		Screen.picture("after");
		final String recorded = lastLine(recorder, "Resample");
		Report.check("recorded: " + recorded, recorded.contains(
			"run(\"Resample Image...\", \"width=10 height=12\");"));
		recorder.close();
		final String again = IJ.runMacro("setBatchMode(true); " + OPEN + recorded + " return '' + getWidth() + 'x' + " +
			"getHeight();");
		Report.check("the recorded line runs → " + again, "10x12".equals(again));
	}

	/** From the menu the title of a result says the model, and that of its map follows. */
	static void titles() throws Exception {
		IJ.runMacro(OPEN);
		for (final String title : List.of("my ramp-SRx2-bicubic", "my ramp-SRx2-bicubic-2")) {
			IJ.selectWindow("my ramp");
			superResolve("bicubic x2");
			Report.waitFor(() -> WindowManager.getImage(title) != null);
			Report.check("titled " + title, WindowManager.getImage(title) != null);
		}
	}

	private static void superResolve(final String model) throws Exception {
		IJ.doCommand("Super-Resolve Image...");
		final Dialog dialog = Screen.dialog("Super-Resolve Image");
		Screen.fill(dialog, "Model", model);
		Screen.press(dialog, "OK");
	}

	/** Escape stops the work, and neither "... left" nor a stack trace stays behind. */
	static void stopped(final String folder) throws Exception {
		IJ.runMacro("run('Close All'); newImage('large', '8-bit ramp', 2048, 2048, 1);");
		superResolve(folder + "/run");
		Report.waitFor(() -> Screen.texts(IJ.getInstance()).contains(" left"));
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		Report.waitFor(() -> Screen.texts(IJ.getInstance()).contains("stopped"));
		final String status = Screen.texts(IJ.getInstance());
		Report.check("Escape leaves the status: " + status, !status.contains("left"));
		IJ.runMacro("run('Close All');");
	}

	/** A window, no dialog; AssistantScreenTest clicks through it. */
	private static void assistant() throws Exception {
		IJ.doCommand("Super-Resolution...");
		Report.waitFor(() -> Screen.frame("Super-Resolution Assistant") != null);
		final Frame window = Screen.frame("Super-Resolution Assistant");
		Screen.picture("Super-Resolution Assistant");
		EventQueue.invokeLater(() -> window.dispatchEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSING)));
		Report.waitFor(() -> !window.isShowing());
		Report.check("the assistant opens and closes", true);
	}

	/** Opens the dialog of each entry, takes its picture and cancels it. */
	static void everyDialog() throws Exception {
		IJ.runMacro(OPEN);
		for (final MenuItem item : PluginMenu.entries()) {
			if (!item.getLabel().endsWith("...") || item.getLabel().equals("Super-Resolution...")) continue; // no dialog
			final int images = WindowManager.getImageCount();
			if (item.getLabel().equals("Super-Resolution...")) {
				assistant();
				continue;
			}
			IJ.doCommand(item.getLabel());
			final Dialog dialog = Screen.dialog(item.getLabel().replace("...", ""));
			IJ.wait(300);
			Screen.picture(item.getLabel().replaceAll("\\W+", "-"));
			Screen.press(dialog, "Cancel");
			Report.waitFor(() -> !dialog.isShowing());
			IJ.wait(200);
			Report.check("cancelled without a trace: " + item.getLabel(), WindowManager.getImageCount() == images);
		}
	}
}
