package sc.fiji.superres.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import sc.fiji.superres.Progress;
import sc.fiji.superres.batches.Batches;
import sc.fiji.superres.batches.Findings;
import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.batches.Validation;
import sc.fiji.superres.checkpoint.Checkpoint;
import sc.fiji.superres.checkpoint.Checkpoints;
import sc.fiji.superres.checkpoint.Ledger;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.pairs.Pairs;

/** One call of {@link Trainer#train}: the loop, what ends it, its log and its files. */
final class TrainingSession {

	private static final double NANOS = 1e9, MINUTE = 60;

	private final TrainConfig config;
	private final RunFolder folder;
	private final Checkpoints checkpoints;
	private final TrainingRun run;
	private final Validation watch;
	private final TrainingListener listener;
	private final Progress progress;
	private final TrainingControl control;
	private final long begun = System.nanoTime();
	private final double secondsBefore;
	private final long iterationsBefore;
	private Ledger ledger;
	/** Iteration of the last checkpoint, −1 without one, and when it was written. */
	private long kept;
	private long keptAt = begun;
	/** PSNR of what {@code best.pt} holds, by its own word. */
	private double bestKept;
	/** What the models' card says beside the configuration. */
	private ModelCard.Training known = ModelCard.Training.UNKNOWN;
	private LogLine lastLine;
	private Double lastPsnr;
	/** Of the last validation; null without one. */
	private Findings lastFindings;

	TrainingSession(final TrainConfig config, final RunFolder folder, final TrainingRun run, final Validation watch,
		final Ledger ledger, final TrainingListener listener, final Progress progress, final TrainingControl control)
		throws IOException
	{
		this.config = config;
		this.folder = folder;
		checkpoints = folder.checkpoints();
		this.run = run;
		this.watch = watch;
		this.ledger = ledger;
		this.listener = listener;
		this.progress = progress;
		this.control = control;
		secondsBefore = ledger.seconds();
		iterationsBefore = run.iteration();
		kept = iterationsBefore > 0 ? iterationsBefore : -1;
		bestKept = bestKept();
	}

	TrainingResult go(final Pairs pairs) throws IOException, InterruptedException {
		if (run.iteration() > config.iterations()) listener.noted("This training is at iteration " + run.iteration() +
			" already, beyond iterations=" + config.iterations() + ": nothing is changed.");
		else if (run.iteration() > 0) listener.noted("Resumed at iteration " + run.iteration() + ".");
		known = known.withPixelSize(pairs.pixel().map(PixelSize::width).orElse(null)).withPairs(config.pairs().pairs()
			.label());
		folder.startLog(run.iteration());
		listener.began(watch == null ? null : watch.bicubic().psnr());
		if (watch != null) listener.previewed(watch.preview(run.iteration(), run.average()));
		logIfDue(); // a validation that was cancelled
		try (Batches batches = new Batches(pairs, config.batch(), config.augmentation(), config.seed(), run.iteration(),
			Batches.threads(run.device())))
		{
			while (run.iteration() < config.iterations() && !ends())
				step(next(batches));
			finish();
		}
		catch (final CancellationException exc) {
			if (run.iteration() > Math.max(0, kept)) checkpoint();
			throw exc;
		}
		final boolean stopped = run.iteration() < config.iterations();
		if (bestKept == Double.NEGATIVE_INFINITY || watch == null) {
			return new TrainingResult(folder.model(), run.iteration(), stopped, null, null);
		}
		return new TrainingResult(folder.best(), run.iteration(), stopped, bestKept, watch.bicubic().psnr());
	}

	/** Whether something ends the training before its last iteration; says what, unless it is the user who did it. */
	private boolean ends() {
		checkCancelled();
		if (progress.isCancelled() || control.finishing()) return true;
		final Stopping stopping = config.stopping();
		if (stopping.minutes() > 0 && elapsed() >= stopping.minutes() * MINUTE) {
			listener.noted("The " + stopping.minutes() + " minutes are over at iteration " + run.iteration() + ".");
			return true;
		}
		if (stopping.patience() > 0 && ledger.stale() >= stopping.patience()) {
			listener.noted(stopping.patience() + " validations in a row were not better than " + String.format(
				Locale.ROOT, "%.2f dB", ledger.bestPsnr()) + ": stopped at iteration " + run.iteration() + ".");
			return true;
		}
		return false;
	}

	private void checkCancelled() {
		if (control.cancelled()) throw new CancellationException("The training was cancelled at iteration " + run
			.iteration() + ".");
	}

	/** The next batch; where its images cannot be read, what was learnt so far is kept. */
	private Batches.Batch next(final Batches batches) throws IOException, InterruptedException {
		try {
			return batches.next();
		}
		catch (final RuntimeException exc) {
			if (run.iteration() > Math.max(0, kept)) checkpoint();
			final Throwable cause = exc instanceof UncheckedIOException ? exc.getCause() : exc;
			throw new IOException("Training pairs cannot be made any more: " + cause.getMessage() + " (" + cause
				.getClass().getSimpleName() + "). " + whatIsKept(), exc);
		}
	}

	private void step(final Batches.Batch batch) throws IOException {
		final int before = run.pairsAtOnce();
		final double loss = run.step(batch, config.pairs().inputCrop());
		if (TrainingRun.exploded(loss)) throw exploded("The loss became " + loss, run.iteration() + 1);
		if (run.pairsAtOnce() < before) listener.noted("The device ran out of memory: a batch of " + config.batch() +
			" pairs goes through the network by " + run.pairsAtOnce() + " from now on, with the same result.");
		ledger = ledger.withLoss(loss);
		listener.stepped(run.iteration(), loss);
		progress.report(run.iteration(), config.iterations(), message(loss));
		logIfDue();
		final boolean due = (System.nanoTime() - keptAt) / NANOS >= config.rhythm().checkpointMinutes() * MINUTE;
		if (due && run.iteration() < config.iterations()) checkpoint();
	}

	/** The regular lines and validations, which alone count for the patience: a stop in between changes nothing. */
	private void logIfDue() throws IOException {
		final boolean last = run.iteration() == config.iterations();
		if (ledger.lossCount() == 0 || run.iteration() % config.rhythm().logEvery() != 0 && !last) return;
		log(last || run.iteration() % config.rhythm().validateEvery() == 0);
		if (lastLine.psnr() != null) ledger = ledger.withPsnr(lastLine.psnr());
	}

	private IllegalStateException exploded(final String what, final long iteration) {
		return new IllegalStateException(what + " at iteration " + iteration + " (learning rate " + config.rate(
			iteration - 1) + "). " + (kept < 0 ? "Nothing was kept yet: begin again with a smaller learning rate."
				: whatIsKept() + " Start a new run from it or from best.pt (start=) with a smaller learning rate."));
	}

	private String whatIsKept() {
		if (kept < 0) return "Nothing was kept yet.";
		final String checkpoint = "The checkpoint of iteration " + kept + " ";
		if (!checkpoints.holds(kept)) return checkpoint + "is not in " + folder.path() +
			" any more: somebody moved or deleted it.";
		return checkpoint + "is kept in " + folder.path() + ".";
	}

	/** Validates what was not validated yet, and writes checkpoint and model. */
	private void finish() throws IOException {
		final boolean seen = lastLine != null && lastLine.iteration() == run.iteration() && (lastLine.psnr() != null ||
			watch == null);
		if (run.iteration() > iterationsBefore && !seen) log(true);
		checkCancelled();
		if (run.iteration() > kept) checkpoint();
		if (run.iteration() > iterationsBefore || !Files.isRegularFile(folder.model())) {
			keep("model.pt", () -> ModelFiles.write(folder.model(), run.average().weights(), card(lastPsnr)));
		}
		if (lastFindings == null) return;
		listener.noted(lastFindings.summary());
		lastFindings.warnings().forEach(w -> listener.warned("WARNING: do not trust this model: " + w + "."));
	}

	private void checkpoint() throws IOException {
		try {
			final Checkpoint checkpoint = run.checkpoint(ledger.withSeconds(secondsBefore + elapsed()));
			keep("The checkpoint of iteration " + run.iteration(), () -> checkpoints.write(checkpoint));
		}
		catch (final IllegalStateException exc) {
			throw exploded("The weights are no numbers any more", run.iteration());
		}
		kept = run.iteration();
		keptAt = System.nanoTime();
	}

	private interface Writing {

		void write() throws IOException;
	}

	private void keep(final String what, final Writing writing) throws IOException {
		try {
			writing.write();
		}
		catch (final IOException exc) {
			throw new IOException(what + " could not be written: " + exc.getMessage() + ". " + whatIsKept() +
				" Make room or writable what refuses, and call the training again to go on.", exc);
		}
	}

	private void log(final boolean validate) throws IOException {
		final Validation.Scores scores = validate && watch != null ? watch.score(run.average(), this::checkCancelled)
			: null;
		final LogLine line = new LogLine(run.iteration(), ledger.lossCount() > 0 ? ledger.meanLoss() : lastLine.loss(),
			config.rate(run.iteration() - 1), secondsBefore + elapsed(), scores == null ? null : scores.psnr(),
			scores == null ? null : scores.ssim(), watch == null ? null : watch.bicubic().psnr());
		ledger = ledger.withLine();
		lastLine = line;
		keep("log.csv", () -> folder.append(line));
		listener.logged(line);
		if (scores == null) return;
		keep("validation.csv", () -> folder.append(line.iteration(), scores, watch.bicubic()));
		lastPsnr = scores.psnr();
		lookCloser(scores);
		if (scores.psnr() > bestKept) {
			keep("best.pt", () -> ModelFiles.write(folder.best(), run.average().weights(), card(scores.psnr())));
			bestKept = scores.psnr();
		}
		listener.previewed(watch.preview(run.iteration(), run.average()));
	}

	/** Where results lie, what noise becomes: for the card, and for people at the end. */
	private void lookCloser(final Validation.Scores scores) {
		lastFindings = watch.findings(run.average(), scores);
		final String warning = lastFindings.warnings().isEmpty() ? null : String.join("; ", lastFindings.warnings());
		known = known.withOffset(Double.isNaN(lastFindings.offset()) ? null : lastFindings.offset()).withWarning(
			warning);
		final Preview noise = watch.noise(run.iteration(), run.average());
		if (noise != null) listener.sawNoise(noise);
	}

	/**
	 * Read off {@code best.pt} itself, so that what a stop or a kill left there is never replaced by something worse;
	 * of a damaged one nothing is left to lose.
	 */
	private double bestKept() {
		if (!Files.isRegularFile(folder.best())) return Double.NEGATIVE_INFINITY;
		try {
			return Optional.ofNullable(ModelFiles.read(folder.best()).card()).map(ModelCard::validationPsnr).orElse(
				Double.NEGATIVE_INFINITY);
		}
		catch (final IOException exc) {
			listener.noted("best.pt will be written anew: " + exc.getMessage());
			return Double.NEGATIVE_INFINITY;
		}
	}

	/** Short, because ImageJ's status line is: "120/2000, loss 0.0461, 23.10 dB (bicubic 22.08), 25.3 it/s". */
	private String message(final double loss) {
		final long done = run.iteration() - iterationsBefore;
		final String psnr = lastPsnr == null || watch == null ? "" : String.format(Locale.ROOT,
			", %.2f dB (bicubic %.2f)", lastPsnr, watch.bicubic().psnr());
		return String.format(Locale.ROOT, "%d/%d, loss %.4f%s, %.1f it/s", run.iteration(), config.iterations(), loss,
			psnr, done / Math.max(1e-9, elapsed()));
	}

	private double elapsed() {
		return (System.nanoTime() - begun) / NANOS;
	}

	private ModelCard card(final Double psnr) {
		final ZoomLevel zoom = config.pairs().zoom();
		final List<Double> ratios = config.pairs().levels().stream().map(Level::ratio).sorted().toList();
		return new ModelCard(config.network(), config.pairs().name(), zoom.unit(), zoom.value(), zoom.targetAt(ratios
			.get(0)).value(), zoom.targetAt(ratios.get(ratios.size() - 1)).value(), run.iteration(), psnr,
			ModelCard.SOFTWARE).with(known);
	}
}
