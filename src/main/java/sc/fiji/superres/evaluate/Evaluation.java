package sc.fiji.superres.evaluate;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

	/** A model under the name that tables call it, and how to get hold of it. */
	public record Candidate(String name, Opener opener) {

		/** One that is there already. */
		public static Candidate of(final String name, final Upscaler upscaler) {
			return new Candidate(name, task -> task.accept(upscaler));
		}
	}

	/** Lends a model to a task, which has it for itself meanwhile. */
	public interface Opener {

		void open(Consumer<Upscaler> task) throws IOException;
	}

	private final Protocol protocol;
	private final ScoreTable table = new ScoreTable();
	private final List<Example> examples = new ArrayList<>();
	private final Set<String> notes = new LinkedHashSet<>();
	private final LeftOut leftOut = new LeftOut();

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
		try {
			for (int i = 0; i < candidates.size(); i++) {
				final Candidate candidate = candidates.get(i);
				final Counter counter = new Counter(progress, (long) i * protocol.crops(), (long) candidates.size() *
					protocol.crops(), candidate.name());
				candidate.opener().open(upscaler -> judge(candidate.name(), upscaler, workers, counter, levelFinished));
			}
		}
		finally {
			workers.shutdownNow();
		}
	}

	private void judge(final String model, final Upscaler upscaler, final ExecutorService workers,
		final Counter counter, final Consumer<ScoreTable> levelFinished)
	{
		final int s = protocol.pyramid().factor();
		if (upscaler.factor() != s) throw new IllegalArgumentException(model + " enlarges by " + upscaler.factor() +
			", and factor=" + s + " is evaluated. Give models of one factor, and factor=" + upscaler.factor() +
			" for this one.");
		for (final ZoomLevel level : protocol.pyramid().levels()) {
			final List<Score> scores = level(model, level, upscaler, workers, counter);
			if (scores.isEmpty()) continue;
			table.add(scores);
			levelFinished.accept(table);
		}
	}

	private List<Score> level(final String model, final ZoomLevel level, final Upscaler upscaler,
		final ExecutorService workers, final Counter counter)
	{
		final List<Score> scores = new ArrayList<>();
		final Deque<Future<Score>> waiting = new ArrayDeque<>();
		for (int image = 0; image < protocol.images(); image++) {
			protocol.samples(level, image).forEachOrdered(sample -> {
				counter.progress().checkCancelled();
				final RandomAccessibleInterval<? extends RealType<?>> result = GreyUpscale.upscale(List.of(sample
					.input()), sample.range(), upscaler, counter.progress().quietly()).get(0);
				if (waiting.size() >= mostAtATime()) scores.add(finished(waiting.poll(), counter));
				waiting.add(workers.submit(() -> score(model, sample, result)));
			});
		}
		while (!waiting.isEmpty())
			scores.add(finished(waiting.poll(), counter));
		return scores;
	}

	/** Crops whose metrics may be worked out at the same time, within a quarter of the heap. */
	private int mostAtATime() {
		final long side = protocol.draw().side(), bytes = side * side * BYTES_PER_PIXEL + protocol.bytesOfAMatch();
		final long fit = Runtime.getRuntime().maxMemory() / 4 / bytes;
		return (int) Math.max(1, Math.min(fit, 2L * Runtime.getRuntime().availableProcessors()));
	}

	private Score score(final String model, final CropSource.Sample sample,
		final RandomAccessibleInterval<? extends RealType<?>> result)
	{
		final RandomAccessibleInterval<? extends RealType<?>> grey = Grey.to255(result, sample.range());
		final CropSource.Matched matched = sample.referee().apply(grey);
		final Measures measures = matched.judged() ? protocol.measure(matched.compared()) : Measures.none();
		final Score score = new Score(model, sample.level(), sample.image(), sample.crop(), matched.origin(), measures
			.values());
		synchronized (this) {
			notes.addAll(measures.notes());
			note(model, sample, matched);
			if (sample.first() && matched.reference() != null) examples.add(new Example(score, Grey.to255(sample
				.input(), sample.range()), grey, matched.reference()));
		}
		return score;
	}

	/** What people should know of a match; those that are not counted are counted together. */
	private void note(final String model, final CropSource.Sample sample, final CropSource.Matched matched) {
		if (matched.reference() == null) notes.add(model + " at " + sample.level() + ", " + sample.image() + ", crop " +
			sample.crop() + ", is not judged. " + matched.why());
		else if (!matched.judged()) leftOut.count(model, matched.why());
		else {
			leftOut.count(model, "");
			if (!matched.why().isEmpty()) notes.add(sample.image() + " in " + matched.origin().reference() + ": " +
				matched.why());
		}
	}

	private static Score finished(final Future<Score> future, final Counter counter) {
		try {
			final Score score = future.get();
			counter.count();
			return score;
		}
		catch (final ExecutionException exc) {
			if (exc.getCause() instanceof RuntimeException cause) throw cause;
			throw new IllegalStateException(exc.getCause());
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
	}

	/** Counts crops of one model within all that there are. */
	private static final class Counter {

		private final Progress progress;
		private final long total;
		private final String model;
		private long done;

		Counter(final Progress progress, final long done, final long total, final String model) {
			this.progress = progress;
			this.done = done;
			this.total = total;
			this.model = model;
		}

		Progress progress() {
			return progress;
		}

		void count() {
			progress.report(++done, total, "Evaluating " + model);
		}
	}
}
