package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.network.ModelFiles;

/** What ends a training before its last iteration: the user, the time, patience. */
class TrainingEndTest {

	@TempDir
	Path folder;

	private TinyRun run(final String name, final long iterations) {
		return new TinyRun(folder.resolve(name), iterations);
	}

	@Test
	void finishNowLeavesAModelAndANormalResult() throws IOException {
		final TrainingControl control = new TrainingControl();
		final TrainingResult result = run("run", 9).validated().control(control).after(3, control::finish).train();
		assertTrue(result.stopped());
		assertEquals(3, result.iterations());
		assertEquals(result.psnr(), ModelFiles.read(folder.resolve("run")).card().validationPsnr());
	}

	@Test
	void cancelKeepsTheCheckpointAndWritesNoModel() throws IOException {
		final TrainingControl control = new TrainingControl();
		control.finish();
		assertTrue(control.finishing());
		control.cancel();
		assertTrue(control.cancelled() && !control.finishing());
		final TrainingControl later = new TrainingControl();
		assertThrows(CancellationException.class, run("run", 9).validated().control(later).after(3,
			later::cancel)::train);
		assertFalse(Files.exists(folder.resolve("run/model.pt")));
		assertEquals(9, run("run", 9).validated().train().iterations());
	}

	@Test
	void theTimeBudgetEndsARunWithAModelAndTheSameCallGoesOn() throws IOException {
		final TrainingResult none = run("run", 9).overrides("{\"stopping\": {\"minutes\": 1e-9}}").validated().train();
		assertEquals(0, none.iterations(), "no time at all");
		final TinyRun timed = run("timed", 1_000_000).overrides("{\"stopping\": {\"minutes\": 0.01}}").validated();
		final TrainingResult some = timed.train();
		assertTrue(some.stopped() && some.iterations() > 0);
		assertTrue(timed.notes().contains("The 0.01 minutes are over at iteration " + some.iterations()), timed
			.notes());
		assertEquals(some.psnr(), ModelFiles.read(folder.resolve("timed")).card().validationPsnr());
	}

	@Test
	void patienceEndsARunThatGetsNoBetter() throws IOException {
		final String still = "{\"schedule\": {\"first\": 1e-30}, \"stopping\": {\"patience\": 2}}";
		final TinyRun run = run("run", 100).overrides(still).validated();
		assertEquals(12, run.train().iterations(), "validations at 4, 8, 12, of which the first is the best");
		assertTrue(run.notes().contains("2 validations in a row were not better"), run.notes());
		assertEquals(12, run("run", 100).overrides(still).validated().train().iterations(), "nor does it go on");
	}
}
