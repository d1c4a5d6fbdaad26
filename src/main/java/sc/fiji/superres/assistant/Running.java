package sc.fiji.superres.assistant;

import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

import sc.fiji.superres.bridge.Commands;
import sc.fiji.superres.course.MacroLine;
import sc.fiji.superres.course.OpenImage;
import sc.fiji.superres.user.Failure;

/**
 * Runs the command of a macro line on a thread of its own and tells, on the event thread, how it ended.
 *
 * @param done gets the images that the command showed
 * @param failed gets what went wrong, for people
 */
record Running(Consumer<List<ImagePlus>> done, Consumer<String> failed) {

	private static final String NAME = "Super-Resolution assistant";

	/**
	 * Starts a command, and writes its line into the recorder where that is open.
	 *
	 * @param image that is active for the command; null for none
	 */
	void start(final MacroLine line, final OpenImage image) {
		record(line);
		start(() -> run(line, image));
	}

	/** Writes a line into ImageJ's recorder, where that is open. */
	static void record(final MacroLine line) {
		if (!Recorder.record) return;
		Recorder.recordString((Recorder.scriptMode() ? line.script() : line.text()) + "\n");
	}

	/** Starts any other work that ends with images. */
	void start(final Callable<List<ImagePlus>> work) {
		final Thread thread = new Thread(() -> tell(work), NAME);
		thread.setDaemon(true); // quitting ImageJ does not wait for it
		thread.start();
	}

	private void tell(final Callable<List<ImagePlus>> work) {
		try {
			final List<ImagePlus> images = work.call();
			EventQueue.invokeLater(() -> done.accept(images));
		}
		catch (final Exception | LinkageError | OutOfMemoryError exc) {
			final String message = message(exc);
			EventQueue.invokeLater(() -> failed.accept(message));
		}
		finally {
			IJ.showProgress(1);
		}
	}

	/** What to tell people; of an unexpected error ImageJ shows the trace, for a report to us. */
	private static String message(final Throwable thrown) {
		if (thrown instanceof CancellationException) return thrown.getMessage();
		final Failure failure = Failure.of(thrown);
		if (!failure.expected()) IJ.handleException(thrown);
		return failure.message();
	}

	/** The image is the active one of this thread alone, so people may go on working with others. */
	private static List<ImagePlus> run(final MacroLine line, final OpenImage image) {
		if (image != null) WindowManager.setTempCurrentImage(find(image));
		try {
			return Commands.run(line.command(), line.options());
		}
		finally {
			WindowManager.setTempCurrentImage(null);
		}
	}

	private static ImagePlus find(final OpenImage image) {
		return ImageList.find(image).orElseThrow(() -> new IllegalStateException("The image " + image.title() +
			" is not open any more: go back and choose another one."));
	}
}
