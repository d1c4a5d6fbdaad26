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

import com.sun.management.ThreadMXBean;

import net.razorvine.pickle.Opcodes;
import sc.fiji.superres.swinir.Golden;

class HostileContainerTest {

	private static final int[] FOUR = { 4 }, ONE = { 1 };

	@TempDir
	private Path folder;

	/** The file holds one tensor 't' of the four floats 1, 2, 3, 4. */
	private String refusal(final PickleBytes tensor) throws IOException {
		return TorchFiles.refusal(TorchFiles.write(folder.resolve("evil.pth"), tensor.stop(), 1, 2, 3, 4));
	}

	@Test
	void viewsBeyondTheirStorageAreRefused() throws IOException {
		assertTrue(refusal(new PickleBytes().tensor(4, 0, new int[] { 5 }, ONE)).contains("4 stored values"));
		refusal(new PickleBytes().tensor(4, 1, FOUR, ONE));
		refusal(new PickleBytes().tensor(4, -1, ONE, ONE));
		refusal(new PickleBytes().tensor(4, 0, new int[] { 2, 2 }, new int[] { 3, 1 }));
		refusal(new PickleBytes().tensor(4, 0, new int[] { 2 }, new int[] { Integer.MAX_VALUE }));
		refusal(new PickleBytes().tensor(4, Integer.MAX_VALUE, new int[] { 2 }, new int[] { Integer.MAX_VALUE }));
	}

	@Test
	void negativeSizesAndStridesAreRefused() throws IOException {
		assertTrue(refusal(new PickleBytes().tensor(4, 0, new int[] { -4 }, ONE)).contains("negative"));
		refusal(new PickleBytes().tensor(4, 3, FOUR, new int[] { -1 }));
		refusal(new PickleBytes().tensor(4, 0, new int[] { -2, -2 }, new int[] { 2, 1 }));
	}

	@Test
	void aBroadcastViewCannotMultiplyAFile() throws IOException {
		assertTrue(refusal(new PickleBytes().tensor(4, 0, new int[] { 1 << 30 }, new int[] { 0 })).contains(
			"1073741824"));
		refusal(new PickleBytes().tensor(4, 0, new int[] { 65536, 65536, 65536, 65536 }, new int[] { 0, 0, 0, 0 }));
		refusal(new PickleBytes().tensor(4, 0, new int[] { 5 }, new int[] { 0 }));
	}

	@Test
	void sizesThatAreNoWholeNumbersAreRefused() throws IOException {
		final PickleBytes start = new PickleBytes().global("torch._utils", "_rebuild_tensor_v2").op(Opcodes.MARK)
			.storage("FloatStorage", "0", 4);
		// 2^32 as LONG1: its low 32 bits are a valid offset
		assertTrue(refusal(start.op(Opcodes.LONG1).raw(5, 0, 0, 0, 0, 1).tuple(FOUR).tuple(ONE).op(Opcodes.TUPLE,
			Opcodes.REDUCE)).contains("4294967296"));
		refusal(new PickleBytes().global("torch._utils", "_rebuild_tensor_v2").op(Opcodes.MARK).storage("FloatStorage",
			"0", 4).op(Opcodes.BINFLOAT).raw(0, 0, 0, 0, 0, 0, 0, 0).tuple(FOUR).tuple(ONE).op(Opcodes.TUPLE,
				Opcodes.REDUCE));
	}

	@Test
	void stridesMustMatchTheShape() throws IOException {
		refusal(new PickleBytes().tensor(4, 0, FOUR, new int[0]));
		refusal(new PickleBytes().tensor(4, 0, FOUR, new int[] { 1, 1 }));
		final int[] ones = new int[100_000];
		Arrays.fill(ones, 1);
		assertTrue(refusal(new PickleBytes().tensor(4, 0, ones, ones)).contains("100000 dimensions"));
	}

	@Test
	void aStorageHasTheValuesItClaims() throws IOException {
		assertTrue(refusal(new PickleBytes().tensor(1 << 30, 0, FOUR, ONE)).contains("1073741824"));
		refusal(new PickleBytes().tensor(3, 0, ONE, ONE));
		refusal(new PickleBytes().tensor(-4, 0, FOUR, ONE));
		refusal(new PickleBytes().tensor("DoubleStorage", 4, 0, FOUR, ONE));
	}

	@Test
	void aMissingStorageIsNamed() throws IOException {
		final Path file = TorchFiles.zip(folder.resolve("lacking.pth"), Map.of("data.pkl", new PickleBytes().tensor(4,
			0, FOUR, ONE).stop()));
		assertTrue(TorchFiles.refusal(file).contains("storage 0"));
	}

	@Test
	void aTensorOfAnythingButAStorageIsRefused() throws IOException {
		refusal(new PickleBytes().global("torch._utils", "_rebuild_tensor_v2").op(Opcodes.MARK).text("no storage")
			.number(0).tuple(FOUR).tuple(ONE).op(Opcodes.TUPLE, Opcodes.REDUCE));
		refusal(new PickleBytes().global("torch._utils", "_rebuild_tensor_v2").op(Opcodes.MARK, Opcodes.MARK).text(
			"storage").text("os.system").text("0").text("cpu").number(4).op(Opcodes.TUPLE).number(0).tuple(FOUR).tuple(
				ONE).op(Opcodes.TUPLE, Opcodes.REDUCE));
	}

	@Test
	void aStorageInflatedBeyondTheFileIsRefusedWithoutMakingIt() throws IOException {
		final byte[] pickle = new PickleBytes().tensor(1 << 26, 0, FOUR, ONE).stop();
		final Path bomb = TorchFiles.withZeros(folder.resolve("bomb.pth"), Map.of("data.pkl", pickle), "data/0", 1L <<
			28);
		assertTrue(Files.size(bomb) < 1 << 21);
		assertAllocatesLessThan(8 << 20, () -> assertTrue(TorchFiles.refusal(bomb).contains("268435456 bytes")));
	}

	@Test
	void aPickleInflatedBeyondAnyNetworkIsRefusedWithoutMakingIt() throws IOException {
		final Path bomb = TorchFiles.withZeros(folder.resolve("bomb.pth"), Map.of(), "data.pkl", 1L << 28);
		assertAllocatesLessThan(8 << 20, () -> assertTrue(TorchFiles.refusal(bomb).contains("data.pkl claims")));
	}

	@Test
	void anInflatedDescriptionIsRefusedWithoutMakingIt() throws IOException {
		final Path bomb = TorchFiles.withZeros(folder.resolve("bomb.pt"), Map.of("data.pkl", new PickleBytes().stop()),
			"extra/superres.json", 1L << 28);
		assertAllocatesLessThan(8 << 20, () -> assertThrows(IOException.class, () -> TorchArchive.readExtra(bomb,
			"superres.json")));
	}

	@Test
	void anEntryThatClaimsLessThanItInflatesToIsRefused() throws IOException {
		final Path bomb = TorchFiles.withZeros(folder.resolve("liar.pth"), Map.of(), "data.pkl", 1L << 24);
		patch(bomb, 1L << 24, 100); // the sizes in the central directory and the data descriptor
		assertAllocatesLessThan(8 << 20, () -> TorchFiles.refusal(bomb));
	}

	@Test
	void anEntryThatClaimsMoreThanItHoldsIsRefused() throws IOException {
		final Path file = TorchFiles.write(folder.resolve("liar.pth"), new PickleBytes().tensor(4, 0, FOUR, ONE).stop(),
			new float[1000]);
		for (final int claim : new int[] { 4004, 100_000, 2_000_000_000, -16 }) {
			final Path liar = Files.write(folder.resolve("liar" + claim + ".pth"), Files.readAllBytes(file));
			patch(liar, 4000, claim);
			assertAllocatesLessThan(8 << 20, () -> TorchFiles.refusal(liar));
		}
	}

	@Test
	void manyTensorsOfOneStorageCannotMultiplyAFile() throws IOException {
		final int elements = 10_000;
		final PickleBytes pickle = new PickleBytes().op(Opcodes.EMPTY_DICT);
		for (int i = 0; i < 500; i++)
			pickle.text("t" + i).tensor(elements, 0, new int[] { elements }, ONE).op(Opcodes.SETITEM);
		final Path file = TorchFiles.write(folder.resolve("many.pth"), pickle.stop(), new float[elements]);
		assertTrue(TorchFiles.refusal(file).contains("more values than the file has bytes"));
	}

	@Test
	void tiedWeightsAreNoBomb() throws IOException {
		final PickleBytes pickle = new PickleBytes().op(Opcodes.EMPTY_DICT);
		for (int i = 0; i < 3; i++)
			pickle.text("t" + i).tensor(4, 0, FOUR, ONE).op(Opcodes.SETITEM);
		assertEquals(12, TorchArchive.readStateDict(TorchFiles.write(folder.resolve("tied.pth"), pickle.stop(), 1, 2, 3,
			4)).elements());
	}

	@Test
	void aNameThatStandsForTwoTensorsIsRefused() throws IOException {
		final String message = refusal(new PickleBytes().op(Opcodes.EMPTY_DICT).text("a.b").tensor(4, 0, FOUR, ONE).op(
			Opcodes.SETITEM).text("a").op(Opcodes.EMPTY_DICT).text("b").tensor(4, 0, FOUR, ONE).op(Opcodes.SETITEM,
				Opcodes.SETITEM));
		assertTrue(message.contains("'a.b' twice"), message);
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
	void everyTruncationOfAnOldFileIsRefused() throws IOException {
		final byte[] whole = Files.readAllBytes(TorchArchiveTest.golden("old_views.pth"));
		for (int length = 0; length < whole.length; length++)
			TorchFiles.refusal(Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, length)));
		assertTrue(TorchFiles.refusal(Files.write(folder.resolve("long.pth"), Arrays.copyOf(whole, whole.length + 3)))
			.contains("3 bytes lie behind"));
	}

	@Test
	void anOldFileOfAnotherVersionOrMachineIsRefused() throws IOException {
		final byte[] version = { 'M', (byte) 0xe9, 3, '.' }, other = { 'M', (byte) 0xea, 3, '.' };
		assertTrue(TorchFiles.refusal(patchedOld(version, other)).contains("another version than 1001"));
		final byte[] little = { (byte) Opcodes.NEWTRUE }, big = { (byte) Opcodes.NEWFALSE };
		assertTrue(TorchFiles.refusal(patchedOld(little, big)).contains("big-endian"));
	}

	@Test
	void aStorageOfAnOldFileHasTheValuesItClaims() throws IOException {
		final byte[] whole = Files.readAllBytes(TorchArchiveTest.golden("old_views.pth")); // ends in one of 24 floats
		final int at = whole.length - 24 * 4 - 8;
		assertEquals(24, whole[at]);
		for (final long claim : new long[] { 25, 23, -1, Long.MAX_VALUE, 1L << 62, 1L << 32 }) {
			ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putLong(at, claim);
			final Path file = Files.write(folder.resolve("liar.pth"), whole);
			assertAllocatesLessThan(1 << 20, () -> TorchFiles.refusal(file));
		}
	}

	private Path patchedOld(final byte[] from, final byte[] to) throws IOException {
		final Charset bytes = StandardCharsets.ISO_8859_1;
		final String whole = new String(Files.readAllBytes(TorchArchiveTest.golden("old_plain.pth")), bytes);
		final int first = whole.indexOf(new String(from, bytes));
		return Files.write(folder.resolve("patched.pth"), (whole.substring(0, first) + new String(to, bytes) + whole
			.substring(first + from.length)).getBytes(bytes));
	}

	@Test
	void aTarArchiveOfTheFirstVersionsSaysHowToConvertIt() throws IOException {
		final byte[] tar = new byte[1024];
		System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
		assertTrue(TorchFiles.refusal(Files.write(folder.resolve("tar.pth"), tar)).contains(
			"before 0.4: load it in Python"));
	}

	@Test
	void whatOnlyHasTheNameOfAModelIsSaid() throws IOException {
		final Map<String, String> words = Map.of("version https://git-lfs.github.com/spec/v1\noid sha256:12\n",
			"git lfs pull", "\n<!DOCTYPE html>\n<html>", "a web page", "\u001f\u008b\u0008", "gzip");
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
	void everyFlippedBitOfTheWeightsIsFound() throws IOException {
		final byte[] pickle = new PickleBytes().op(Opcodes.EMPTY_DICT).text("t").tensor(4, 0, FOUR, ONE).op(
			Opcodes.SETITEM).stop();
		final Path file = TorchFiles.write(folder.resolve("flip.pth"), pickle, 1, 1e10f, 1, 1);
		final byte[] whole = Files.readAllBytes(file), value = Storages.bytes(new float[] { 1e10f });
		final int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf(new String(value,
			StandardCharsets.ISO_8859_1));
		for (int bit = 0; bit < 32; bit++) {
			final byte[] flipped = whole.clone();
			flipped[at + bit / 8] ^= 1 << bit % 8;
			assertTrue(TorchFiles.refusal(Files.write(file, flipped)).contains("checksum"));
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

	private static void assertAllocatesLessThan(final long limit, final Runnable work) {
		final ThreadMXBean threads = (ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
		final long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
		work.run();
		final long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
		assertTrue(allocated < limit, allocated + " bytes were allocated");
	}
}
