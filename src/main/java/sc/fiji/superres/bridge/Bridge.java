package sc.fiji.superres.bridge;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.plugin.PlugIn;
import sc.fiji.superres.dialog.CommandDialog;
import sc.fiji.superres.dialog.Form;
import sc.fiji.superres.imageplus.OpenImages;
import sc.fiji.superres.user.Attendance;
import sc.fiji.superres.user.Failure;
import sc.fiji.superres.user.MacroThread;

/**
 * The plugin that every menu entry calls. It runs the SciJava command whose class name is its argument.
 * <p>
 * Macro options, where there are any, set the command's parameters. Without options, in batch mode or without a
 * display, the parameters keep their defaults. Otherwise a dialog of ours asks for them, the same in Fiji and in plain
 * ImageJ. The command runs on the calling thread. Its images are shown, so the last of them is the active image
 * afterwards. An error is reported by {@code IJ.error}, which stops a macro; where there was a dialog, it opens again
 * and says what was wrong.
 * </p>
 */
public final class Bridge implements PlugIn {

	@Override
	public void run(final String className) {
		String title = "Super-Resolution";
		try {
			final CommandInfo info = SciJava.instance().command(className);
			title = info.getLabel().replace("...", "");
			run(info);
		}
		catch (final Exception | LinkageError | OutOfMemoryError exc) {
			report(title, exc);
		}
	}

	private static void run(final CommandInfo info) throws Exception {
		final String options = Macro.getOptions();
		final boolean canAsk = Attendance.now().dialogsMayOpen();
		if (options != null) runWith(info, MacroOptions.parse(options));
		else if (!canAsk) runWith(info, Map.of());
		else ask(info);
	}

	/** @return the command that has run, whose images are shown */
	static Module runWith(final CommandInfo info, final Map<String, String> given) {
		final Module module = SciJava.instance().module(info);
		new CommandInputs(module).set(given);
		run(module);
		return module;
	}

	/** Asks for what there is to ask, if anything. */
	private static void ask(final CommandInfo info) {
		final Form form = Forms.of(info, SciJava.instance().module(info));
		if (form.questions().isEmpty()) runWith(info, Map.of());
		else ask(info, new CommandDialog(form, CommandPreview.of(info)));
	}

	/** Asks until the command has done its work or the person cancels: what was typed is not lost by an error. */
	private static void ask(final CommandInfo info, final CommandDialog dialog) {
		while (true) {
			final Map<String, String> given = dialog.ask(answers -> check(info, answers));
			if (given == null || isDone(info, given, dialog)) return;
		}
	}

	/** @throws IllegalArgumentException for an answer that the parameter does not take */
	private static void check(final CommandInfo info, final Map<String, String> answers) {
		new CommandInputs(SciJava.instance().module(info)).set(answers);
	}

	/** Runs the command; false where it failed, which the dialog tells when it opens again. */
	private static boolean isDone(final CommandInfo info, final Map<String, String> given, final CommandDialog dialog) {
		try {
			runWith(info, given);
			return true;
		}
		catch (final RuntimeException | LinkageError | OutOfMemoryError exc) {
			if (Attendance.now().inMacro() || isQuiet(exc)) throw exc;
			dialog.complain(message(exc));
			IJ.showProgress(1);
			return false;
		}
	}

	private static void run(final Module module) {
		MacroThread.spared(() -> SciJava.run(module));
		showImages(module);
	}

	/** Shows the images that the command returned; without windows they are open for this thread's macro. */
	private static void showImages(final Module module) {
		module.getInfo().outputs().forEach(item -> showImages(module.getOutput(item.getName())));
	}

	/** @param output of a command: an image, several in the order in which they are shown, or something else */
	private static void showImages(final Object output) {
		if (output instanceof List<?> outputs) outputs.forEach(Bridge::showIfImage);
		else showIfImage(output);
	}

	private static void showIfImage(final Object output) {
		if (output instanceof ImagePlus image) show(image);
	}

	/** The title is made unique among the open images, since macros find images by title. */
	private static void show(final ImagePlus image) {
		image.setTitle(OpenImages.freshTitle(image.getTitle()));
		image.show();
	}

	private static void report(final String title, final Throwable thrown) {
		clearProgress(title);
		passOnCancelling(thrown);
		if (!isQuiet(thrown)) IJ.error(title, message(thrown));
	}

	/** Takes away what the work showed last, such as "8 s left". */
	private static void clearProgress(final String title) {
		IJ.showProgress(1);
		IJ.showStatus(title + ": stopped");
	}

	/** What cancels a macro goes on to ImageJ, which ends the macro without a message. */
	private static void passOnCancelling(final Throwable thrown) {
		if (Macro.MACRO_CANCELED.equals(thrown.getMessage())) throw new RuntimeException(Macro.MACRO_CANCELED);
	}

	/** Whether a person stopped what no macro goes on with. */
	private static boolean isQuiet(final Throwable thrown) {
		return thrown instanceof CancellationException && !IJ.isMacro();
	}

	private static String message(final Throwable thrown) {
		final String message = failure(thrown).message();
		if (IJ.isMacro()) return MacroError.of(message, Attendance.now().display());
		return message;
	}

	/** What went wrong, for people; an unexpected exception is also printed in full. */
	private static Failure failure(final Throwable thrown) {
		final Failure failure = Failure.of(thrown);
		if (!failure.expected()) thrown.printStackTrace();
		return failure;
	}
}
