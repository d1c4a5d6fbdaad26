package sc.fiji.superres.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.checkpoint.TimeEstimate;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.train.TrainingControl;

class TrainingViewersTest {

	@TempDir
	Path run;

	/** Writes down what it is told. */
	private static final class Scribe implements TrainingViewer {

		private final List<String> told = new ArrayList<>();
		private TrainingControl control;

		@Override
		public void begins(final TrainingControl endsIt) {
			control = endsIt;
		}

		@Override
		public void estimated(final TimeEstimate estimate) {
			told.add(estimate.text());
		}

		@Override
		public void reported(final long done, final long total, final String message, final String timeLeft) {
			told.add(done + " of " + total + ": " + message + timeLeft);
		}

		@Override
		public void calibrates() {
			told.add("calibrates");
		}

		@Override
		public void logged(final LogLine line) {
			told.add("log " + line.iteration());
		}

		@Override
		public void previewed(final Path picture) {
			told.add(picture.toString());
		}

		@Override
		public void warned(final String warning) {
			told.add(warning);
		}

		@Override
		public void finished(final TrainingResult result) {
			told.add("end " + result.iterations());
		}
	}

	@Test
	void aViewerIsToldEverythingOfTheTrainingInItsFolder() {
		final Scribe scribe = new Scribe();
		final TrainingControl control = new TrainingControl();
		try (TrainingViewers.Seat seat = TrainingViewers.expect(run.resolve("sub/.."), scribe);
				TrainingWatch watch = new TrainingWatch(run, control))
		{
			assertTrue(watch.accepts(new TimeEstimate(10_000_000, 1, 0, Double.POSITIVE_INFINITY)),
				"people see the time and the buttons that end it");
			watch.logged(new LogLine(20, 0.1, 0.001, 5, null, null, null));
			watch.warned("careful");
			watch.calibrates();
			watch.finished(new TrainingResult(run.resolve("model.pt"), 20, true, null, null));
		}
		assertSame(control, scribe.control);
		assertEquals(List.of("about 115 days 17 h: 10000000 iterations, 1.00 it/s", "log 20", "careful", "calibrates",
			"end 20"), scribe.told);
	}

	@Test
	void otherTrainingsAndLaterOnesAreNotItsOwn() {
		final Scribe scribe = new Scribe();
		try (TrainingViewers.Seat seat = TrainingViewers.expect(run, scribe)) {
			assertTrue(TrainingViewers.of(run.resolve("other")).isEmpty());
			assertSame(scribe, TrainingViewers.of(run).orElseThrow());
		}
		assertTrue(TrainingViewers.of(run).isEmpty());
	}
}
