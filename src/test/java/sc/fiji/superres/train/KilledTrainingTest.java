package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import sc.fiji.superres.Progress;

/** Trainings in JVMs of their own that are killed, or whose files may not grow. */
class KilledTrainingTest {

	private static final int ITERATIONS = 40, LIMIT_SECONDS = 120;

	@TempDir
	Path folder;

	@Test
	void resumedTrainingEqualsUninterruptedTraining() throws IOException, InterruptedException {
		train("whole", ITERATIONS);
		final int kill = 2 + new Random().nextInt(ITERATIONS / 2);
		final Process child = child("killed");
		try (BufferedReader out = child.inputReader()) {
			String line = out.readLine();
			while (line != null && Integer.parseInt(line) < kill)
				line = out.readLine();
			child.destroyForcibly(); // kill −9, perhaps in the middle of a checkpoint
		}
		assertNotEquals(0, child.waitFor());
		final long kept = new RunFolder(folder.resolve("killed")).checkpoints().last().get().checkpoint().iteration();
		assertTrue(kept >= kill - 1 && kept < ITERATIONS, "killed at " + kill + ", kept " + kept);
		train("killed", ITERATIONS);
		for (final String model : List.of("model.pt", "best.pt"))
			assertArrayEquals(bytes("whole", model), bytes("killed", model), model + ", killed at " + kill);
		assertEquals(losses("whole"), losses("killed"));
		try (Stream<Path> files = Files.list(folder.resolve("killed/checkpoint"))) {
			assertTrue(files.count() <= 2, "what the kill left is gone");
		}
	}

	/** A limit on the size of files stands for a full disk: writing fails in the middle of the checkpoint. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aFullDiskNamesTheCheckpointAndKeepsTheOneBefore() throws IOException, InterruptedException {
		train("whole", 9);
		train("full", 5);
		final long checkpoint = Files.size(folder.resolve("full/checkpoint/000000005.safetensors"));
		final List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + checkpoint / 1024 * 3 / 4 +
			" && exec \"$@\"", "bash"));
		limited.addAll(command("full", 9));
		final Path err = folder.resolve("err.txt");
		final Process child = new ProcessBuilder(limited).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(
			err.toFile()).start();
		assertTrue(child.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
		final String said = Files.readString(err);
		assertEquals(1, child.exitValue(), said);
		assertTrue(said.contains("The checkpoint of iteration 6 could not be written") && said.contains(
			"The checkpoint of iteration 5 is kept"), said);
		try (Stream<Path> files = Files.list(folder.resolve("full/checkpoint"))) {
			assertEquals(List.of("000000005.safetensors"), files.map(f -> f.getFileName().toString()).toList());
		}
		train("full", 9);
		assertArrayEquals(bytes("whole", "model.pt"), bytes("full", "model.pt"));
	}

	private void train(final String run, final long iterations) throws IOException {
		new Trainer(TinyTraining.config(iterations, 1), new RunFolder(folder.resolve(run)), Device.cpu()).train(
			TinyTraining.pairs(1), TinyTraining.pairs(2), null, true, TrainingListener.NONE, Progress.NONE);
	}

	private Process child(final String run) throws IOException {
		return new ProcessBuilder(command(run, ITERATIONS)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
	}

	private List<String> command(final String run, final int iterations) {
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:-UsePerfData", "-cp",
			System.getProperty("java.class.path"), ChildTraining.class.getName(), folder.resolve(run).toString(),
			Integer.toString(iterations));
	}

	private byte[] bytes(final String run, final String model) throws IOException {
		return Files.readAllBytes(folder.resolve(run).resolve(model));
	}

	/** Iteration and loss of each line. */
	private List<String> losses(final String run) throws IOException {
		return new RunFolder(folder.resolve(run)).log().stream().map(l -> l.iteration() + " " + l.loss()).toList();
	}
}
