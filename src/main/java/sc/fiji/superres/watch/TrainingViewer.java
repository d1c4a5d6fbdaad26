package sc.fiji.superres.watch;

import java.nio.file.Path;

import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.checkpoint.TimeEstimate;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.train.TrainingControl;

/**
 * Shows a training in place of this room's own windows. {@link TrainingViewers} brings it together with the training;
 * every method is called on a thread of the training and must be quick.
 */
public interface TrainingViewer {

	/**
	 * The training begins to read its images.
	 *
	 * @param control ends it, from any thread
	 */
	void begins(TrainingControl control);

	/** How long it takes, from steps timed on this computer; short trainings are not timed. */
	void estimated(TimeEstimate estimate);

	/**
	 * How far it is.
	 *
	 * @param done steps or other units done, 0 to {@code total}
	 * @param message what happens now, for people
	 * @param timeLeft as ImageJ's status line shows it at the same time, ", 8 s left"; empty where it is not known
	 */
	void reported(long done, long total, String message, String timeLeft);

	/** The model is written, and is calibrated now; the control's {@code cancel} skips that. */
	void calibrates();

	/** A line of the run folder's log. */
	void logged(LogLine line);

	/**
	 * A validation pair as it is now.
	 *
	 * @param picture in the run folder: input, bicubic, network and target side by side
	 */
	void previewed(Path picture);

	/** What users of the model must know. */
	void warned(String warning);

	/** The training has come to its end, and left a model. */
	void finished(TrainingResult result);
}
