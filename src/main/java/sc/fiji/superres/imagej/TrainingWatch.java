package sc.fiji.superres.imagej;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import ij.IJ;
import sc.fiji.superres.train.LogLine;
import sc.fiji.superres.train.Preview;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainingListener;
import sc.fiji.superres.train.TrainingResult;

/**
 * Shows people how a training goes: a line in ImageJ's log at each validation, and the pictures of the run folder,
 * {@code loss.png} and {@code preview/}. A picture that cannot be drawn or written is said once and never stops the
 * training.
 */
public final class TrainingWatch implements TrainingListener, AutoCloseable {

	private final RunFolder folder;
	private boolean logged, picturesFailed;

	/** @param run the run folder */
	public TrainingWatch(final Path run) {
		folder = new RunFolder(run);
	}

	@Override
	public void noted(final String message) {
		IJ.log(message);
	}

	@Override
	public void logged(final LogLine line) {
		logged = true;
		if (line.psnr() == null) return;
		IJ.log(String.format(Locale.ROOT, "iteration %d: loss %.4f, validation %.2f dB (bicubic %.2f dB), SSIM %.4f", line
			.iteration(), line.loss(), line.psnr(), line.bicubic(), line.ssim()));
	}

	@Override
	public void previewed(final Preview preview) {
		draw(() -> {
			ImageFiles.write(TrainingPictures.sideBySide(preview), folder.preview().resolve(String.format(Locale.ROOT, "%07d.png", preview
				.iteration())));
			drawLoss();
		});
	}

	/** Says what came of the training. */
	public void finished(final TrainingResult result) {
		final String scores = result.psnr() == null ? "" : String.format(Locale.ROOT,
			": best validation %.2f dB, bicubic %.2f dB", result.psnr(), result.bicubic());
		IJ.log((result.stopped() ? "Stopped after " : "Trained for ") + result.iterations() + " iterations" + scores +
			". Model: " + result.model());
	}

	/** Draws the last state of the curves. */
	@Override
	public void close() {
		if (logged) draw(this::drawLoss);
	}

	private interface Drawing {

		void draw() throws IOException;
	}

	/** Of the whole training, not only of what was done since it was resumed. */
	private void drawLoss() throws IOException {
		ImageFiles.writePicture(TrainingPictures.curves(folder.log()), folder.path().resolve("loss.png"));
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
