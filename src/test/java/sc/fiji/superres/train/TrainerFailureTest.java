package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.superres.checkpoint.Checkpoint;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.pairfolder.TrainingPairs;
import sc.fiji.superres.pairs.PairSource;

/** A training that cannot go on says why, and what is kept. */
class TrainerFailureTest {

	@TempDir
	Path folder;

	private TinyRun run(final String name, final long iterations) {
		return new TinyRun(folder.resolve(name), iterations);
	}

	@Test
	void aCheckpointThatSomebodyDeletedIsNotSaidToBeKept() {
		final TinyRun often = run("run", 9).overrides(TinyRun.CHECKPOINT_EACH_STEP).after(3, () -> {
			delete(folder.resolve("run/checkpoint"));
			folder.resolve("run/checkpoint").toFile().delete();
			write(folder.resolve("run/checkpoint"));
		});
		final String message = often.failure(IOException.class);
		assertTrue(message.contains("is not in " + folder.resolve("run") + " any more"), message);
	}

	@Test
	void aLossThatIsNoNumberStopsAndNamesTheIteration() {
		final float[] grey = new float[96 * 96];
		grey[96 * 48 + 40] = Float.NaN;
		final SourceImage broken = new SourceImage("nan.tif", Planes.floats(grey, 96, 96), new IntensityRange(0, 1));
		final MultiScaleConfig config = TinyTraining.config(5, 1).pairs().withCrop(32, 3);
		final PairSource pairs = PairSource.of(List.of(broken), config, 1 << 20);
		final String message = run("run", 200).pairs(pairs).failure(IllegalStateException.class);
		assertTrue(message.contains("NaN") && message.contains("iteration"), message);
	}

	@ParameterizedTest
	@CsvSource({ "bf16, is for GPUs", "fp16, SwinIR does not learn in it" })
	void aPrecisionThatThisMachineCannotLearnInIsRefused(final String precision, final String why) {
		final TinyRun run = run("run", 5).overrides("{\"precision\": \"" + precision + "\"}");
		final String message = run.failure(IllegalArgumentException.class);
		assertTrue(message.contains("precision=" + precision) && message.contains(why) && message.contains(
			"Use precision=full"), message);
	}

	@Test
	void anExplodingLossKeepsTheLastGoodCheckpoint() throws IOException {
		final TinyRun run = run("run", 400).overrides(
			"{\"schedule\": {\"first\": 0.9}, \"rhythm\": {\"checkpointMinutes\": 1e-9}}");
		final String message = run.failure(IllegalStateException.class);
		assertTrue(message.matches("(?s)The loss became .* at iteration \\d+ \\(learning rate 0\\.9\\).*is kept.*"),
			message);
		final Checkpoint kept = run.runFolder().checkpoints().last().get().checkpoint();
		assertTrue(message.contains("The checkpoint of iteration " + kept.iteration() + " is kept"), message);
	}

	@Test
	void filesThatVanishInTheMiddleAreNamedAndWhatWasLearntIsKept() throws IOException {
		final Path source = folder.resolve("pairs");
		TinyTraining.writePairs(source);
		final MultiScaleConfig config = TinyTraining.config(1000, 1).pairs();
		final TrainingPairs pairs = TrainingPairs.ofFolder(source, ImageFiles.reader(), config, 0, 1);
		final TinyRun run = run("run", 1000).pairs(pairs.train()).after(3, () -> delete(source.resolve("LR")));
		final String message = run.failure(IOException.class);
		assertTrue(message.contains("cannot be made any more"), message);
		assertTrue(message.contains(".png") && message.contains("is kept in"), message);
		assertTrue(run.runFolder().checkpoints().last().get().checkpoint().iteration() >= 3);
	}

	@Test
	void aRunFolderThatCannotBeWrittenIsNamed() throws IOException {
		Files.writeString(folder.resolve("file"), "");
		final String atOnce = run("file/run", 3).failure(IOException.class);
		assertTrue(atOnce.contains("cannot be written") && atOnce.contains("run"), atOnce);
		final String later = run("run", 3).after(1, () -> write(folder.resolve("run/checkpoint"))).failure(
			IOException.class);
		assertTrue(later.contains("The checkpoint of iteration 3 could not be written"), later);
		assertTrue(later.contains("Nothing was kept yet"), later);
	}

	private static void delete(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.toList())
				Files.delete(file);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private static void write(final Path file) {
		try {
			Files.writeString(file, "in the way");
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}
}
