package sc.fiji.superres.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import sc.fiji.superres.batches.Findings;
import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.batches.Validation;
import sc.fiji.superres.checkpoint.Ledger;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.checkpoint.Stopwatch;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.pairs.Pairs;

/** What a training writes down as it goes on: lines of the log, validations, previews, and the models. */
final class TrainingRecord {

	/** All of the share of the model that a training began with, or half of it, but not a quarter. */
	private static final int LEAST = 4;

	private final TrainConfig config;
	private final RunFolder folder;
	private final TrainingRun run;
	/** Null without validation images. */
	private final Validation validation;
	private final Observers observers;
	private final Safekeeping safekeeping;
	private final Stopwatch stopwatch;
	private final long iterationsBefore;
	private Ledger ledger;
	/** PSNR of what {@code best.pt} holds, read off the file itself; negative infinity where there is none. */
	private double bestKept;
	/** What the models' cards say beside the configuration. */
	private ModelCard.Training known = ModelCard.Training.UNKNOWN;
	/** The last line of this session; null without one. */
	private LogLine lastLine;
	/** PSNR and findings of the last validation of this session; null without one. */
	private Double lastPsnr;
	private Findings lastFindings;

	TrainingRecord(final TrainConfig config, final RunFolder folder, final TrainingRun run, final Validation validation,
		final Ledger ledger, final Observers observers, final Safekeeping safekeeping, final Stopwatch stopwatch)
	{
		this.config = config;
		this.folder = folder;
		this.run = run;
		this.validation = validation;
		this.ledger = ledger;
		this.observers = observers;
		this.safekeeping = safekeeping;
		this.stopwatch = stopwatch;
		iterationsBefore = run.iteration();
		bestKept = bestKept();
	}

	/** What the run remembers beside its tensors. */
	Ledger ledger() {
		return ledger;
	}

	/** Before the first step: the first preview, and the line of a validation that was cancelled. */
	void begin(final Pairs pairs) throws IOException {
		final Double pixelSize = pairs.pixel().map(PixelSize::width).orElse(null);
		known = known.withPixelSize(pixelSize).withPairs(config.pairs().pairs().label()).withTaught(config.taught());
		known = known.withMicroscope(pairs.microscope().orElse(null));
		observers.listener().began(bicubicPsnr());
		if (validation != null) previewed();
		logIfDue();
	}

	/** After every step. */
	void stepped(final double loss) {
		ledger = ledger.withLoss(loss);
		observers.listener().stepped(run.iteration(), loss);
	}

	/** The regular lines and validations, which alone count for the patience: a stop in between changes nothing. */
	void logIfDue() throws IOException {
		if (ledger.lossCount() == 0 || !isDue(config.rhythm().logEvery())) return;
		log(isDue(config.rhythm().validateEvery()));
		if (lastLine.psnr() != null) ledger = ledger.withPsnr(lastLine.psnr());
	}

	/** Whether this is the last iteration, or one of those that come at an interval. */
	private boolean isDue(final long every) {
		return run.iteration() == config.iterations() || run.iteration() % every == 0;
	}

	/** Validates what was not validated yet, and writes checkpoint and model. */
	void finish() throws IOException {
		final boolean trained = run.iteration() > iterationsBefore;
		if (trained && !lastIterationWasLogged()) log(true);
		observers.checkCancelled(run.iteration());
		if (safekeeping.lacksThisIteration()) safekeeping.writeCheckpoint(ledger);
		if (trained || !Files.isRegularFile(folder.model())) writeModel(folder.model(), lastPsnr);
		if (lastFindings != null) tell(lastFindings);
	}

	private void writeModel(final Path file, final Double psnr) throws IOException {
		final String name = file.getFileName().toString();
		safekeeping.write(name, () -> ModelFiles.write(file, run.kept(), card(psnr)));
	}

	private void tell(final Findings findings) {
		observers.noted(findings.summary());
		if (config.untuned() != null) observers.noted(String.format(Locale.ROOT,
			"Of the weights of the last model, %.0f %% are those that the training began with.", 100 * run.first()));
		for (final String warning : findings.warnings())
			observers.listener().warned("WARNING: do not trust this model: " + warning + ".");
	}

	/** What the training left behind: the best model, or the last one where no validation says which is best. */
	TrainingResult result() {
		final boolean stopped = run.iteration() < config.iterations();
		final boolean bestIsKnown = validation != null && bestKept != Double.NEGATIVE_INFINITY;
		if (!bestIsKnown) return new TrainingResult(folder.model(), run.iteration(), stopped, null, null);
		return new TrainingResult(folder.best(), run.iteration(), stopped, bestKept, bicubicPsnr());
	}

	/** The last validation for a line of progress; empty without one. */
	String scores() {
		if (lastPsnr == null) return "";
		return String.format(Locale.ROOT, ", %.2f dB (bicubic %.2f)", lastPsnr, bicubicPsnr());
	}

	private boolean lastIterationWasLogged() {
		if (lastLine == null || lastLine.iteration() != run.iteration()) return false;
		return validation == null || lastLine.psnr() != null;
	}

	private void log(final boolean validate) throws IOException {
		if (validate && validation != null) validate();
		else write(line(null));
	}

	private void validate() throws IOException {
		try (TorchEngine.Threads threads = TorchEngine.useThreads(config.threads())) {
			if (config.untuned() == null) recorded(findings -> true);
			else validateShares();
		}
	}

	/** Keeps as much of the model that the training began with as harms nothing. */
	private void validateShares() throws IOException {
		final Findings tuned = tuned();
		for (double share = config.untuned(); share > config.untuned() / LEAST; share /= 2) {
			run.keepFirst(share);
			if (recorded(findings -> findings.isAsGoodAs(tuned))) return;
		}
		run.keepFirst(0);
		recorded(findings -> true);
	}

	/** Without any of that model. */
	private Findings tuned() throws IOException {
		run.keepFirst(0);
		try (Network network = run.enlarging()) {
			return findings(network);
		}
	}

	/** Writes down what a validation says of what is kept, where it is good enough; whether it is. */
	private boolean recorded(final Predicate<Findings> isEnough) throws IOException {
		try (Network network = run.enlarging()) {
			final Findings findings = findings(network);
			if (!isEnough.test(findings)) return false;
			write(line(findings.scores()));
			validated(findings, network);
			return true;
		}
	}

	private Findings findings(final Network network) throws IOException {
		return validation.findings(network, validation.score(network, () -> observers.checkCancelled(run.iteration())));
	}

	private void write(final LogLine line) throws IOException {
		ledger = ledger.withLine();
		lastLine = line;
		safekeeping.write("log.csv", () -> folder.append(line));
		observers.listener().logged(line);
	}

	/** @param scores null for a line without a validation */
	private LogLine line(final Validation.Scores scores) {
		final long iteration = run.iteration();
		final double rate = config.rate(iteration - 1);
		final double seconds = stopwatch.total();
		if (scores == null) return new LogLine(iteration, loss(), rate, seconds, null, null, bicubicPsnr());
		return new LogLine(iteration, loss(), rate, seconds, scores.psnr(), scores.ssim(), bicubicPsnr());
	}

	/** The mean since the last line; where nothing was learnt since, the same as there. */
	private double loss() {
		if (ledger.lossCount() > 0) return ledger.meanLoss();
		return lastLine.loss();
	}

	/** Writes down what a validation says, and the model where it is the best so far. */
	private void validated(final Findings findings, final Network network) throws IOException {
		final Validation.Scores scores = findings.scores();
		safekeeping.write("validation.csv", () -> folder.append(run.iteration(), scores, validation.bicubic()));
		lastPsnr = scores.psnr();
		lookCloser(findings, network);
		if (scores.psnr() > bestKept) {
			writeModel(folder.best(), scores.psnr());
			bestKept = scores.psnr();
		}
		preview(network);
	}

	/** Where results lie and what noise becomes: for the card, and for people at the end. */
	private void lookCloser(final Findings findings, final Network network) {
		lastFindings = findings;
		known = known.withOffset(offset(lastFindings)).withWarning(warning(lastFindings));
		final Preview noise = validation.noise(run.iteration(), network);
		if (noise != null) observers.listener().sawNoise(noise);
	}

	/** Null where it could not be measured. */
	private static Double offset(final Findings findings) {
		if (Double.isNaN(findings.offset())) return null;
		return findings.offset();
	}

	/** Null where there is nothing to warn of. */
	private static String warning(final Findings findings) {
		if (findings.warnings().isEmpty()) return null;
		return String.join("; ", findings.warnings());
	}

	/** The preview before the first validation. */
	private void previewed() throws IOException {
		try (TorchEngine.Threads threads = TorchEngine.useThreads(config.threads());
				Network network = run.enlarging())
		{
			preview(network);
		}
	}

	private void preview(final Network network) {
		observers.listener().previewed(validation.preview(run.iteration(), network));
	}

	/** PSNR of bicubic enlargement on the validation pairs in dB; null without any. */
	private Double bicubicPsnr() {
		return validation == null ? null : validation.bicubic().psnr();
	}

	/**
	 * Read off {@code best.pt} itself, so that what a stop or a kill left there is never replaced by something worse;
	 * of a damaged one nothing is left to lose.
	 */
	private double bestKept() {
		if (!Files.isRegularFile(folder.best())) return Double.NEGATIVE_INFINITY;
		try {
			return validationPsnr(ModelFiles.read(folder.best()).card());
		}
		catch (final IOException exc) {
			observers.noted("best.pt will be written anew: " + exc.getMessage());
			return Double.NEGATIVE_INFINITY;
		}
	}

	/** @param card null for a model without one */
	private static double validationPsnr(final ModelCard card) {
		return Optional.ofNullable(card).map(ModelCard::validationPsnr).orElse(Double.NEGATIVE_INFINITY);
	}

	private ModelCard card(final Double psnr) {
		final ZoomLevel zoom = config.pairs().zoom();
		final List<Double> ratios = config.pairs().levels().stream().map(Level::ratio).toList();
		final double lowest = zoom.targetAt(Collections.min(ratios)).value();
		final double highest = zoom.targetAt(Collections.max(ratios)).value();
		return new ModelCard(config.network(), config.pairs().name(), zoom.unit(), zoom.value(), lowest, highest, run
			.iteration(), psnr, ModelCard.SOFTWARE).with(known);
	}
}
