package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.checkpoint.Checkpoint;
import sc.fiji.superres.checkpoint.Checkpoints;
import sc.fiji.superres.checkpoint.Ledger;
import sc.fiji.superres.checkpoint.LogLine;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

class RunFolderTest {

	@TempDir
	Path path;

	private RunFolder folder;

	@BeforeEach
	void folder() {
		folder = new RunFolder(path.resolve("run"));
	}

	private static RunDescription description(final long seed) {
		return description(seed, 255);
	}

	private static RunDescription description(final long seed, final double high) {
		return new RunDescription(TrainConfig.of(MultiScaleConfig.preset("2x single-scale"), SwinIrConfig.tiny(2), 10,
			1, 0.001, List.of(), 0, seed), List.of("a.tif"), List.of(), Map.of("a.tif", "1234"), Map.of("a.tif",
				new IntensityRange(0, high)), "drawn from the seed");
	}

	private static LogLine line(final long iteration, final Double psnr) {
		return new LogLine(iteration, 0.0123456789, 0.001, 1.25, psnr, psnr == null ? null : 0.5, psnr == null ? null
			: 20.0);
	}

	@Test
	void aTrainingThatFailedBeforeItsFirstCheckpointIsNotInTheWay() throws IOException {
		assertTrue(folder.open(description(1), true).isEmpty());
		folder.startLog(0);
		folder.append(line(1, null));
		assertTrue(folder.open(description(2), false).isEmpty(), "other settings, and no wish to go on");
		folder.startLog(0);
		assertEquals(List.of(), folder.log());
	}

	@Test
	void aTrainingWithACheckpointGoesOnWithItsOwnSettingsOnly() throws IOException {
		folder.open(description(1), true);
		final StateDict weights = new StateDict().put("w", FloatTensor.filled(2, 3));
		folder.checkpoints().write(new Checkpoint(7, 1, Ledger.EMPTY, weights, weights, weights));
		assertEquals(7, folder.open(description(1), true).get().checkpoint().iteration());
		assertTrue(assertThrows(IOException.class, () -> folder.open(description(1), false)).getMessage().contains(
			"already holds a training"));
		assertTrue(assertThrows(IOException.class, () -> folder.open(description(2), true)).getMessage().contains(
			"other settings"));
		assertTrue(assertThrows(IOException.class, () -> folder.open(description(1, 200), true)).getMessage().contains(
			"another range of grey values: a.tif had range=0.0:255.0"));
	}

	private static Checkpoint checkpoint(final long iteration, final float weight) {
		final StateDict weights = new StateDict().put("w", FloatTensor.filled(weight, 3));
		return new Checkpoint(iteration, 1, Ledger.EMPTY, weights, weights, weights);
	}

	@Test
	void filesThatPeoplePutBesideCheckpointsStay() throws IOException {
		folder.open(description(1), true);
		final Checkpoints checkpoints = folder.checkpoints();
		checkpoints.write(checkpoint(10, 1));
		final Path first = checkpoints.folder().resolve("000000010.safetensors");
		final Set<Path> theirs = Set.of("best so far.safetensors", "000000010 copy.safetensors", "10.safetensors",
			"notes.txt", ".mine.safetensors.part").stream().map(checkpoints.folder()::resolve).collect(Collectors
				.toSet());
		for (final Path file : theirs)
			Files.copy(first, file);
		for (long iteration = 20; iteration <= 50; iteration += 10)
			checkpoints.write(checkpoint(iteration, 1));
		assertTrue(files(checkpoints.folder()).containsAll(theirs), files(checkpoints.folder()).toString());
		assertEquals(theirs.size() + 2, files(checkpoints.folder()).size());
		assertEquals(50, checkpoints.last().get().checkpoint().iteration());
	}

	@Test
	void aCheckpointOfAnotherRunIsRefusedAndNothingIsDeleted() throws IOException {
		final RunFolder other = new RunFolder(path.resolve("other"));
		other.open(description(2), true);
		other.checkpoints().write(checkpoint(9, 2));
		folder.open(description(1), true);
		folder.checkpoints().write(checkpoint(7, 1));
		final Path stray = folder.checkpoints().folder().resolve("000000009.safetensors");
		Files.copy(other.checkpoints().folder().resolve("000000009.safetensors"), stray);
		final String refused = assertThrows(IOException.class, () -> folder.open(description(1), true)).getMessage();
		assertTrue(refused.contains(stray + " is a checkpoint of another training") && refused.contains("move it out"),
			refused);
		assertEquals(2, files(folder.checkpoints().folder()).size());
		Files.delete(stray);
		assertEquals(7, folder.open(description(1), true).get().checkpoint().iteration());
	}

	@Test
	void aCheckpointUnderAnothersNumberIsRefused() throws IOException {
		folder.open(description(1), true);
		folder.checkpoints().write(checkpoint(7, 1));
		final Path stray = folder.checkpoints().folder().resolve("000000400.safetensors");
		Files.copy(folder.checkpoints().folder().resolve("000000007.safetensors"), stray);
		final String refused = assertThrows(IOException.class, () -> folder.open(description(1), true)).getMessage();
		assertTrue(refused.contains(stray + " was made at iteration 7"), refused);
	}

	@Test
	void aLongerRunStillKnowsItsCheckpoints() throws IOException {
		folder.open(description(1), true);
		folder.checkpoints().write(checkpoint(7, 1));
		final String run = folder.checkpoints().run();
		folder.open(description(1), true);
		assertEquals(run, folder.checkpoints().run());
		assertEquals(7, folder.checkpoints().last().get().checkpoint().iteration());
	}

	@Test
	void aDamagedCheckpointChangesNothing() throws IOException {
		folder.open(description(1), true);
		Files.createDirectories(folder.checkpoints().folder());
		Files.writeString(folder.checkpoints().folder().resolve("000000007.safetensors"), "cut off");
		final Path config = folder.path().resolve("config.json");
		Files.writeString(config, Files.readString(config) + " ");
		final String before = Files.readString(config);
		assertThrows(IOException.class, () -> folder.open(description(1), true));
		assertEquals(before, Files.readString(config));
	}

	@Test
	void theLastTwoCheckpointsStayAndAWholeOneIsFoundBehindDamagedOnes() throws IOException {
		final Checkpoints checkpoints = folder.checkpoints();
		final StateDict weights = new StateDict().put("w", FloatTensor.filled(2, 300));
		for (final long iteration : new long[] { 99, 100, 1000 })
			checkpoints.write(new Checkpoint(iteration, 3, new Ledger(1.5, 20, 4, 0.25, 7), weights, weights, weights));
		final Path last = checkpoints.folder().resolve("000001000.safetensors");
		final Path before = checkpoints.folder().resolve("000000100.safetensors");
		assertEquals(Set.of(last, before), files(checkpoints.folder()));
		assertEquals(new Ledger(1.5, 20, 4, 0.25, 7), checkpoints.last().get().checkpoint().ledger());
		final byte[] whole = Files.readAllBytes(last);
		for (final byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 2), new byte[0], flipped(whole,
			whole.length - 10), flipped(whole, new String(whole, StandardCharsets.ISO_8859_1).indexOf(
				"\"iteration\":\"1000") + 13)))
		{
			Files.write(last, damaged);
			final Checkpoints.Found found = checkpoints.last().get();
			assertEquals(100, found.checkpoint().iteration());
			assertTrue(found.damaged().get(0).contains("000001000.safetensors"), found.damaged().toString());
		}
		Files.writeString(checkpoints.folder().resolve(".000000100.safetensors.part"), "killed here");
		checkpoints.write(new Checkpoint(200, 3, Ledger.EMPTY, weights, weights, weights));
		assertEquals(Set.of(before, checkpoints.folder().resolve("000000200.safetensors")), files(checkpoints
			.folder()));
		assertEquals(List.of(), checkpoints.last().get().damaged());
	}

	@Test
	void weightsThatAreNoNumbersNeverReplaceACheckpoint() throws IOException {
		final StateDict weights = new StateDict().put("w", FloatTensor.filled(Float.NaN, 3));
		final Checkpoint checkpoint = new Checkpoint(7, 1, Ledger.EMPTY, weights, weights, weights);
		assertTrue(assertThrows(IllegalStateException.class, () -> folder.checkpoints().write(checkpoint)).getMessage()
			.contains("'weights.w' holds NaN"));
		assertFalse(Files.exists(folder.checkpoints().folder()));
	}

	private static byte[] flipped(final byte[] bytes, final int at) {
		final byte[] changed = bytes.clone();
		changed[at] ^= 1;
		return changed;
	}

	private static Set<Path> files(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.collect(Collectors.toSet());
		}
	}

	@Test
	void theLogIsCutBackToWhereARunIsResumed() throws IOException {
		folder.open(description(1), true);
		folder.startLog(0);
		for (int i = 1; i <= 4; i++)
			folder.append(line(i, i % 2 == 0 ? 21.5 : null));
		Files.writeString(folder.path().resolve("log.csv"), Files.readString(folder.path().resolve("log.csv")) +
			"5,0.0");
		assertEquals(List.of(1L, 2L, 3L, 4L), folder.log().stream().map(LogLine::iteration).toList());
		final String whole = Files.readString(folder.path().resolve("log.csv"));
		folder.startLog(2);
		final String cut = Files.readString(folder.path().resolve("log.csv"));
		assertTrue(whole.startsWith(cut) && cut.length() < whole.length(), cut);
		assertEquals(List.of(21.5), folder.log().stream().filter(l -> l.psnr() != null).map(LogLine::psnr).toList());
		assertFalse(cut.contains("5,0.0\n"));
	}
}
