package sc.fiji.superres.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Unpickler;

class EvilPickleTest {

	/** A Java class a pickle might try to have built or filled in: its setter leaves a trace. */
	public static final class Bean {

		static boolean touched;

		public Bean(final String text) {
			touched = true;
		}

		public void setPath(final String path) {
			touched = true;
		}
	}

	@TempDir
	private Path folder;

	private String refusal(final PickleBytes pickle) throws IOException {
		return TorchFiles.refusal(TorchFiles.write(folder.resolve("evil.pth"), pickle.stop(), 1, 2, 3, 4));
	}

	@ParameterizedTest
	@CsvSource({ "os,system", "posix,system", "nt,system", "builtins,eval", "__builtin__,exec", "subprocess,Popen",
		"runpy,_run_code", "torch,load", "torch.hub,load", "torch._utils,_import_dotted_name",
		"collections,defaultdict", "torch,FloatTensor", "java.lang,ProcessBuilder", "decimal,Decimal",
		"copyreg,_reconstructor", "__torch__x,y" })
	void aCallOfAnythingElseIsRefusedByNameAndNotMade(final String module, final String name) throws IOException {
		final Path trace = folder.resolve("trace");
		final String message = refusal(new PickleBytes().global(module, name).text("touch " + trace).op(Opcodes.TUPLE1,
			Opcodes.REDUCE));
		assertTrue(message.contains(module + "." + name), message);
		assertFalse(Files.exists(trace), "the command was run");
	}

	@Test
	void aGlobalIsRefusedBeforeItIsCalled() throws IOException {
		assertTrue(refusal(new PickleBytes().global("os", "system")).contains("os.system"));
		assertTrue(refusal(new PickleBytes().global("torch.nn.modules.linear", "Linear")).contains("net.state_dict()"));
	}

	@Test
	void aConstructorKnownToTheLibraryIsNotReachedEither() throws IOException {
		Unpickler.registerConstructor("evil", "bean", arguments -> new Bean((String) arguments[0]));
		Bean.touched = false;
		assertTrue(refusal(new PickleBytes().global("evil", "bean").text("x").op(Opcodes.TUPLE1, Opcodes.REDUCE))
			.contains("evil.bean"));
		assertFalse(Bean.touched);
	}

	@Test
	void globalsByOtherOpcodesAreRefusedByTheOpcode() throws IOException {
		final int stackGlobal = Opcodes.STACK_GLOBAL & 0xff;
		assertOpcode(stackGlobal, new PickleBytes().text("posix").text("system").op(stackGlobal).text("true").op(
			Opcodes.TUPLE1, Opcodes.REDUCE));
		assertOpcode(Opcodes.INST, new PickleBytes().op(Opcodes.MARK).text("true").op(Opcodes.INST).line("os").line(
			"system"));
		assertOpcode(Opcodes.OBJ, new PickleBytes().op(Opcodes.MARK).global("collections", "OrderedDict").text("true")
			.op(Opcodes.OBJ));
		assertOpcode(Opcodes.EXT1, new PickleBytes().op(Opcodes.EXT1).raw(1));
		assertOpcode(Opcodes.EXT2, new PickleBytes().op(Opcodes.EXT2).raw(1, 0));
		assertOpcode(Opcodes.EXT4, new PickleBytes().op(Opcodes.EXT4).raw(1, 0, 0, 0));
		final int newObjEx = Opcodes.NEWOBJ_EX & 0xff;
		assertOpcode(newObjEx, new PickleBytes().global("collections", "OrderedDict").op(Opcodes.EMPTY_TUPLE,
			Opcodes.EMPTY_DICT, newObjEx));
		assertOpcode(Opcodes.PERSID, new PickleBytes().op(Opcodes.PERSID).line("0"));
	}

	private void assertOpcode(final int opcode, final PickleBytes pickle) throws IOException {
		final String message = refusal(pickle);
		assertTrue(message.contains("opcode " + opcode + ","), message);
	}

	@Test
	void buildFillsNothingButDictsAndModules() throws IOException {
		refusal(new PickleBytes().op(Opcodes.EMPTY_LIST, Opcodes.EMPTY_DICT, Opcodes.BUILD));
		refusal(new PickleBytes().text("a text").op(Opcodes.EMPTY_DICT, Opcodes.BUILD));
		refusal(new PickleBytes().op(Opcodes.EMPTY_DICT, Opcodes.EMPTY_DICT, Opcodes.BUILD));
		refusal(new PickleBytes().global("collections", "OrderedDict").op(Opcodes.EMPTY_DICT, Opcodes.BUILD));
		refusal(new PickleBytes().tensor(4, 0, new int[] { 4 }, new int[] { 1 }).op(Opcodes.EMPTY_DICT, Opcodes.BUILD));
		refusal(new PickleBytes().global("__torch__", "Net").op(Opcodes.EMPTY_TUPLE, Opcodes.NEWOBJ, Opcodes.EMPTY_LIST,
			Opcodes.BUILD));
	}

	@Test
	void whatIsNoFunctionCannotBeCalled() throws IOException {
		refusal(new PickleBytes().text("os.system").text("true").op(Opcodes.TUPLE1, Opcodes.REDUCE));
		refusal(new PickleBytes().global("torch", "FloatStorage").number(1 << 30).op(Opcodes.TUPLE1, Opcodes.REDUCE));
		refusal(new PickleBytes().global("torch._utils", "_rebuild_parameter").op(Opcodes.EMPTY_TUPLE, Opcodes.REDUCE));
		refusal(new PickleBytes().global("torch._utils", "_rebuild_tensor_v2").op(Opcodes.EMPTY_TUPLE, Opcodes.REDUCE));
	}

	@ParameterizedTest
	@ValueSource(ints = { Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 1 << 28, 100 })
	void aTextLongerThanTheFileIsRefusedBeforeItIsMade(final int length) throws IOException {
		final String message = refusal(new PickleBytes().op(Opcodes.BINUNICODE).int4(length).raw('a', 'b'));
		assertTrue(message.contains(" " + length + " bytes"), message);
	}

	@Test
	void deepNestingEndsInAMessage() throws IOException {
		final int deep = 100_000;
		refusal(new PickleBytes().repeat(Opcodes.EMPTY_LIST, deep));
		refusal(new PickleBytes().repeat(Opcodes.EMPTY_LIST, deep).repeat(Opcodes.APPEND, deep - 1));
		refusal(new PickleBytes().repeat(Opcodes.MARK, deep));
		refusal(new PickleBytes().op(Opcodes.EMPTY_TUPLE).repeat(Opcodes.TUPLE1, deep));
		final PickleBytes dicts = new PickleBytes().op(Opcodes.EMPTY_DICT);
		for (int i = 0; i < deep; i++)
			dicts.text("d").op(Opcodes.EMPTY_DICT);
		assertTrue(refusal(dicts.repeat(Opcodes.SETITEM, deep)).contains("nested without end"));
	}

	@Test
	void aDictInsideItselfEndsInAMessage() throws IOException {
		for (final String key : new String[] { "", "self" }) {
			final String message = refusal(new PickleBytes().op(Opcodes.EMPTY_DICT, Opcodes.BINPUT, 0).text(key).op(
				Opcodes.BINGET, 0, Opcodes.SETITEM));
			assertTrue(message.contains("nested without end"), message);
		}
	}

	@Test
	void aDictThatDoublesAtEveryLevelEndsInAMessage() throws IOException {
		final PickleBytes bomb = new PickleBytes().op(Opcodes.EMPTY_DICT);
		for (int level = 0; level < 100; level++) {
			bomb.op(Opcodes.BINPUT, level, Opcodes.EMPTY_DICT, Opcodes.MARK).text("a").op(Opcodes.BINGET, level).text(
				"b").op(Opcodes.BINGET, level, Opcodes.SETITEMS);
		}
		assertTrue(refusal(bomb).contains("more than 20000"));
	}

	@Test
	void aKeyWhoseHashHasNoEndIsRefused() throws IOException {
		final String message = refusal(new PickleBytes().op(Opcodes.EMPTY_DICT, Opcodes.EMPTY_LIST, Opcodes.BINPUT, 0,
			Opcodes.BINGET, 0, Opcodes.APPEND).number(1).op(Opcodes.SETITEM));
		assertTrue(message.contains("key"), message);
		refusal(new PickleBytes().op(Opcodes.EMPTY_DICT, Opcodes.NONE).number(1).op(Opcodes.SETITEM));
		refusal(new PickleBytes().op(Opcodes.EMPTY_DICT, Opcodes.MARK).text("key without value").op(Opcodes.SETITEMS));
	}

	@Test
	void aPickleOfEndlessStepsIsRefused() throws IOException {
		final String message = refusal(new PickleBytes().repeat(Opcodes.EMPTY_DICT, 600_000));
		assertTrue(message.contains("500000 steps"), message);
	}

	@Test
	void memoBombsAndUnknownMemosAreRefused() throws IOException {
		refusal(new PickleBytes().op(Opcodes.BINGET, 7));
		refusal(new PickleBytes().op(Opcodes.LONG_BINGET).int4(-1));
		refusal(new PickleBytes().op(Opcodes.LONG_BINPUT).int4(0));
		final PickleBytes bomb = new PickleBytes().op(Opcodes.EMPTY_DICT);
		for (int i = 0; i < 400_000; i++)
			bomb.op(Opcodes.LONG_BINPUT).int4(i * 31);
		assertTrue(refusal(bomb).contains("no tensors"));
	}

	@Test
	void everyTruncationOfAPickleIsRefused() throws IOException {
		final byte[] whole = new PickleBytes().op(Opcodes.EMPTY_DICT).text("t").tensor(4, 0, new int[] { 2, 2 },
			new int[] { 2, 1 }).op(Opcodes.SETITEM).stop();
		final Path file = folder.resolve("cut.pth");
		assertEquals(4, TorchArchive.readStateDict(TorchFiles.write(file, whole, 1, 2, 3, 4)).get("t").values().length);
		for (int length = 0; length < whole.length; length++)
			TorchFiles.refusal(TorchFiles.write(file, java.util.Arrays.copyOf(whole, length), 1, 2, 3, 4));
	}

	@Test
	void damagedBytesNeverEndInAnotherErrorThanIOException() throws IOException {
		final byte[] whole = new PickleBytes().op(Opcodes.EMPTY_DICT).text("t").tensor(4, 0, new int[] { 2, 2 },
			new int[] { 2, 1 }).op(Opcodes.SETITEM).stop();
		final java.util.Random random = new java.util.Random(20261123);
		int refused = 0;
		for (int i = 0; i < 3000; i++) {
			final byte[] damaged = whole.clone();
			for (int k = 0; k < 1 + i % 3; k++)
				damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
			try {
				new RestrictedUnpickler("file", arguments -> new FloatTensor(new float[0], 0)).read(damaged);
			}
			catch (final IOException exc) {
				assertTrue(exc.getMessage().contains("file"), exc.getMessage());
				refused++;
			}
		}
		assertTrue(refused > 1000, refused + " of 3000 refused");
	}

	@Test
	void nothingNamedLikeACommandLiesInTheFolderAfterwards() throws IOException {
		final File trace = folder.resolve("pwned").toFile();
		refusal(new PickleBytes().global("java.lang.Runtime", "exec").text("touch " + trace).op(Opcodes.TUPLE1,
			Opcodes.NEWOBJ));
		assertFalse(trace.exists());
	}
}
