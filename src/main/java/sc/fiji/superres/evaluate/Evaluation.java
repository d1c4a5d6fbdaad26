package sc.fiji.superres.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
	 * @param opener lends the model
	 */
	public record Candidate(String name, Opener opener) {

		/** A model that is open already. */
		public static Candidate of(final String name, final Upscaler upscaler) {
			return new Candidate(name, task -> task.accept(upscaler));
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
	private record OpenModel(String name, Upscaler upscaler, ExecutorService workers, CropCounter counter) {}

	private final Protocol protocol;
	private final ScoreTable table = new ScoreTable();
	private final List<Example> examples = new ArrayList<>();
	private final Set<String> notes = new LinkedHashSet<>();
	private final LeftOut leftOut = new LeftOut();

	/** An evaluation that has not measured anything so far. */
	public Evaluation(final Protocol protocol) {
		this.protocol = protocol;
		notes.addAll(protocol.notes());
	}

	/** Everything that was measured so far. */
	public ScoreTable table() {
		return table;
	}

	/** One crop of every model at every level: the first. */
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
		candidate.opener.open(upscaler -> judge(new OpenModel(candidate.name, upscaler, workers, counter),
			levelFinished));
	}

	private void judge(final OpenModel model, final Consumer<ScoreTable> levelFinished) {
		requireFactor(model);
		for (final ZoomLevel level : protocol.pyramid().levels()) {
			final List<Score> scores = scoresAt(level, model);
			if (scores.isEmpty()) continue;
			table.add(scores);
			levelFinished.accept(table);
		}
	}

	private void requireFactor(final OpenModel model) {
		final int evaluated = protocol.pyramid().factor();
		final int factor = model.upscaler.factor();
		if (factor == evaluated) return;
		throw new IllegalArgumentException(model.name + " enlarges by " + factor + ", and factor=" + evaluated +
			" is evaluated. Give models of one factor, and factor=" + factor + " for this one.");
	}

	/** Enlarges one crop after the other, while others are compared with their references. */
	private List<Score> scoresAt(final ZoomLevel level, final OpenModel model) {
		final ScoreQueue queue = new ScoreQueue(model.workers, model.counter, mostAtATime());
		for (int image = 0; image < protocol.images(); image++)
			protocol.samples(level, image).forEachOrdered(sample -> enlarge(sample, model, queue));
		return queue.finish();
	}

	private void enlarge(final CropSource.Sample sample, final OpenModel model, final ScoreQueue queue) {
		model.counter.progress().checkCancelled();
		final RandomAccessibleInterval<? extends RealType<?>> result = enlarged(sample, model);
		queue.add(() -> score(model.name, sample, result));
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

	private Score score(final String model, final CropSource.Sample sample,
		final RandomAccessibleInterval<? extends RealType<?>> result)
	{
		final RandomAccessibleInterval<? extends RealType<?>> grey = Grey.to255(result, sample.range());
		final CropSource.Matched matched = sample.referee().apply(grey);
		final Judge.Judgement judgement = protocol.judge(matched);
		final Score score = new Score(model, sample.level(), sample.image(), sample.crop(), matched.origin(), judgement
			.values());
		synchronized (this) {
			notes.addAll(judgement.notes());
			note(model, sample, matched);
			if (isShown(sample, matched)) examples.add(example(score, sample, grey, matched));
		}
		return score;
	}

	private static boolean isShown(final CropSource.Sample sample, final CropSource.Matched matched) {
		return sample.first() && matched.reference() != null;
	}

	private static Example example(final Score score, final CropSource.Sample sample,
		final RandomAccessibleInterval<? extends RealType<?>> grey, final CropSource.Matched matched)
	{
		return new Example(score, Grey.to255(sample.input(), sample.range()), grey, matched.reference());
	}

	/** Notes what people should know of a match. Matches that do not count in the means are counted together. */
	private void note(final String model, final CropSource.Sample sample, final CropSource.Matched matched) {
		if (matched.reference() == null) notes.add(notJudged(model, sample) + matched.why());
		else if (matched.judged()) noteJudged(model, sample, matched);
		else leftOut.count(model, matched.why());
	}

	private static String notJudged(final String model, final CropSource.Sample sample) {
		return model + " at " + sample.level() + ", " + sample.image() + ", crop " + sample.crop() +
			", is not judged. ";
	}

	private void noteJudged(final String model, final CropSource.Sample sample, final CropSource.Matched matched) {
		leftOut.count(model, "");
		if (matched.why().isEmpty()) return;
		notes.add(sample.image() + " in " + matched.origin().reference() + ": " + matched.why());
	}
}
