package sc.fiji.superres.watch;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.text.TextWindow;
import sc.fiji.superres.Progress;
import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainingControl;
import sc.fiji.superres.train.TrainingListener;
import sc.fiji.superres.train.TrainingResult;
import sc.fiji.superres.user.ImageJProgress;

/**
 * Shows people how a training goes: a line in ImageJ's log at each validation, and the pictures of the run folder,
 * {@code loss.png} and {@code preview/}; with a display and outside of batch mode also windows with live plots, a
 * preview and buttons to end it. What cannot be drawn or written is said once and never stops the training.
 */
public final class TrainingWatch implements TrainingListener, AutoCloseable {

	private static final int WARNING_WIDTH = 560, WARNING_HEIGHT = 160;
	private static final int LONGEST_WAIT = 2; // seconds; for ever would be a deadlock where the event thread waits for
												// us

	private final RunFolder folder;
	private final TrainingNews news = new TrainingNews();
	private final TrainingWindows windows; // null where there are none
	private final boolean macro = IJ.isMacro() || Macro.getOptions() != null;
	private final ImagePlus active;
	private boolean logged, picturesFailed;

	/**
	 * @param run the run folder
	 * @param control what the buttons call
	 */
	public TrainingWatch(final Path run, final TrainingControl control) {
		folder = new RunFolder(run);
		final boolean alone = GraphicsEnvironment.isHeadless() || IJ.getInstance() == null || Interpreter.isBatchMode();
		windows = alone ? null : new TrainingWindows(name(run), news, control);
		active = alone ? null : WindowManager.getCurrentImage();
		if (!alone) EventQueue.invokeLater(windows::start);
	}

	private static String name(final Path run) {
		final Path name = run.toAbsolutePath().normalize().getFileName();
		return name == null ? run.toString() : name.toString();
	}

	/** The progress to train with: ImageJ's, whose status line the windows show too. */
	public Progress progress() {
		final Progress shown = new ImageJProgress(text -> {
			IJ.showStatus(text);
			news.status(text);
		});
		return windows == null || macro ? shown : new TrainingEscape(shown);
	}

	@Override
	public void noted(final String message) {
		IJ.log(message);
	}

	@Override
	public void began(final Double bicubic) {
		draw(() -> news.began(folder.log(), bicubic));
	}

	@Override
	public void stepped(final long iteration, final double loss) {
		news.stepped(iteration, loss);
	}

	@Override
	public void logged(final LogLine line) {
		logged = true;
		news.logged(line);
		if (line.psnr() == null) return;
		IJ.log(String.format(Locale.ROOT, "iteration %d: loss %.4f, validation %.2f dB (bicubic %.2f dB), SSIM %.4f",
			line.iteration(), line.loss(), line.psnr(), line.bicubic(), line.ssim()));
	}

	@Override
	public void previewed(final Preview preview) {
		news.previewed(preview);
		draw(() -> {
			ImageFiles.write(TrainingPictures.sideBySide(preview), folder.preview().resolve(String.format(Locale.ROOT,
				"%07d.png", preview.iteration())));
			if (logged) drawLoss();
		});
	}

	@Override
	public void sawNoise(final Preview noise) {
		draw(() -> ImageFiles.write(TrainingPictures.sideBySide(noise), folder.preview().resolve("noise.png")));
	}

	/** In the log, and from the menu in a window of its own as well, which nothing covers up. */
	@Override
	public void warned(final String warning) {
		IJ.log(warning);
		if (windows != null && !macro) EventQueue.invokeLater(() -> new TextWindow("Training: Warning", warning,
			WARNING_WIDTH, WARNING_HEIGHT));
	}

	/** Says what came of the training. */
	public void finished(final TrainingResult result) {
		final String scores = result.psnr() == null ? "" : String.format(Locale.ROOT,
			": best validation %.2f dB, bicubic %.2f dB", result.psnr(), result.bicubic());
		IJ.log((result.stopped() ? "Stopped after " : "Trained for ") + result.iterations() + " iterations" + scores +
			". Model: " + result.model());
	}

	/**
	 * Draws the last state of the curves. The plots stay open, but not in a macro, whose images they would mix with.
	 */
	@Override
	public void close() {
		if (logged) draw(this::drawLoss);
		if (windows == null) return;
		if (EventQueue.isDispatchThread()) end();
		else {
			final CountDownLatch done = new CountDownLatch(1);
			EventQueue.invokeLater(() -> {
				end();
				done.countDown();
			});
			await(done);
		}
	}

	private void end() {
		IJ.showProgress(1);
		IJ.showStatus("The training has ended");
		windows.end();
		if (!macro) return;
		windows.closeImages();
		if (active != null && active.getWindow() != null) WindowManager.setCurrentWindow(active.getWindow());
	}

	private static void await(final CountDownLatch done) {
		try {
			done.await(LONGEST_WAIT, TimeUnit.SECONDS);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt(); // whoever interrupted us does not want to wait
		}
	}

	private interface Drawing {

		void draw() throws IOException;
	}

	/** Of the whole training, not only of what was done since it was resumed. */
	private void drawLoss() throws IOException {
		ImageFiles.writePicture(TrainingPictures.curves(TrainingCurves.of(folder.log())), folder.path().resolve(
			"loss.png"));
	}

	private void draw(final Drawing drawing) {
		if (picturesFailed) return;
		try {
			drawing.draw();
		}
		catch (final IOException | RuntimeException | LinkageError | InternalError exc) {
			picturesFailed = true;
			IJ.log("loss.png and preview/ are not written any more: " + exc + ". The training goes on.");
		}
	}
}
