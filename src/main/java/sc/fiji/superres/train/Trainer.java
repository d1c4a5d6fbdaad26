package sc.fiji.superres.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.Pairs;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.swinir.ModelCard;
import sc.fiji.superres.swinir.ModelFiles;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.TorchEngine;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.StateDict;

/**
 * Trains a network on pairs made from low-resolution images, on the fly or beforehand.
 *
 * <pre>{@code
 * TrainingResult result = new Trainer(config, new RunFolder(folder), device)
 *     .train(pairs, validationPairs, null, true, TrainingListener.NONE, Progress.NONE);
 * }</pre>
 */
public final class Trainer {

	private static final String SOFTWARE = "Super-Resolution for Fiji";

	private final TrainConfig config;
	private final RunFolder folder;
	private final Device device;

	public Trainer(final TrainConfig config, final RunFolder folder, final Device device) {
		this.config = config;
		this.folder = folder;
		this.device = device;
	}

	/**
	 * As {@link #train(Pairs, Pairs, StateDict, boolean, TrainingListener, Progress, TrainingControl)} where nobody but the
	 * progress stops it.
	 */
	public TrainingResult train(final Pairs pairs, final Pairs validation, final StateDict start,
		final boolean resume, final TrainingListener listener, final Progress progress) throws IOException
	{
		return train(pairs, validation, start, resume, listener, progress, new TrainingControl());
	}

	/**
	 * Runs the training to its end, or until it is stopped; the run folder then holds a model and a checkpoint to go on
	 * from.
	 *
	 * @param pairs to learn from
	 * @param validation pairs of other images to watch by; null without any
	 * @param start weights to begin with; null draws them from the seed
	 * @param resume whether to go on with the training the run folder holds
	 * @param progress a wish to stop here (Escape) is one to finish: the model is written
	 * @param control finishes or cancels the training
	 * @throws CancellationException when the control cancelled; the checkpoint is written, models are as they were
	 * @throws IOException when the run folder or a file in it refuses; the message names it
	 * @throws IllegalStateException when the loss is no longer a number; the last checkpoint stays
	 */
	public TrainingResult train(final Pairs pairs, final Pairs validation, final StateDict start,
		final boolean resume, final TrainingListener listener, final Progress progress, final TrainingControl control)
		throws IOException
	{
		listener.noted("Learning from " + pairs.summary());
		if (validation != null) listener.noted("Watching by " + validation.summary());
		final StateDict first = start != null ? start : WeightInit.draw(config.network(), config.seed());
		first.requireExactly(config.network().shapes());
		final Validation watch = validation == null ? null : new Validation(validation);
		if (watch == null) listener.noted(
			"No image is kept back for validation: the last model is kept, and nothing tells whether it is better than bicubic.");
		final Optional<Checkpoint> checkpoint = folder.open(new RunFolder.Description(config, names(pairs), names(
			validation), start == null ? "drawn from the seed" : "given weights"), resume);
		try (TorchEngine.Threads threads = TorchEngine.useThreads(config.threads());
				TrainingRun run = new TrainingRun(config, device, first))
		{
			checkpoint.ifPresent(c -> {
				run.restore(c);
				listener.noted("Resumed at iteration " + c.iteration() + ".");
			});
			folder.startLog(run.iteration());
			return new Session(run, watch, listener, progress, control).go(pairs);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new IOException("The training was interrupted.", exc);
		}
	}

	private static List<String> names(final Pairs pairs) {
		return pairs == null ? List.of() : pairs.sources();
	}

	/** One call of train: the loop, its log and its files. */
	private final class Session {

		private final TrainingRun run;
		private final Validation watch;
		private final TrainingListener listener;
		private final Progress progress;
		private final TrainingControl control;
		private final long begun = System.nanoTime();
		private final double secondsBefore;
		private final long iterationsBefore;
		private double lossSum;
		private long lossCount;
		private Double lastPsnr;

		Session(final TrainingRun run, final Validation watch, final TrainingListener listener, final Progress progress,
			final TrainingControl control)
		{
			this.run = run;
			this.watch = watch;
			this.listener = listener;
			this.progress = progress;
			this.control = control;
			secondsBefore = run.seconds();
			iterationsBefore = run.iteration();
		}

		TrainingResult go(final Pairs pairs) throws IOException, InterruptedException {
			listener.began(watch == null ? null : watch.bicubic().psnr());
			if (watch != null) listener.previewed(watch.preview(run.iteration(), run.average()));
			try (Batches batches = new Batches(pairs, config.batch(), config.augmentation(), config.seed(), run.iteration())) {
				while (run.iteration() < config.iterations() && !stopWanted())
					step(batches.next());
				if (!control.cancelled() && lossCount > 0) log(true);
				checkCancelled();
			}
			catch (final CancellationException exc) {
				if (run.iteration() > iterationsBefore) run.checkpoint().write(folder.checkpointFile());
				throw exc;
			}
			final boolean stopped = run.iteration() < config.iterations();
			if (run.iteration() > iterationsBefore || !Files.isRegularFile(folder.model())) {
				run.checkpoint().write(folder.checkpointFile());
				write(folder.model(), lastPsnr);
			}
			if (watch == null || run.bestPsnr() == Double.NEGATIVE_INFINITY) {
				return new TrainingResult(folder.model(), run.iteration(), stopped, null, null);
			}
			return new TrainingResult(folder.best(), run.iteration(), stopped, run.bestPsnr(), watch.bicubic().psnr());
		}

		private boolean stopWanted() {
			return progress.isCancelled() || control.finishing() || control.cancelled();
		}

		private void checkCancelled() {
			if (control.cancelled()) throw new CancellationException("The training was cancelled at iteration " + run
				.iteration() + "; its checkpoint is kept.");
		}

		private void step(final Batches.Batch batch) throws IOException {
			final double loss = run.step(batch, config.pairs().inputCrop());
			if (!Double.isFinite(loss)) {
				throw new IllegalStateException("The loss became " + loss + " at iteration " + (run.iteration() + 1) +
					" (learning rate " + config.schedule().rate(run.iteration()) + "). " + wayOn());
			}
			lossSum += loss;
			lossCount++;
			listener.stepped(run.iteration(), loss);
			final boolean last = run.iteration() == config.iterations();
			progress.report(run.iteration(), config.iterations(), message(loss));
			if (run.iteration() % config.logEvery() == 0 || last) log(last || run.iteration() % config.validateEvery() == 0);
			if (run.iteration() % config.checkpointEvery() == 0 && !last) run.checkpoint().write(folder.checkpointFile());
		}

		/** What is left to go on with after the loss exploded. */
		private String wayOn() {
			if (!Files.isRegularFile(folder.checkpointFile())) return "Nothing was kept yet: begin again with a smaller learning rate.";
			return "The last checkpoint and the best model so far are kept in " + folder.path() +
				": start a new run from them (start=) with a smaller learning rate.";
		}

		private void log(final boolean validate) throws IOException {
			run.seconds(secondsBefore + elapsed());
			final Validation.Scores scores = validate && watch != null ? watch.score(run.average(), this::checkCancelled) : null;
			final LogLine line = new LogLine(run.iteration(), lossSum / lossCount, config.schedule().rate(run.iteration() - 1),
				run.seconds(), scores == null ? null : scores.psnr(), scores == null ? null : scores.ssim(), watch == null ? null
					: watch.bicubic().psnr());
			lossSum = lossCount = 0;
			folder.append(line);
			listener.logged(line);
			if (scores == null) return;
			lastPsnr = scores.psnr();
			if (scores.psnr() > run.bestPsnr()) {
				run.bestPsnr(scores.psnr());
				write(folder.best(), scores.psnr());
			}
			listener.previewed(watch.preview(run.iteration(), run.average()));
		}

		/** Short, because ImageJ's status line is: "120/2000, loss 0.0461, 23.10 dB (bicubic 22.08), 25.3 it/s". */
		private String message(final double loss) {
			final long done = run.iteration() - iterationsBefore;
			final String psnr = lastPsnr == null || watch == null ? "" : String.format(Locale.ROOT,
				", %.2f dB (bicubic %.2f)", lastPsnr, watch.bicubic().psnr());
			return String.format(Locale.ROOT, "%d/%d, loss %.4f%s, %.1f it/s", run.iteration(), config.iterations(),
				loss, psnr, done / Math.max(1e-9, elapsed()));
		}

		private double elapsed() {
			return (System.nanoTime() - begun) / 1e9;
		}

		private void write(final Path file, final Double psnr) throws IOException {
			ModelFiles.write(file, run.average().weights(), card(psnr, run.iteration()));
		}
	}

	private ModelCard card(final Double psnr, final long iterations) {
		final ZoomLevel zoom = config.pairs().zoom();
		final List<Double> ratios = config.pairs().levels().stream().map(Level::ratio).sorted().toList();
		final SwinIrConfig network = config.network();
		return new ModelCard(network, config.pairs().name(), zoom.unit(), zoom.value(), zoom.targetAt(ratios.get(0)).value(),
			zoom.targetAt(ratios.get(ratios.size() - 1)).value(), iterations, psnr, SOFTWARE);
	}
}
