package sc.fiji.superres.assistant;

import java.nio.file.Path;
import java.util.Locale;

import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.checkpoint.TimeEstimate;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.train.TrainingControl;
import sc.fiji.superres.watch.TrainingViewer;

/**
 * What is known of a training. The training's threads put in what happens, as often as they like; the event thread
 * looks now and then.
 */
final class TrainingState implements TrainingViewer {

	private TrainingControl control;
	private String message = "Reading the images";
	private String estimate = "";
	private String scores = "";
	private String warnings = "";
	private Path picture;
	private long done;
	private long total = 1;
	private boolean calibrating;

	@Override
	public synchronized void begins(final TrainingControl endsIt) {
		control = endsIt;
	}

	@Override
	public synchronized void estimated(final TimeEstimate time) {
		estimate = "In all, as timed before it began: " + time.text() + ".";
		if (time.isLong()) estimate += " That is long. Cancel and choose less, or finish early whenever you like.";
	}

	@Override
	public synchronized void reported(final long now, final long of, final String text, final String timeLeft) {
		final boolean isStep = text.startsWith(now + "/" + of);
		done = now;
		total = of;
		message = (isStep ? "Step " + now + " of " + of : text) + timeLeft;
	}

	@Override
	public synchronized void calibrates() {
		calibrating = true;
	}

	@Override
	public synchronized void logged(final LogLine line) {
		if (line.psnr() != null) scores = scores(line.psnr(), line.bicubic());
	}

	@Override
	public synchronized void previewed(final Path newest) {
		picture = newest;
	}

	@Override
	public synchronized void warned(final String warning) {
		warnings += warning + "\n";
	}

	@Override
	public synchronized void finished(final TrainingResult result) {
		if (result.psnr() != null) scores = "At best: " + scores(result.psnr(), result.bicubic());
		message = (result.stopped() ? "Finished early, after " : "Finished, after ") + result.iterations() + " steps.";
		done = total;
	}

	/** "26.10 dB, bicubic 22.08 dB". */
	private static String scores(final double psnr, final double bicubic) {
		return String.format(Locale.ROOT, "%.2f dB, bicubic enlargement %.2f dB", psnr, bicubic);
	}

	/** Asks for an early end that keeps the model. */
	synchronized void finish() {
		if (control != null) control.finish();
	}

	/** Asks for the quickest end, which leaves a checkpoint to go on from. */
	synchronized void cancel() {
		if (control != null) control.cancel();
	}

	/** Whether the model is written, and is calibrated now. */
	synchronized boolean isCalibrating() {
		return calibrating;
	}

	/** Whether somebody asked for the end. */
	synchronized boolean isEnding() {
		return control != null && (control.finishing() || control.cancelled());
	}

	/** What goes on, for people. */
	synchronized String message() {
		return message;
	}

	/** How long it takes; empty where it is not known yet. */
	synchronized String estimate() {
		return estimate;
	}

	/** How good it is on parts of the images that it does not see; empty before the first look. */
	synchronized String scores() {
		return scores;
	}

	/** What users of the model must know; empty where nothing is. */
	synchronized String warnings() {
		return warnings.trim();
	}

	/** The newest picture; null before the first. */
	synchronized Path picture() {
		return picture;
	}

	/** Share of the work that is done, 0 to 1. */
	synchronized double share() {
		return Math.min(1, done / (double) Math.max(1, total));
	}
}
