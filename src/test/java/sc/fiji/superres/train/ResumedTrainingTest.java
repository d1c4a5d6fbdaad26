package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.train.TinyRun.last;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.Progress;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.pairfolder.TrainingPairs;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.StateDict;

/** A run folder that holds a run: it goes on to the same end, or is left as it is. */
class ResumedTrainingTest {

	@TempDir
	Path folder;

	private TinyRun run(final String name, final long iterations) {
		return new TinyRun(folder.resolve(name), iterations);
	}

	@Test
	void stoppedAndResumedTrainingEqualsUninterruptedTraining() throws IOException {
		final TinyRun whole = run("whole", 9).validated();
		whole.train();
		final TrainingResult stopped = run("parts", 9).validated().stoppedAfter(4).train();
		assertTrue(stopped.stopped());
		assertEquals(4, stopped.iterations());
		assertTrue(Files.size(folder.resolve("parts/model.pt")) > 0);
		final TinyRun parts = run("parts", 9).validated();
		parts.train();
		assertSameWeights();
		assertEquals(whole.lines("log.csv").size(), parts.lines("log.csv").size());
		final List<String> scores = parts.lines("validation.csv");
		assertEquals(last(whole.lines("validation.csv")), last(scores));
		assertEquals(scores.size(), scores.stream().distinct().count(), "no validation twice");
	}

	private void assertSameWeights() throws IOException {
		final StateDict whole = ModelFiles.read(folder.resolve("whole/model.pt")).weights();
		final StateDict parts = ModelFiles.read(folder.resolve("parts/model.pt")).weights();
		for (final String name : whole.names())
			assertArrayEquals(whole.get(name).values(), parts.get(name).values(), name);
	}

	@Test
	void aStopBetweenValidationsChangesNeitherWeightsNorPatienceNorLog() throws IOException {
		final String recipe = """
			{"stopping": {"patience": 3}, "schedule": {"kind": "cosine", "warmup": 3},
			 "loss": {"kind": "charbonnier"}, "optimizer": {"clip": 0.05}}""";
		final TinyRun whole = run("whole", 13).overrides(recipe).validated();
		whole.train();
		for (final int stop : new int[] { 3, 4, 7 })
			run("parts", 13).overrides(recipe).validated().stoppedAfter(stop).train();
		final TinyRun parts = run("parts", 13).overrides(recipe).validated();
		parts.train();
		assertArrayEquals(whole.model(), parts.model());
		assertTrue(iterations(parts).containsAll(iterations(whole)));
		assertEquals(last(whole.log()).psnr(), last(parts.log()).psnr());
	}

	private static List<Long> iterations(final TinyRun run) throws IOException {
		return run.log().stream().map(LogLine::iteration).toList();
	}

	@Test
	void aRunFolderIsNeverOverwritten() throws IOException {
		run("run", 2).train();
		final byte[] before = run("run", 2).model();
		assertRefused(run("run", 2).withoutResuming(), "resume=true");
		assertRefused(run("run", 2).seed(7), "other settings");
		assertRefused(run("run", 2).pairs(TinyTraining.pairs(1, 2)), "other images");
		Files.createDirectories(folder.resolve("full"));
		Files.writeString(folder.resolve("full/thesis.txt"), "mine");
		assertRefused(run("full", 2), "thesis.txt");
		assertArrayEquals(before, run("run", 2).model());
	}

	private static void assertRefused(final TinyRun run, final String named) {
		final String message = run.failure(IOException.class);
		assertTrue(message.contains(named), message);
	}

	@Test
	void aSecondTrainingInARunFolderIsRefusedWhileTheFirstRuns() throws IOException {
		final List<String> refused = new ArrayList<>();
		final TinyRun first = run("run", 4).after(2, () -> refused.add(run("run", 9).failure(IOException.class)));
		first.train();
		assertTrue(refused.get(0).contains("belongs to a training that still runs"), refused.toString());
		assertEquals(4, last(first.log()).iteration());
		assertFalse(Files.exists(folder.resolve("run/.training.lock")));
	}

	@Test
	void weightsOfAnotherNetworkAreNoStartAndDoNotSpoilTheFolder() throws IOException {
		final StateDict other = WeightInit.draw(SwinIrConfig.tiny(2), 1);
		run("run", 2).start(other).failure(IllegalArgumentException.class);
		assertEquals(2, run("run", 2).seed(7).train().iterations());
	}

	@Test
	void fewerIterationsThanAreDoneLeaveTheFolderAsItIs() throws IOException {
		run("run", 8).validated().train();
		final String config = Files.readString(folder.resolve("run/config.json"));
		final byte[] model = run("run", 8).model();
		final TinyRun fewer = run("run", 4).validated();
		assertEquals(8, fewer.train().iterations());
		assertTrue(fewer.notes().contains("at iteration 8 already, beyond iterations=4"), fewer.notes());
		assertEquals(config, Files.readString(folder.resolve("run/config.json")));
		assertArrayEquals(model, fewer.model());
	}

	@Test
	void aDamagedCheckpointIsSaidAndTheOneBeforeUsed() throws IOException {
		final TinyRun whole = run("whole", 9);
		whole.train();
		run("run", 6).overrides(TinyRun.CHECKPOINT_EACH_STEP).train();
		damage(folder.resolve("run/checkpoint/000000006.safetensors"));
		final TinyRun resumed = run("run", 9);
		resumed.train();
		assertTrue(resumed.notes().contains("000000006.safetensors is damaged"), resumed.notes());
		assertTrue(resumed.notes().contains("Resumed at iteration 5"), resumed.notes());
		assertArrayEquals(whole.model(), resumed.model());
	}

	private static void damage(final Path file) throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		bytes[bytes.length / 2] ^= 4;
		Files.write(file, bytes);
	}

	@Test
	void changedImagesOfTheSameNameAreOtherImages() throws IOException {
		run("run", 2).train();
		final var scan = StemScan.galliumNitride(96, 96, 2, 9).simulate(Progress.NONE);
		final SourceImage other = new SourceImage("gan_1.png", scan, IntensityRange.EIGHT_BIT);
		final PairSource pairs = PairSource.of(List.of(other), TinyTraining.config(1, 1).pairs(), 1 << 24);
		assertRefused(run("run", 3).pairs(pairs), "the content of gan_1.png has changed");
	}

	@Test
	void aChangedPairFileIsNoticed() throws IOException {
		final Path source = folder.resolve("pairs");
		TinyTraining.writePairs(source);
		final Map<String, String> before = pairFiles(source).train().hashes();
		assertEquals(before, pairFiles(source).train().hashes());
		assertNotEquals(before, pairFiles(source).validation().hashes());
		TinyTraining.writeScans(source.resolve("LR"), 32, 10);
		assertNotEquals(before, pairFiles(source).train().hashes());
	}

	private static TrainingPairs pairFiles(final Path source) throws IOException {
		return TrainingPairs.ofFolder(source, ImageFiles.reader(), TinyTraining.config(1, 1).pairs(), 0.34, 1);
	}
}
