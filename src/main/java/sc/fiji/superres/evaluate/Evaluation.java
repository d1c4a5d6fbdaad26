package sc.fiji.superres.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.crops.CropSource;
import sc.fiji.superres.crops.Grey;
import sc.fiji.superres.crops.Score;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.upscale.GreyUpscale;
import sc.fiji.superres.upscale.Upscaler;

/**
 * Judges models by a {@link Protocol}: one crop after the other goes through a model on the calling thread, and is
 * compared with its reference (and in the physical evaluation first matched to it) on all processors meanwhile.
 *
 * <pre>
 * Evaluation evaluation = new Evaluation(Protocol.standard(Rules.FAIR, pyramid, draw, references));
 * evaluation.run(List.of(Candidate.of("bicubic", new BicubicUpscaler(4))), table -&gt; {}, Progress.NONE);
 * System.out.println(evaluation.table().scoresCsv());
 * </pre>
 */
public final class Evaluation {

	/** Bytes for each pixel of a crop while its metrics are worked out: doubles of two planes, smoothed and squared. */
	private static final long BYTES_PER_PIXEL = 200;

	/**
	 * A model to judge.
	 *
	 * @param name what tables call it
	 * @param checksum by which another file of that name is told from it
	 * @param opener lends the model
	 */
	public record Candidate(String name, String checksum, Opener opener) {

		/** A model that is open already. */
		public static Candidate of(final String name, final Upscaler upscaler) {
			return new Candidate(name, "", task -> task.accept(upscaler));
		}
	}

	/** Lends a model to a task, which has the model to itself meanwhile. */
	public interface Opener {

		/**
		 * Opens the model, runs the task with it, and closes the model.
		 *
		 * @throws IOException when the model cannot be read
		 */
		void open(Consumer<Upscaler> task) throws IOException;
	}

	/** A model that is open, and what it is judged with. */
	private record OpenModel(Candidate candidate, Upscaler upscaler, ExecutorService workers, CropCounter counter) {

		String name() {
			return candidate.name;
		}

		/** What results depend on besides the input: other devices round otherwise. */
		String identity() {
			return (upscaler.description().replace("()", "") + " " + candidate.checksum).strip(); // DJL writes cpu()
		}
	}

	private final Protocol protocol;
	private final ScoreTable table = new ScoreTable();
	private final List<Example> examples = new ArrayList<>();
	private final Set<String> notes = new LinkedHashSet<>();
	private final LeftOut leftOut = new LeftOut();
	private KeptLevels kept = KeptLevels.none();

	/** An evaluation that has not measured anything so far. */
	public Evaluation(final Protocol protocol) {
		this.protocol = protocol;
		notes.addAll(protocol.notes());
	}

	/**
	 * Keeps every zoom level of every model in a folder as soon as it is measured, and takes what is kept there instead
	 * of measuring it again.
	 *
	 * @param folder of evaluations of the same {@link Plan}; created when there is something to keep
	 * @param news is told that something is kept there, and what is measured again: by a model or on a device that is
	 *            another now, or kept in a file that is damaged
	 */
	public void keepIn(final Path folder, final Consumer<String> news) {
		kept = KeptLevels.in(folder, news);
	}

	/** Everything that was measured so far. */
	public ScoreTable table() {
		return table;
	}

	/** Crops of every model at every level: the first, and the worst where that is another. */
	public synchronized List<Example> examples() {
		return List.copyOf(examples);
	}

	/** What people should know: images and matches left out, metrics that do not apply. */
	public synchronized List<String> notes() {
		final List<String> all = new ArrayList<>(notes);
		all.addAll(leftOut.notes());
		return all;
	}

	/**
	 * Judges the models one after the other.
	 *
	 * @param levelFinished called with the table after each zoom level of each model
	 * @throws IOException when a model cannot be read
	 * @throws java.util.concurrent.CancellationException when stopped
	 */
	public void run(final List<Candidate> candidates, final Consumer<ScoreTable> levelFinished, final Progress progress)
		throws IOException
	{
		final ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
		final long total = (long) candidates.size() * protocol.crops();
		long done = 0;
		try {
			for (final Candidate candidate : candidates) {
				judge(candidate, workers, new CropCounter(progress, done, total, candidate.name), levelFinished);
				done += protocol.crops();
			}
		}
		finally {
			workers.shutdownNow();
		}
	}

	private void judge(final Candidate candidate, final ExecutorService workers, final CropCounter counter,
		final Consumer<ScoreTable> levelFinished) throws IOException
	{
		candidate.opener.open(upscaler -> judge(new OpenModel(candidate, upscaler, workers, counter), levelFinished));
	}

	private void judge(final OpenModel model, final Consumer<ScoreTable> levelFinished) {
		requireFactor(model);
		for (final ZoomLevel level : protocol.pyramid().levels()) {
			final List<Outcome> outcomes = outcomesAt(level, model);
			if (outcomes.isEmpty()) continue;
			take(outcomes);
			levelFinished.accept(table);
		}
	}

	/** What an earlier call has kept of a level is not measured again. */
	private List<Outcome> outcomesAt(final ZoomLevel level, final OpenModel model) {
		final List<Outcome> earlier = kept.find(model.name(), level, model.identity());
		if (!earlier.isEmpty()) {
			model.counter.count(earlier.size());
			return earlier;
		}
		final List<Outcome> outcomes = measuredAt(level, model);
		if (!outcomes.isEmpty()) kept.keep(model.name(), level, model.identity(), outcomes);
		return outcomes;
	}

	/** Adds a level that is measured, in the order of its crops, whichever thread was the first to finish one. */
	private synchronized void take(final List<Outcome> outcomes) {
		table.add(outcomes.stream().map(Outcome::score).toList());
		for (final Outcome outcome : outcomes) {
			notes.addAll(outcome.notes());
			if (outcome.match() != Outcome.Match.NONE) leftOut.count(outcome.score().model(), outcome.reason());
			outcome.example().ifPresent(examples::add);
		}
	}

	private void requireFactor(final OpenModel model) {
		final int evaluated = protocol.pyramid().factor();
		final int factor = model.upscaler.factor();
		if (factor == evaluated) return;
		throw new IllegalArgumentException(model.name() + " enlarges by " + factor + ", and factor=" + evaluated +
			" is evaluated. Give models of one factor, and factor=" + factor + " for this one.");
	}

	/** Enlarges one crop after the other, while others are compared with their references. */
	private List<Outcome> measuredAt(final ZoomLevel level, final OpenModel model) {
		final ScoreQueue queue = new ScoreQueue(model.workers, model.counter, mostAtATime());
		for (int image = 0; image < protocol.images(); image++)
			protocol.samples(level, image).forEachOrdered(sample -> enlarge(sample, model, queue));
		return queue.finish();
	}

	private void enlarge(final CropSource.Sample sample, final OpenModel model, final ScoreQueue queue) {
		model.counter.progress().checkCancelled();
		final RandomAccessibleInterval<? extends RealType<?>> result = enlarged(sample, model);
		queue.add(() -> outcome(model.name(), sample, result));
	}

	private static RandomAccessibleInterval<? extends RealType<?>> enlarged(final CropSource.Sample sample,
		final OpenModel model)
	{
		final Progress quiet = model.counter.progress().quietly();
		return GreyUpscale.upscale(List.of(sample.input()), sample.range(), model.upscaler, quiet).get(0);
	}

	/** How many crops may be measured at the same time, within a quarter of the heap. */
	private int mostAtATime() {
		final long side = protocol.draw().side();
		final long bytesOfACrop = side * side * BYTES_PER_PIXEL + protocol.bytesOfAMatch();
		final long fit = Runtime.getRuntime().maxMemory() / 4 / bytesOfACrop;
		final long useful = 2L * Runtime.getRuntime().availableProcessors();
		return (int) Math.max(1, Math.min(fit, useful));
	}

	private Outcome outcome(final String model, final CropSource.Sample sample,
		final RandomAccessibleInterval<? extends RealType<?>> result)
	{
		final RandomAccessibleInterval<? extends RealType<?>> grey = Grey.to255(result, sample.range());
		final CropSource.Matched matched = sample.referee().apply(grey);
		final Judge.Judgement judgement = protocol.judge(matched);
		final Score score = new Score(model, sample.level(), sample.image(), sample.crop(), matched.origin(), judgement
			.values());
		final List<String> said = new ArrayList<>(judgement.notes());
		note(model, sample, matched).ifPresent(said::add);
		return new Outcome(score, said, match(matched), reason(matched), example(score, sample, grey, matched));
	}

	private static Outcome.Match match(final CropSource.Matched matched) {
		if (matched.reference() == null) return Outcome.Match.NONE;
		if (matched.judged()) return Outcome.Match.COUNTED;
		return Outcome.Match.LEFT_OUT;
	}

	/** Matches that do not count in the means are counted together, by their reasons. */
	private static String reason(final CropSource.Matched matched) {
		if (match(matched) == Outcome.Match.LEFT_OUT) return matched.why();
		return "";
	}

	private static Optional<Example> example(final Score score, final CropSource.Sample sample,
		final RandomAccessibleInterval<? extends RealType<?>> grey, final CropSource.Matched matched)
	{
		if (matched.reference() == null) return Optional.empty();
		return Optional.of(new Example(score, sample.first(), Grey.to255(sample.input(), sample.range()), grey, matched
			.reference()));
	}

	/** What people should know of a match. */
	private static Optional<String> note(final String model, final CropSource.Sample sample,
		final CropSource.Matched matched)
	{
		return switch (match(matched)) {
			case NONE -> Optional.of(notJudged(model, sample) + matched.why());
			case COUNTED -> noteOfCounted(sample, matched);
			case LEFT_OUT -> Optional.empty();
		};
	}

	private static String notJudged(final String model, final CropSource.Sample sample) {
		return model + " at " + sample.level() + ", " + sample.image() + ", crop " + sample.crop() +
			", is not judged. ";
	}

	private static Optional<String> noteOfCounted(final CropSource.Sample sample, final CropSource.Matched matched) {
		if (matched.why().isEmpty()) return Optional.empty();
		return Optional.of(sample.image() + " in " + matched.origin().reference() + ": " + matched.why());
	}
}
