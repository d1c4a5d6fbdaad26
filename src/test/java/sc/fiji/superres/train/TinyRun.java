package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.ProgressProbe;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.torch.StateDict;

/**
 * A training of {@link TinyTraining} in a run folder. What a test does not set is left out: there is no validation, no
 * weights to start from and nobody who stops it; where the folder holds a run, that goes on.
 */
final class TinyRun {

	/** A checkpoint after every step. */
	static final String CHECKPOINT_EACH_STEP = "{\"rhythm\": {\"checkpointMinutes\": 1e-9}}";

	private final Path folder;
	private final long iterations;
	/** Null for that of {@link TinyTraining}. */
	private TrainConfig config;
	private final List<String> notes = new ArrayList<>();
	private long seed = 1;
	private String overrides = "{}";
	private Pairs pairs = TinyTraining.pairs(1);
	private Pairs validation;
	private StateDict start;
	private boolean resume = true;
	private Progress progress = Progress.NONE;
	private TrainingControl control = new TrainingControl();
	private TrainingListener listener = new TrainingListener() {

		@Override
		public void noted(final String message) {
			notes.add(message);
		}
	};

	TinyRun(final Path folder, final long iterations) {
		this.folder = folder;
		this.iterations = iterations;
	}

	TinyRun seed(final long value) {
		seed = value;
		return this;
	}

	TinyRun overrides(final String json) {
		overrides = json;
		return this;
	}

	TinyRun pairs(final Pairs others) {
		pairs = others;
		return this;
	}

	TinyRun config(final TrainConfig other) {
		config = other;
		return this;
	}

	TinyRun validation(final Pairs others) {
		validation = others;
		return this;
	}

	TinyRun validated() {
		validation = TinyTraining.pairs(2);
		return this;
	}

	TinyRun start(final StateDict weights) {
		start = weights;
		return this;
	}

	TinyRun withoutResuming() {
		resume = false;
		return this;
	}

	/** Heard by this listener instead of one that keeps the notes. */
	TinyRun listener(final TrainingListener other) {
		listener = other;
		return this;
	}

	TinyRun control(final TrainingControl other) {
		control = other;
		return this;
	}

	TinyRun stoppedAfter(final long steps) {
		final AtomicLong last = new AtomicLong();
		progress = ProgressProbe.hearing((done, total, message) -> last.set(done)).andStoppingWhen(() -> last.get() >=
			steps);
		return this;
	}

	/** Does something when this many steps are done. */
	TinyRun after(final long steps, final Runnable action) {
		progress = ProgressProbe.hearing((done, total, message) -> {
			if (done == steps) action.run();
		});
		return this;
	}

	TrainingResult train() throws IOException {
		final TrainConfig given = config == null ? TinyTraining.config(iterations, seed) : config;
		final Trainer trainer = new Trainer(ConfigOverrides.apply(given, overrides), runFolder(), Device.cpu());
		return trainer.train(pairs, validation, start, resume, listener, progress, control);
	}

	/** The message of the error that ends this training. */
	String failure(final Class<? extends Exception> type) {
		return assertThrows(type, this::train).getMessage();
	}

	String notes() {
		return String.join("\n", notes);
	}

	RunFolder runFolder() {
		return new RunFolder(folder);
	}

	List<LogLine> log() throws IOException {
		return runFolder().log();
	}

	List<String> lines(final String file) throws IOException {
		return Files.readAllLines(folder.resolve(file));
	}

	/** The bytes of the last model. */
	byte[] model() throws IOException {
		return Files.readAllBytes(folder.resolve("model.pt"));
	}

	static <T> T last(final List<T> list) {
		return list.get(list.size() - 1);
	}
}
