package sc.fiji.superres.bridge;

import java.util.Map;
import java.util.concurrent.CancellationException;

import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;
import sc.fiji.superres.imageplus.OpenImages;
import sc.fiji.superres.user.Attendance;
import sc.fiji.superres.user.Failure;
import sc.fiji.superres.user.MacroThread;

/**
 * What every menu entry calls: runs the SciJava command whose class name is the argument.
 * <p>
 * With macro options, the parameters come from them; without options but in batch mode or without a display, they keep
 * their defaults; else a dialog asks, SciJava's in Fiji and ImageJ's own in plain ImageJ. The command runs on the
 * calling thread. Its images are shown, so the last of them is the active image afterwards. An error is reported by
 * {@code IJ.error}, which stops a macro.
 * </p>
 */
public final class Bridge implements PlugIn {

	@Override
	public void run(final String className) {
		String title = "Super-Resolution";
		Throwable thrown;
		try {
			final CommandInfo info = SciJava.instance().command(className);
			title = info.getLabel().replace("...", "");
			run(info);
			return;
		}
		catch (final Exception | LinkageError | OutOfMemoryError exc) {
			thrown = exc;
		}
		report(title, thrown);
	}

	private static void run(final CommandInfo info) throws Exception {
		final String options = Macro.getOptions();
		final boolean ask = options == null && Attendance.now().dialogsMayOpen();
		if (ask && SciJava.instance().isFiji()) {
			SciJava.instance().commands().run(info, true).get(); // SciJava's dialog and displays
			return;
		}
		final Module module = SciJava.instance().module(info);
		final CommandInputs inputs = new CommandInputs(module);
		final Map<String, String> given = ask ? CommandDialog.ask(info, inputs) : options == null ? Map.of()
			: MacroOptions.parse(options);
		if (given == null) return; // the dialog was cancelled
		inputs.set(given);
		if (ask && Recorder.record) Recorder.saveCommand(); // now: other commands may be recorded before this one ends
		MacroThread.spared(() -> SciJava.run(module));
		showImages(module);
	}

	/** Makes the images the command gave visible, or, where there are no windows, open for this thread's macro. */
	private static void showImages(final Module module) {
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			if (module.getOutput(item.getName()) instanceof ImagePlus image) show(image);
		}
	}

	/** Under a title that no other open image has: macros find images by it. */
	private static void show(final ImagePlus image) {
		image.setTitle(OpenImages.freshTitle(image.getTitle()));
		image.show();
	}

	/** In a macro, ImageJ goes on with "in line N", so the message loses its last full stop. */
	private static void report(final String title, final Throwable thrown) {
		if (Macro.MACRO_CANCELED.equals(thrown.getMessage())) throw new RuntimeException(Macro.MACRO_CANCELED);
		IJ.showProgress(1);
		if (thrown instanceof CancellationException && !IJ.isMacro()) {
			IJ.showStatus(title + ": stopped");
			return;
		}
		final Failure failure = Failure.of(thrown);
		if (!failure.expected()) thrown.printStackTrace();
		final String message = failure.message();
		IJ.error(title, IJ.isMacro() && message.endsWith(".") ? message.substring(0, message.length() - 1) : message);
	}
}
