package sc.fiji.superres.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.foreign.ForeignScript;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/** Networks by {@code torch.jit} of PyTorch 1.13 ({@code scripts/golden/foreign.py}), and some written here. */
class ForeignNetworkTest {

	private static final String NEAREST =
		"torch.upsample_nearest2d(x, [%1$d * torch.size(x, 2), %1$d * torch.size(x, 3)])";

	@TempDir
	private Path folder;

	/** A network whose forward is the given body, in lines of TorchScript. */
	private Path script(final String... body) throws IOException {
		return script("Tensor", body);
	}

	private Path script(final String result, final String[] body) throws IOException {
		final Path file = folder.resolve("net.pt");
		TorchArchive.writeScript(file, new ScriptModule("Net", Map.of("training", false)), """
			class Net(Module):
			  __parameters__ = []
			  __buffers__ = []
			  training : bool
			  def forward(self: __torch__.Net, x: Tensor) -> %s:
			    %s
			""".formatted(result, String.join("\n    ", body)), Map.of());
		return file;
	}

	private static String facts(final Path file) throws IOException {
		try (ForeignNetwork net = ForeignNetwork.load(file, Device.cpu(), Progress.NONE)) {
			return "×" + net.factor() + " channels " + net.channels() + " multiple " + net.multiple() + " side " + net
				.side();
		}
	}

	private static String refusal(final Path file) {
		final String message = assertThrows(IOException.class, () -> ForeignNetwork.load(file, Device.cpu(),
			Progress.NONE)).getMessage();
		assertTrue(message.contains(file.toString()), message);
		assertTrue(message.length() < 1500, message);
		return message;
	}

	@ParameterizedTest
	@CsvSource({ "rgb,×2 channels 3 multiple 1 side 0", "grey,×3 channels 1 multiple 8 side 0" })
	void networksOfPythonGiveWhatTheyGiveThere(final String name, final String facts) throws IOException {
		final Path file = Golden.file("foreign_" + name + ".pt");
		assertTrue(isForeign(file));
		assertEquals(facts, facts(file));
		final StateDict golden = Golden.read("foreign.pth");
		try (ForeignNetwork net = ForeignNetwork.load(file, Device.cpu(), Progress.NONE)) {
			final float[] output = net.run(golden.get(name + "_input").values(), 1, 12, 20);
			assertEquals(0, Golden.distance(golden.get(name + "_output").values(), output), 1e-5);
		}
	}

	@Test
	void onlyTorchScriptThatIsNoSwinIrIsForeign() throws IOException {
		assertFalse(isForeign(Golden.file("weights.pth")));
		final Path file = folder.resolve("swinir.pt");
		final SwinIrConfig config = SwinIrConfig.tiny(2);
		config.program(WeightInit.draw(config, 1)).write(file, Map.of());
		assertFalse(isForeign(file), "its weights are read, its code is not run");
		assertTrue(isForeign(script("return x")));
		config.program(WeightInit.draw(config, 1)).write(file, Map.of("superres.json", "{}"));
		assertThrows(IOException.class, () -> isForeign(file), "a damaged model of ours does not turn into code");
	}

	private static boolean isForeign(final Path file) throws IOException {
		return ModelFiles.readUnlessForeign(file).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void theFactorIsMeasured(final int factor) throws IOException {
		final Path file = script("return " + NEAREST.formatted(factor));
		assertEquals("×" + factor + " channels 1 multiple 1 side 0", facts(file));
		try (ForeignNetwork net = ForeignNetwork.load(file, Device.cpu(), Progress.NONE)) {
			final float[] output = net.run(new float[] { 0.25f, 0.5f, 0.75f, 1 }, 2, 1, 2);
			assertEquals(8 * factor * factor / 2, output.length);
			assertEquals(0.75f, output[2 * factor * factor], "the second image of the batch");
		}
	}

	@ParameterizedTest
	@CsvSource({ "8,8", "16,16", "32,32", "64,64", "4,8", "24,0" })
	void theMultipleItNeedsIsFound(final int needed, final int found) throws IOException {
		final Path file = script("assert torch.eq(torch.remainder(torch.size(x, 2), %1$d), 0)".formatted(needed),
			"assert torch.eq(torch.remainder(torch.size(x, 3), %1$d), 0)".formatted(needed), "return x");
		assertEquals(found > 0 ? "×1 channels 1 multiple " + found + " side 0" : "×1 channels 1 multiple 48 side 48",
			facts(file));
	}

	@ParameterizedTest
	@ValueSource(ints = { 64, 48, 256 })
	void aNetworkOfOneSizeSaysSo(final int side) throws IOException {
		final Path file = script("return " + NEAREST.formatted(2).replace("(x,", "(torch.reshape(x, [1, 1, " + side +
			", " + side + "]),"));
		assertEquals("×2 channels 1 multiple " + side + " side " + side, facts(file));
	}

	@Test
	void aNetworkThatNeedsThreeChannelsGetsThem() throws IOException {
		final String broadcasts = "y = torch.add(x, torch.ones([1, 3, 1, 1]))";
		assertEquals("×1 channels 3 multiple 1 side 0", facts(script(broadcasts, "return torch.sub(y, 1)")));
	}

	@Test
	void whatIsNoSuperResolutionIsRefusedWithWhatWasTried() throws IOException {
		assertTrue(refusal(script("return torch.mean(x)")).contains("1×1×64×64: gives []"));
		assertTrue(refusal(script("return torch.max_pool2d(x, [2, 2])")).contains(
			"gives [1, 1, 32, 32], no whole factor"));
		assertTrue(refusal(script("return torch.upsample_nearest2d(x, [100, 90])")).contains("gives [1, 1, 100, 90]"));
		assertTrue(refusal(script("return torch.div(x, 0)")).contains("gives Infinity"));
		assertTrue(refusal(script("return torch.log(torch.neg(x))")).contains("gives NaN"));
		assertTrue(refusal(script("Tuple[Tensor, Tensor]", new String[] { "return (x, x)" })).contains(
			"gives 2 tensors"));
		assertTrue(refusal(script("int", new String[] { "return 5" })).contains("1×3×64×64: Unsupported IValue"));
		assertTrue(refusal(script("ops.prim.RaiseException(\"not today\")", "return x")).contains("not today"));
		assertTrue(refusal(script("return torch.no_such_function(x)")).contains("no_such_function"));
	}

	@Test
	void aTileItFailsOnIsNamed() throws IOException {
		final Path file = script("assert torch.lt(torch.size(x, 3), 500)", "return x");
		try (ForeignNetwork net = ForeignNetwork.load(file, Device.cpu(), Progress.NONE)) {
			final String message = assertThrows(IllegalStateException.class, () -> net.run(new float[512], 1, 1, 512))
				.getMessage();
			assertTrue(message.contains(file.toString()) && message.contains("512×1"), message);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "torch.save(x, \"%s\")", "getattr(torch, \"save\")(x, \"%s\")", "ops.aten.save(x, \"%s\")",
		"getattr(torch, \"\\163ave\")(x, \"%s\")", "y = torch.from_file(\"%s\", True, 100)" })
	void codeThatNamesFilesIsNotRun(final String line) throws IOException {
		final Path trace = folder.resolve("trace");
		final String message = refusal(script(line.formatted(trace), "return x"));
		assertTrue(message.contains("was not run: its code code/__torch__.py"), message);
		assertFalse(Files.exists(trace));
	}

	/** libtorch reads or writes beyond the end of their tensors: the JVM dies. */
	@ParameterizedTest
	@ValueSource(strings = { "torch._reshape_alias(x, [17179869184], [1])",
		"torch._weight_norm(torch.ones([1000000, 3]), torch.ones([1]))", "ops.aten._weight_norm(x, x)",
		"(torch.native_batch_norm(x, x, x, x, x, False, 0.1, 1e-5))[0]" })
	void operatorsThatDoNotCheckTheirArgumentsAreNotRun(final String call) throws IOException {
		final Path file = script("return " + call);
		final String message = assertThrows(IOException.class, () -> ForeignScript.archive(file)).getMessage();
		assertTrue(message.contains("which is not among what networks need"), message);
	}

	@Test
	void codeNestedWithoutEndIsNotParsed() throws IOException {
		for (final String deep : new String[] { "(".repeat(100_000) + "x" + ")".repeat(100_000), "-".repeat(30_000) +
			"x", "(" + "-\n".repeat(30_000) + "x)" })
		{
			final String message = refusal(script("return " + deep));
			assertTrue(message.contains("statement of more than 20000"), message);
		}
		assertTrue(refusal(script("x = torch.neg(x)\n    ".repeat(120_000) + "return x")).contains(
			"more than 2097152 bytes"));
	}

	/** On a stack of 1 MB, 1500 end the JVM. */
	@Test
	void manyOperationsDoNotOverflowTheStack() throws IOException {
		assertEquals("×1 channels 1 multiple 1 side 0", facts(script("x = torch.neg(x)\n    ".repeat(2000) +
			"return x")));
		assertEquals("×1 channels 1 multiple 1 side 0", facts(script("return " + "-".repeat(10_000) + "x")));
	}

	@Test
	void aDamagedFileNeverReachesPyTorch() throws IOException {
		final byte[] whole = Files.readAllBytes(Golden.file("foreign_rgb.pt"));
		final Path file = folder.resolve("damaged.pt");
		for (int at = 40; at < whole.length; at += 97) {
			final byte[] damaged = whole.clone();
			damaged[at] ^= 0x10;
			Files.write(file, damaged);
			try (ForeignNetwork net = ForeignNetwork.load(file, Device.cpu(), Progress.NONE)) {
				assertEquals(2, net.factor(), "a bit nobody reads");
			}
			catch (final IOException exc) {
				assertTrue(exc.getMessage().contains(file.toString()), exc.getMessage());
			}
		}
	}

	@Test
	void closingFreesIt() throws IOException {
		final ForeignNetwork net = ForeignNetwork.load(script("return x"), Device.cpu(), Progress.NONE);
		assertArrayEquals(new float[] { 1 }, net.run(new float[] { 1 }, 1, 1, 1));
		net.close();
		assertThrows(Exception.class, () -> net.run(new float[] { 1 }, 1, 1, 1));
	}

	/** Stops after a while. */
	private static final class Impatient implements Progress {

		private final long end = System.nanoTime() + 500_000_000L;
		private String noted = "";

		@Override
		public void report(final long done, final long total, final String message) {}

		@Override
		public void note(final String line) {
			noted += line;
		}

		@Override
		public boolean isCancelled() {
			return System.nanoTime() > end;
		}
	}

	/** The loop ends after a minute, so that the test's JVM need not compute for ever. */
	@Test
	void codeThatDoesNotEndIsLeftAloneWhenItIsStopped() throws IOException {
		final Path endless = script("i = 0", "while torch.lt(i, 400000000):", "  i = torch.add(i, 1)", "return x");
		final Impatient progress = new Impatient();
		assertThrows(CancellationException.class, () -> ForeignNetwork.load(endless, Device.cpu(), progress));
		assertTrue(progress.noted.contains(endless.toString()) && progress.noted.contains("restart"), progress.noted);
		final Path later = script("i = 0", "while torch.lt(i, torch.mul(torch.gt(torch.size(x, 2), 500), 400000000)):",
			"  i = torch.add(i, 1)", "return x");
		final ForeignNetwork net = ForeignNetwork.load(later, Device.cpu(), Progress.NONE);
		final Thread stuck = new Thread(() -> net.run(new float[512], 1, 512, 1));
		stuck.setDaemon(true);
		stuck.start();
		final String message = assertThrows(IllegalStateException.class, () -> {
			Thread.sleep(200);
			net.run(new float[1], 1, 1, 1);
		}).getMessage();
		assertTrue(message.contains("still at work") && message.contains("restart"), message);
		net.close(); // and does not wait
	}
}
