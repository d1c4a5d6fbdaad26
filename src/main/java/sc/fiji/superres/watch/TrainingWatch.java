package sc.fiji.superres.watch;

import java.awt.EventQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.text.TextWindow;

import sc.fiji.superres.Progress;
import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.checkpoint.TimeEstimate;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.imageplus.OpenImages;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainingControl;
import sc.fiji.superres.train.TrainingListener;
import sc.fiji.superres.user.Attendance;
import sc.fiji.superres.user.ImageJProgress;
import sc.fiji.superres.user.LongWorkQuestion;
import sc.fiji.superres.user.ShortLines;

/**
 * Shows people how a training goes: a line in ImageJ's log at each validation, and the pictures of the run folder,
 * {@code loss.png} and {@code preview/}; with a display and outside of batch mode also windows with live plots, a
 * preview and buttons to end it, unless a {@link TrainingViewer} shows all that. What cannot be drawn or written is
 * said once and never stops the training.
 */
public final class TrainingWatch implements TrainingListener, AutoCloseable {

	private static final String BUTTONS = "The buttons of the Super-Resolution Assistant end the training.";
	private static final int WARNING_WIDTH = 560;
	private static final int WARNING_HEIGHT = 160;
	private static final int WARNING_COLUMNS = 64;
	/** Seconds to wait for the event thread; to wait for ever would be a deadlock where it waits for us. */
	private static final int LONGEST_WAIT = 2;

	/** Draws a picture of the run folder. */
	private interface Drawing {

		void draw() throws IOException;
	}

	private final RunFolder folder;
	private final TrainingNews news = new TrainingNews();
	private final Attendance attendance = Attendance.now();
	/** Whoever shows the training in place of our windows. */
	private final Optional<TrainingViewer> viewer;
	/** Null where no windows may open. */
	private final TrainingWindows windows;
	/** The image that was active before windows opened; null where there was none, or no windows may open. */
	private final ImagePlus active;
	/** Whether the first step was begun. */
	private volatile boolean begun;
	/** Whether the model is written, and is calibrated now. */
	private volatile boolean calibrating;
	/** What the end of the training warned of. */
	private final List<String> warnings = new CopyOnWriteArrayList<>();
	private boolean logged;
	private boolean picturesFailed;

	/**
	 * Begins to watch a training that is about to start.
	 *
	 * @param run the run folder
	 * @param control what the buttons call
	 */
	public TrainingWatch(final Path run, final TrainingControl control) {
		folder = new RunFolder(run);
		viewer = TrainingViewers.of(run);
		viewer.ifPresent(shown -> shown.begins(control));
		if (viewer.isPresent() || !attendance.windowsMayOpen()) {
			windows = null;
			active = null;
			return;
		}
		windows = new TrainingWindows(name(run), news, control, attendance.inMacro());
		active = WindowManager.getCurrentImage();
		EventQueue.invokeLater(windows::start);
	}

	private static String name(final Path run) {
		final Path name = run.toAbsolutePath().normalize().getFileName();
		if (name == null) return run.toString();
		return name.toString();
	}

	/** The progress to train with: ImageJ's, whose status line the windows show too. In a macro Escape ends it. */
	public Progress progress() {
		final Progress shown = new ImageJProgress(this::show);
		if (viewer.isPresent()) return new TrainingEscape(shown, this::isAtStake, () -> IJ.showStatus(BUTTONS));
		if (!attendance.startedFromMenu()) return shown;
		return new TrainingEscape(shown, this::isAtStake, () -> EventQueue.invokeLater(windows::ask));
	}

	/** Whether an end now would lose what was learnt. */
	private boolean isAtStake() {
		return begun && !calibrating;
	}

	/** The same time left everywhere. */
	private void show(final long done, final long total, final String message, final String timeLeft) {
		IJ.showStatus(message + timeLeft);
		news.status(message + timeLeft);
		viewer.ifPresent(shown -> shown.reported(done, total, message, timeLeft));
	}

	@Override
	public void noted(final String message) {
		IJ.log(message);
	}

	/** In the log; where it takes very long, somebody who can answer is asked. */
	@Override
	public boolean accepts(final TimeEstimate estimate) {
		IJ.log("This takes " + estimate.text() + "." + advice(estimate));
		viewer.ifPresent(shown -> shown.estimated(estimate));
		if (viewer.isPresent()) return true; // people see the time there, and the buttons that end it
		return !estimate.isLong() || !attendance.startedFromMenu() || LongWorkQuestion.ask(estimate.text());
	}

	private static String advice(final TimeEstimate estimate) {
		if (!estimate.isLong()) return "";
		return " That is long: the recipes try, good and overnight with the network fast end sooner, and a " +
			"training that is finished early, or after a number of minutes, leaves a model that can be used.";
	}

	@Override
	public void began(final Double bicubic) {
		begun = true;
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
		viewer.ifPresent(shown -> shown.logged(line));
		if (line.psnr() != null) IJ.log(sentence(line));
	}

	private static String sentence(final LogLine line) {
		return String.format(Locale.ROOT, "iteration %d: loss %.4f, validation %.2f dB (bicubic %.2f dB), SSIM %.4f",
			line.iteration(), line.loss(), line.psnr(), line.bicubic(), line.ssim());
	}

	@Override
	public void previewed(final Preview preview) {
		news.previewed(preview);
		draw(() -> {
			final Path picture = writePreview(preview, String.format(Locale.ROOT, "%07d.png", preview.iteration()));
			viewer.ifPresent(shown -> shown.previewed(picture));
			if (logged) writeLoss();
		});
	}

	@Override
	public void sawNoise(final Preview noise) {
		draw(() -> writePreview(noise, "noise.png"));
	}

	@Override
	public void calibrates() {
		calibrating = true;
		news.calibrates();
		viewer.ifPresent(TrainingViewer::calibrates);
	}

	/** In the log; from the menu, at the end in a window of its own as well, which nothing covers up. */
	@Override
	public void warned(final String warning) {
		IJ.log(warning);
		warnings.add(warning);
		viewer.ifPresent(shown -> shown.warned(warning));
	}

	/** Says what came of the training. */
	public void finished(final TrainingResult result) {
		viewer.ifPresent(shown -> shown.finished(result));
		IJ.log(end(result) + result.iterations() + " iterations" + scores(result) + ". Model: " + result.model());
	}

	private static String end(final TrainingResult result) {
		if (result.stopped()) return "Stopped after ";
		return "Trained for ";
	}

	private static String scores(final TrainingResult result) {
		if (result.psnr() == null) return "";
		return String.format(Locale.ROOT, ": best validation %.2f dB, bicubic %.2f dB", result.psnr(), result
			.bicubic());
	}

	/**
	 * Draws the last state of the curves. The plots stay open, but not in a macro, whose images they would mix with.
	 */
	@Override
	public void close() {
		if (logged) draw(this::writeLoss);
		if (viewer.isPresent()) showEnd();
		if (windows == null) return;
		if (EventQueue.isDispatchThread()) endWindows();
		else endWindowsAndWait();
	}

	private void endWindowsAndWait() {
		final CountDownLatch done = new CountDownLatch(1);
		EventQueue.invokeLater(() -> {
			endWindows();
			done.countDown();
		});
		await(done);
	}

	private static void await(final CountDownLatch done) {
		try {
			done.await(LONGEST_WAIT, TimeUnit.SECONDS);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt(); // whoever interrupted us does not want to wait
		}
	}

	private static void showEnd() {
		IJ.showProgress(1);
		IJ.showStatus("The training has ended");
	}

	private void endWindows() {
		showEnd();
		windows.end();
		if (!warnings.isEmpty()) showWarnings();
		if (!attendance.inMacro()) return;
		windows.closeImages();
		OpenImages.reactivate(active);
	}

	private void showWarnings() {
		IJ.showStatus("The training has ended, with a warning");
		if (!attendance.startedFromMenu()) return;
		final String text = ShortLines.of(String.join("\n", warnings), WARNING_COLUMNS);
		new TextWindow("Training: Warning", text, WARNING_WIDTH, WARNING_HEIGHT);
	}

	private Path writePreview(final Preview preview, final String name) throws IOException {
		final Path picture = folder.preview().resolve(name);
		ImageFiles.write(TrainingPictures.sideBySide(preview), picture);
		return picture;
	}

	/** Draws the losses of the whole training, not only of what was done since it was resumed. */
	private void writeLoss() throws IOException {
		final TrainingCurves curves = TrainingCurves.of(folder.log());
		ImageFiles.writePicture(TrainingPictures.curves(curves), folder.path().resolve("loss.png"));
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
