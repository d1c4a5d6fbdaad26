package sc.fiji.superres.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.checkpoint.TimeEstimate;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.train.TrainingControl;

class TrainingStateTest {

	private final TrainingState state = new TrainingState();

	@Test
	void whatComesBeforeTheFirstStepIsToldInItsOwnWords() {
		assertEquals("Reading the images", state.message());
		state.reported(100, 430, "Unpacking PyTorch, once (430 MB)", "");
		assertEquals("Unpacking PyTorch, once (430 MB)", state.message());
		assertEquals(100 / 430.0, state.share(), 1e-12);
	}

	@Test
	void stepsAreCountedWithTheTimeLeftThatImageJShows() {
		state.reported(40, 100, "40/100, loss 0.1, 20.0 it/s", "");
		assertEquals("Step 40 of 100", state.message());
		state.reported(70, 100, "70/100, loss 0.1, 20.0 it/s", ", 8 s left");
		assertEquals("Step 70 of 100, 8 s left", state.message());
	}

	@Test
	void aLongTimeComesWithTheWayOut() {
		state.estimated(new TimeEstimate(1000, 0.1, 0, Double.POSITIVE_INFINITY));
		assertEquals("In all, as timed before it began: about 1 min 40 s: 1000 iterations, 10.0 it/s.", state
			.estimate());
		state.estimated(new TimeEstimate(10_000_000, 0.1, 0, Double.POSITIVE_INFINITY));
		assertTrue(state.estimate().endsWith("finish early whenever you like."), state.estimate());
	}

	@Test
	void scoresStandBesideThoseOfBicubic() {
		state.logged(new LogLine(10, 0.1, 0.001, 1, null, null, null));
		assertEquals("", state.scores());
		state.logged(new LogLine(20, 0.1, 0.001, 2, 26.1, 0.9, 22.08));
		assertEquals("26.10 dB, bicubic enlargement 22.08 dB", state.scores());
		state.finished(new TrainingResult(Path.of("model.pt"), 20, true, 26.5, 22.08));
		assertEquals("At best: 26.50 dB, bicubic enlargement 22.08 dB", state.scores());
		assertEquals("Finished early, after 20 steps.", state.message());
		assertEquals(1, state.share());
	}

	@Test
	void theButtonsReachTheTraining() {
		state.finish(); // nothing runs yet
		assertFalse(state.isEnding());
		final TrainingControl control = new TrainingControl();
		state.begins(control);
		state.finish();
		assertTrue(control.finishing() && state.isEnding());
		state.cancel();
		assertTrue(control.cancelled());
	}
}
