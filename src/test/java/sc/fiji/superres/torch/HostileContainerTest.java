package sc.fiji.superres.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import net.razorvine.pickle.Opcodes;

/** Views, sizes and storages of tensors that claim what is not there. */
class HostileContainerTest {

	private static final int[] FOUR = { 4 };
	private static final int[] ONE = { 1 };

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
		final StateDict tied = TorchArchive.readStateDict(TorchFiles.write(folder.resolve("tied.pth"), pickle.stop(), 1,
			2, 3, 4));
		for (int i = 0; i < 3; i++)
			assertArrayEquals(new float[] { 1, 2, 3, 4 }, tied.get("t" + i).values());
	}

	@Test
	void aNameThatStandsForTwoTensorsIsRefused() throws IOException {
		final String message = refusal(new PickleBytes().op(Opcodes.EMPTY_DICT).text("a.b").tensor(4, 0, FOUR, ONE).op(
			Opcodes.SETITEM).text("a").op(Opcodes.EMPTY_DICT).text("b").tensor(4, 0, FOUR, ONE).op(Opcodes.SETITEM,
				Opcodes.SETITEM));
		assertTrue(message.contains("'a.b' twice"), message);
	}
}
