package sc.fiji.superres.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import net.razorvine.pickle.Opcodes;
import sc.fiji.superres.swinir.Golden;

/** Files that are cut off, damaged, of another machine or version, or no model at all. */
class DamagedContainerTest {

	private static final int[] FOUR = { 4 };
	private static final int[] ONE = { 1 };

	@TempDir
	private Path folder;

	/** The file holds one tensor 't' of the four floats 1, 2, 3, 4. */
	private String refusal(final PickleBytes tensor) throws IOException {
		return TorchFiles.refusal(TorchFiles.write(folder.resolve("evil.pth"), tensor.stop(), 1, 2, 3, 4));
	}

	@Test
	void everyTruncationOfAFileIsRefused() throws IOException {
		final byte[] whole = Files.readAllBytes(Golden.file("weights.pth"));
		for (int i = 0; i < 200; i++) {
			final Path cut = Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, (int) ((long) whole.length *
				i / 200)));
			TorchFiles.refusal(cut);
		}
		assertTrue(TorchFiles.refusal(Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, whole.length - 1)))
			.contains("cut off"));
	}

	@Test
	void everyFlippedBitOfTheWeightsIsFound() throws IOException {
		final byte[] pickle = new PickleBytes().op(Opcodes.EMPTY_DICT).text("t").tensor(4, 0, FOUR, ONE).op(
			Opcodes.SETITEM).stop();
		final Path file = TorchFiles.write(folder.resolve("flip.pth"), pickle, 1, 1e10f, 1, 1);
		final byte[] whole = Files.readAllBytes(file);
		final byte[] value = Storages.bytes(new float[] { 1e10f });
		final int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf(new String(value,
			StandardCharsets.ISO_8859_1));
		for (int bit = 0; bit < 32; bit++) {
			final byte[] flipped = whole.clone();
			flipped[at + bit / 8] ^= 1 << bit % 8;
			assertTrue(TorchFiles.refusal(Files.write(file, flipped)).contains("checksum"));
		}
	}

	@Test
	void whatIsNoModelFileIsRefusedWithAReason() throws IOException {
		assertTrue(TorchFiles.refusal(Files.createFile(folder.resolve("empty.pth"))).contains("empty"));
		assertTrue(TorchFiles.refusal(Files.writeString(folder.resolve("text.pth"), "weights, honest\n".repeat(100)))
			.contains("zip"));
		assertTrue(TorchFiles.refusal(Files.createDirectory(folder.resolve("folder.pth"))).contains("is a folder"));
		assertTrue(TorchFiles.refusal(folder.resolve("missing.pth")).contains("no model file"));
		assertTrue(TorchFiles.refusal(TorchFiles.zip(folder.resolve("other.zip"), Map.of("readme.txt", "hello".getBytes(
			StandardCharsets.UTF_8)))).contains("no data.pkl"));
		assertTrue(refusal(new PickleBytes().op(Opcodes.EMPTY_DICT)).contains("no tensors"));
	}

	@Test
	void whatOnlyHasTheNameOfAModelIsSaid() throws IOException {
		final Map<String, String> words = Map.of("version https://git-lfs.github.com/spec/v1\noid sha256:12\n",
			"git lfs pull", "\n<!DOCTYPE html>\n<html>", "a web page", "\u001f\u008b\u0008", "gzip", "II*\0",
			"an image", "\u0080\u0002}q", "a pickle");
		words.forEach((content, said) -> {
			for (final String name : new String[] { "model.pth", "model.safetensors" }) {
				final Path file = folder.resolve(name);
				final String message = assertThrows(IOException.class, () -> {
					Files.write(file, (content + " ".repeat(100)).getBytes(StandardCharsets.ISO_8859_1));
					if (name.endsWith("pth")) TorchArchive.readStateDict(file);
					else SafeTensors.read(file);
				}).getMessage();
				assertTrue(message.contains(file.toString()) && message.contains(said), message);
			}
		});
	}

	@Test
	void aSafetensorsFileOfAnotherNameIsSaidToBeOne() throws IOException {
		final Path file = folder.resolve("model.pth");
		SafeTensors.write(file, new StateDict(), Map.of("k", "v"));
		assertTrue(TorchFiles.refusal(file).contains("end in .safetensors"));
	}

	@Test
	void aPickleOfANewerProtocolIsSaidToBeThat() throws IOException {
		final String message = refusal(new PickleBytes().raw(Opcodes.PROTO, 4, 0x95).int4(9).int4(0));
		assertTrue(message.contains("opcode 149, of protocol 4") && message.contains("without pickle_protocol"),
			message);
	}

	@Test
	void aFileOfABigEndianMachineIsRefused() throws IOException {
		final byte[] pickle = new PickleBytes().op(Opcodes.EMPTY_DICT).text("t").tensor(4, 0, FOUR, ONE).op(
			Opcodes.SETITEM).stop();
		final Map<String, byte[]> entries = Map.of("data.pkl", pickle, "data/0", new byte[16], "byteorder", "big"
			.getBytes(StandardCharsets.US_ASCII));
		assertTrue(TorchFiles.refusal(TorchFiles.zip(folder.resolve("big.pth"), entries)).contains("big-endian"));
	}

	@Test
	void aTarArchiveOfTheFirstVersionsSaysHowToConvertIt() throws IOException {
		final byte[] tar = new byte[1024];
		System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
		assertTrue(TorchFiles.refusal(Files.write(folder.resolve("tar.pth"), tar)).contains(
			"before 0.4: load it in Python"));
	}

	@Test
	void everyTruncationOfAnOldFileIsRefused() throws IOException {
		final byte[] whole = Files.readAllBytes(TorchArchiveTest.golden("old_views.pth"));
		for (int length = 0; length < whole.length; length++)
			TorchFiles.refusal(Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, length)));
		assertTrue(TorchFiles.refusal(Files.write(folder.resolve("long.pth"), Arrays.copyOf(whole, whole.length + 3)))
			.contains("3 bytes lie behind"));
	}

	@Test
	void anOldFileOfAnotherVersionOrMachineIsRefused() throws IOException {
		final byte[] version = { 'M', (byte) 0xe9, 3, '.' };
		final byte[] other = { 'M', (byte) 0xea, 3, '.' };
		assertTrue(TorchFiles.refusal(patchedOld(version, other)).contains("another version than 1001"));
		final byte[] little = { (byte) Opcodes.NEWTRUE };
		final byte[] big = { (byte) Opcodes.NEWFALSE };
		assertTrue(TorchFiles.refusal(patchedOld(little, big)).contains("big-endian"));
	}

	@Test
	void aStorageOfAnOldFileHasTheValuesItClaims() throws IOException {
		final byte[] whole = Files.readAllBytes(TorchArchiveTest.golden("old_views.pth"));
		// It ends in a storage of 24 floats.
		final int at = whole.length - 24 * 4 - 8;
		assertEquals(24, whole[at]);
		for (final long claim : new long[] { 25, 23, -1, Long.MAX_VALUE, 1L << 62, 1L << 32 }) {
			ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putLong(at, claim);
			final Path file = Files.write(folder.resolve("liar.pth"), whole);
			TorchFiles.assertAllocatesLessThan(1 << 20, () -> TorchFiles.refusal(file));
		}
	}

	private Path patchedOld(final byte[] from, final byte[] to) throws IOException {
		final Charset bytes = StandardCharsets.ISO_8859_1;
		final String whole = new String(Files.readAllBytes(TorchArchiveTest.golden("old_plain.pth")), bytes);
		final int first = whole.indexOf(new String(from, bytes));
		return Files.write(folder.resolve("patched.pth"), (whole.substring(0, first) + new String(to, bytes) + whole
			.substring(first + from.length)).getBytes(bytes));
	}
}
