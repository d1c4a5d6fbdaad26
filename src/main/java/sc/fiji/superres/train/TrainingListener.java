package sc.fiji.superres.train;

import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.checkpoint.TimeEstimate;

/** Sees what a training writes down, as it happens, on the training thread. */
public interface TrainingListener {

	/** Listens to nothing. */
	TrainingListener NONE = new TrainingListener() {};

	/** Something people should know: what is left out, where a run was resumed. */
	default void noted(final String message) {}

	/**
	 * Told before a training of some length begins.
	 *
	 * @param estimate how long it will take
	 * @return whether to begin
	 */
	default boolean accepts(final TimeEstimate estimate) {
		noted("This takes " + estimate.text() + ".");
		return true;
	}

	/**
	 * The first step comes now; the log holds the lines of earlier sessions.
	 *
	 * @param bicubic PSNR of bicubic enlargement on the validation pairs in dB; null without validation images
	 */
	default void began(final Double bicubic) {}

	/**
	 * Called after every step, so it must be quick.
	 *
	 * @param iteration steps done
	 * @param loss L1 loss of its batch, grey values in [0,1]
	 */
	default void stepped(final long iteration, final double loss) {}

	default void logged(final LogLine line) {}

	default void previewed(final Preview preview) {}

	/** What the network makes of noise alone, at a validation. */
	default void sawNoise(final Preview noise) {}

	/** The model is written, and is calibrated now, which takes up to a minute and can be left out. */
	default void calibrates() {}

	/** What users of the model must know; said at the end. */
	default void warned(final String warning) {
		noted(warning);
	}
}
