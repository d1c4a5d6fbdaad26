package sc.fiji.superres.train;

import java.io.IOException;

import ai.djl.Device;
import sc.fiji.superres.LockFile;
import sc.fiji.superres.NumberText;
import sc.fiji.superres.Progress;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.torch.StateDict;

/**
 * Trains a network on pairs made from low-resolution images, on the fly or beforehand.
 *
 * <pre>{@code
 *
 * TrainingResult result = new Trainer(config, new RunFolder(folder), device).train(pairs, validationPairs, null, true,
 * 	TrainingListener.NONE, Progress.NONE);
 * }</pre>
 */
public final class Trainer {

	private final TrainConfig config;
	private final RunFolder folder;
	private final Device device;

	public Trainer(final TrainConfig config, final RunFolder folder, final Device device) {
		this.config = config;
		this.folder = folder;
		this.device = device;
	}

	/**
	 * As {@link #train(Pairs, Pairs, StateDict, boolean, TrainingListener, Progress, TrainingControl)} where nobody but
	 * the progress stops it.
	 */
	public TrainingResult train(final Pairs pairs, final Pairs validation, final StateDict start, final boolean resume,
		final TrainingListener listener, final Progress progress) throws IOException
	{
		return train(pairs, validation, start, resume, listener, progress, new TrainingControl());
	}

	/**
	 * Runs the training to its end, or until it is stopped; the run folder then holds a model and a checkpoint to go on
	 * from.
	 *
	 * @param pairs to learn from
	 * @param validation pairs of other images to watch by; null without any
	 * @param start weights to begin with, of the same network but perhaps for another factor; null draws them from the
	 *            seed
	 * @param resume whether to go on with the training the run folder holds
	 * @param progress a wish to stop here (Escape) is one to finish: the model is written
	 * @param control finishes or cancels the training
	 * @throws java.util.concurrent.CancellationException when the control cancelled; the checkpoint is written, models
	 *             are as they were
	 * @throws IOException when the run folder, a file in it, or a source refuses, or another training has the folder;
	 *             the message names it, and what is kept
	 * @throws IllegalStateException when the loss explodes, or not even one pair fits the memory of the device; the
	 *             last checkpoint stays
	 */
	public TrainingResult train(final Pairs pairs, final Pairs validation, final StateDict start, final boolean resume,
		final TrainingListener listener, final Progress progress, final TrainingControl control) throws IOException
	{
		final TrainingData data = new TrainingData(pairs, validation);
		final Observers observers = new Observers(listener, progress, control);
		try (LockFile lock = folder.lock()) {
			return new TrainingStart(folder.asBegun(config), folder, device, data, observers).train(start, resume);
		}
	}
}
