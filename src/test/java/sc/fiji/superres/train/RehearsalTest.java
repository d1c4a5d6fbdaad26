package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.checkpoint.TimeEstimate;
import sc.fiji.superres.torch.StateDict;

class RehearsalTest {

	private static final StateDict WEIGHTS = TinyTraining.NETWORK.firstWeights(1);

	@TempDir
	private Path folder;

	private static TimeEstimate estimate(final TrainConfig config, final long done) throws Exception {
		final Observers nobody = new Observers(TrainingListener.NONE, Progress.NONE, new TrainingControl());
		return new Rehearsal(config, Device.cpu(), null, nobody).estimate(TinyTraining.pairs(1), WEIGHTS, done, 2)
			.orElse(null);
	}

	@Test
	void aLongTrainingIsTimedAndNothingIsLearntMeanwhile() throws Exception {
		final float[] before = WEIGHTS.get(WEIGHTS.names().iterator().next()).values().clone();
		final TimeEstimate estimate = estimate(TinyTraining.config(1_000_000, 1), 400_000);
		assertEquals(600_000, estimate.iterations());
		assertEquals(600_000 * estimate.secondsAStep(), estimate.seconds(), 1e-6);
		assertTrue(estimate.secondsAStep() > 1e-5 && estimate.secondsAStep() < 1, estimate.toString());
		assertEquals(before[0], WEIGHTS.get(WEIGHTS.names().iterator().next()).values()[0]);
	}

	@Test
	void aShortTrainingBeginsAtOnce() throws Exception {
		assertEquals(null, estimate(TinyTraining.config(999, 1), 0));
		assertEquals(null, estimate(TinyTraining.config(5000, 1), 4500));
	}

	@Test
	void theTimeIsNotLongerThanTheMinutesThatWereGiven() throws Exception {
		final TrainConfig config = ConfigOverrides.apply(TinyTraining.config(100_000_000, 1),
			"{\"stopping\": {\"minutes\": 2}}");
		final TimeEstimate estimate = estimate(config, 0);
		assertEquals(120, estimate.seconds());
		assertTrue(estimate.text().startsWith("about 2 min 0 s: 100000000 iterations, "), estimate.text());
		assertFalse(estimate.isLong());
	}

	@Test
	void aTrainingThatIsTooLongForSomebodyIsNotBegun() {
		final List<TimeEstimate> estimates = new ArrayList<>();
		final TrainingListener refusing = new TrainingListener() {

			@Override
			public boolean accepts(final TimeEstimate estimate) {
				estimates.add(estimate);
				return false;
			}
		};
		assertThrows(CancellationException.class, () -> new TinyRun(folder, 100_000_000).listener(refusing).train());
		assertTrue(estimates.get(0).isLong(), estimates.toString());
		assertFalse(Files.exists(folder.resolve("model.pt")));
	}

	/** H1: two minutes of an empty panel, then "2800 h 26 min left". */
	@Test
	void whatItTakesIsSaidBeforeTheFirstStep() throws IOException {
		final List<String> heard = new ArrayList<>();
		final TrainingControl control = new TrainingControl();
		final TrainingListener listener = new TrainingListener() {

			@Override
			public void noted(final String message) {
				heard.add(message);
			}

			@Override
			public void stepped(final long iteration, final double loss) {
				heard.add("step");
				control.finish();
			}
		};
		new TinyRun(folder, 50_000).listener(listener).control(control).train();
		final int said = heard.indexOf(heard.stream().filter(line -> line.startsWith("This takes about ")).findFirst()
			.orElseThrow());
		assertTrue(said < heard.indexOf("step"), heard.toString());
	}
}
