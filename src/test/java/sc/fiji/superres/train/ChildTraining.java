package sc.fiji.superres.train;

import java.io.IOException;
import java.nio.file.Path;

import ai.djl.Device;
import sc.fiji.superres.Progress;

/**
 * A training in a JVM of its own, which a test may kill: prints each iteration it has done, and writes a checkpoint
 * after each. Arguments: the run folder, the number of iterations.
 */
public final class ChildTraining {

	private ChildTraining() {}

	public static void main(final String[] arguments) {
		final TrainConfig config = ConfigOverrides.apply(TinyTraining.config(Long.parseLong(arguments[1]), 1),
			"{\"rhythm\": {\"checkpointMinutes\": 1e-9}}");
		final Progress printed = new Progress() {

			@Override
			public void report(final long done, final long total, final String message) {
				System.out.println(done);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
		try {
			new Trainer(config, new RunFolder(Path.of(arguments[0])), Device.cpu()).train(TinyTraining.pairs(1),
				TinyTraining.pairs(2), null, true, TrainingListener.NONE, printed);
		}
		catch (final IOException exc) {
			System.err.println(exc.getMessage());
			System.exit(1);
		}
	}
}
