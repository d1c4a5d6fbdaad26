package sc.fiji.superres.torch;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries that inflate to more than they claim, or claim more than they hold. */
class InflatedContainerTest {

	private static final int[] FOUR = { 4 };
	private static final int[] ONE = { 1 };

	@TempDir
	private Path folder;

	@Test
	void aStorageInflatedBeyondTheFileIsRefusedWithoutMakingIt() throws IOException {
		final byte[] pickle = new PickleBytes().tensor(1 << 26, 0, FOUR, ONE).stop();
		final Path bomb = TorchFiles.withZeros(folder.resolve("bomb.pth"), Map.of("data.pkl", pickle), "data/0", 1L <<
			28);
		assertTrue(Files.size(bomb) < 1 << 21);
		TorchFiles.assertAllocatesLessThan(8 << 20, () -> assertTrue(TorchFiles.refusal(bomb).contains(
			"268435456 bytes")));
	}

	@Test
	void aPickleInflatedBeyondAnyNetworkIsRefusedWithoutMakingIt() throws IOException {
		final Path bomb = TorchFiles.withZeros(folder.resolve("bomb.pth"), Map.of(), "data.pkl", 1L << 28);
		TorchFiles.assertAllocatesLessThan(8 << 20, () -> assertTrue(TorchFiles.refusal(bomb).contains(
			"data.pkl claims")));
	}

	@Test
	void anInflatedDescriptionIsRefusedWithoutMakingIt() throws IOException {
		final Path bomb = TorchFiles.withZeros(folder.resolve("bomb.pt"), Map.of("data.pkl", new PickleBytes().stop()),
			"extra/superres.json", 1L << 28);
		TorchFiles.assertAllocatesLessThan(8 << 20, () -> assertThrows(IOException.class, () -> TorchArchive.readExtra(
			bomb, "superres.json")));
	}

	@Test
	void anEntryThatClaimsLessThanItInflatesToIsRefused() throws IOException {
		final Path bomb = TorchFiles.withZeros(folder.resolve("liar.pth"), Map.of(), "data.pkl", 1L << 24);
		patch(bomb, 1L << 24, 100); // the sizes in the central directory and the data descriptor
		TorchFiles.assertAllocatesLessThan(8 << 20, () -> TorchFiles.refusal(bomb));
	}

	@Test
	void anEntryThatClaimsMoreThanItHoldsIsRefused() throws IOException {
		final Path file = TorchFiles.write(folder.resolve("liar.pth"), new PickleBytes().tensor(4, 0, FOUR, ONE).stop(),
			new float[1000]);
		for (final int claim : new int[] { 4004, 100_000, 2_000_000_000, -16 }) {
			final Path liar = Files.write(folder.resolve("liar" + claim + ".pth"), Files.readAllBytes(file));
			patch(liar, 4000, claim);
			TorchFiles.assertAllocatesLessThan(8 << 20, () -> TorchFiles.refusal(liar));
		}
	}

	/** Replaces every little-endian 32-bit {@code size} outside the data by {@code claim}. */
	private static void patch(final Path file, final long size, final int claim) throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		int patched = 0;
		for (int i = 0; i + 4 <= bytes.length; i++) {
			if (buffer.getInt(i) != (int) size) continue;
			buffer.putInt(i, claim);
			patched++;
		}
		assertTrue(patched >= 2, patched + " sizes found");
		Files.write(file, bytes);
	}
}
