package sc.fiji.superres.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.TorchArchive;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;

@Timeout(30)
class SuperResolutionServiceTest {

	@TempDir
	private Path folder;

	@RegisterExtension
	final ServiceOfItsOwn own = new ServiceOfItsOwn();

	private final SuperResolutionService service = own.service;

	private Path model(final String name, final int factor, final long seed) throws IOException {
		final Path file = folder.resolve(name);
		TorchArchive.writeStateDict(file, WeightInit.draw(SwinIrConfig.tiny(factor), seed));
		return file;
	}

	private Network network(final Path model) throws IOException {
		return service.withModel(model.toString(), "cpu", Precision.FULL, 0, 16, Progress.NONE,
			upscaler -> ((NetworkUpscaler) upscaler).network());
	}

	private String refusal(final Class<? extends Exception> type, final String model, final String device) {
		return assertThrows(type, () -> service.withModel(model, device, Precision.FULL, 0, 16, Progress.NONE,
			upscaler -> {
				throw new AssertionError("ran with " + upscaler.description());
			})).getMessage();
	}

	@Test
	void sciJavaFindsTheService() {
		assertInstanceOf(DefaultSuperResolutionService.class, service);
	}

	@Test
	void aModelIsKeptForTheNextCall() throws IOException {
		final Path model = model("a.pth", 2, 1);
		assertSame(network(model), network(model));
		assertSame(network(model), network(folder.resolve(".").resolve("a.pth")), "the same file by another path");
	}

	@Test
	void theSameContentIsTheSameModelWhereverItLies() throws IOException {
		final Path model = model("a.pth", 2, 1);
		final Network network = network(model);
		assertSame(network, network(Files.copy(model, folder.resolve("copy.pth"))));
		Files.setLastModifiedTime(model, FileTime.fromMillis(0));
		assertSame(network, network(model));
	}

	@Test
	void aModelIsLoadedAgainWhenItsContentChangedAndNothingElse() throws IOException {
		final Path model = model("a.pth", 2, 1);
		final Network before = network(model);
		final FileTime time = Files.getLastModifiedTime(model);
		final long size = Files.size(model);
		model("a.pth", 2, 2);
		Files.setLastModifiedTime(model, time);
		assertEquals(size, Files.size(model));
		final Network after = network(model);
		assertNotSame(before, after);
		try (Network expected = SwinIrConfig.tiny(2).load(WeightInit.draw(SwinIrConfig.tiny(2), 2), Device.cpu(),
			Precision.FULL))
		{
			assertArrayEquals(expected.run(new float[64], 1, 8, 8), after.run(new float[64], 1, 8, 8));
		}
	}

	@Test
	void theNetworkChoosesWhatAutomaticPrecisionIs() throws IOException {
		assertEquals(Precision.FULL, automatic(model("a.pth", 2, 1)));
		assertEquals(Precision.FULL, automatic(Golden.file("foreign_grey.pt")));
		final NetworkConfig fast = Architectures.preset("fast", 2);
		final Path file = folder.resolve("fast.pth");
		ModelFiles.writeOfficial(file, fast.firstWeights(1), fast);
		final Precision chosen = automatic(file);
		assertTrue(chosen == fast.automatic(Device.cpu()) || chosen == Precision.FULL,
			"as fast as it was measured to be");
		final boolean measured = service.status("cpu").gains().stream().anyMatch(gain -> gain.startsWith(fast
			.summary()));
		assertEquals(fast.automatic(Device.cpu()) != Precision.FULL, measured, "full precision alone needs no trial");
		final String named = file + (automatic(file) == Precision.BF16 ? " in bf16" : "");
		assertTrue(service.status("cpu").models().stream().anyMatch(held -> held.name().equals(named)), named);
	}

	/** A model is loaded once, whether its precision was named or chosen. */
	@Test
	void automaticPrecisionKeepsNoSecondModel() throws IOException {
		final Path file = model("a.pth", 2, 1);
		final Network full = network(file);
		assertEquals(Precision.FULL, automatic(file));
		assertEquals(1, service.status("cpu").models().size());
		assertSame(full, network(file));
	}

	private Precision automatic(final Path model) throws IOException {
		return service.withModel(model.toString(), "cpu", Precision.AUTO, 0, 16, Progress.NONE,
			u -> ((NetworkUpscaler) u).network().precision());
	}

	@Test
	void severalModelsAreKept() throws IOException {
		final Network first = network(model("a.pth", 2, 1)), second = network(model("b.pth", 3, 1));
		assertSame(first, network(folder.resolve("a.pth")));
		final DeviceStatus status = service.status("cpu");
		assertEquals(List.of(folder.resolve("b.pth").toString(), folder.resolve("a.pth").toString()), status.models()
			.stream().map(DeviceStatus.HeldModel::name).toList(), "the one used longest ago first");
		assertTrue(status.models().get(1).bytes() > 4 * SwinIrConfig.tiny(2).parameters(), "with its position biases");
		assertEquals(1L << 30, status.modelBudget());
		assertEquals(3, second.factor());
	}

	@Test
	void withoutMemoryForModelsNoneIsKept() throws IOException {
		System.setProperty(SuperResolutionService.MODEL_MEMORY, "0");
		try {
			final Network network = network(model("a.pth", 2, 1));
			assertThrows(Exception.class, () -> network.run(new float[64], 1, 8, 8), "its memory was freed");
			assertEquals(List.of(), service.status("cpu").models());
		}
		finally {
			System.clearProperty(SuperResolutionService.MODEL_MEMORY);
		}
	}

	@Test
	void aModelInUseIsNotReleased() throws IOException {
		service.withModel(model("a.pth", 2, 1).toString(), "cpu", Precision.FULL, 0, 16, Progress.NONE, upscaler -> {
			assertEquals(0, service.release());
			assertTrue(service.status("cpu").models().get(0).inUse());
			return ((NetworkUpscaler) upscaler).network().run(new float[64], 1, 8, 8);
		});
		assertTrue(service.release() > 0);
		assertEquals(List.of(), service.status("cpu").models());
	}

	@ParameterizedTest
	@ValueSource(strings = { "bicubic", "bicubic x2" })
	void bicubicRefusesADeviceThatIsNoneToo(final String model) {
		assertTrue(refusal(IllegalArgumentException.class, model, "foo").contains("device=foo is none of"));
	}

	@Test
	void aModelThatCannotBeReadLeavesTheServiceUsable() throws IOException {
		final Path good = model("a.pth", 2, 1);
		network(good);
		refusal(IOException.class, Files.writeString(folder.resolve("bad.pth"), "nothing").toString(), "cpu");
		assertEquals(64 * 4, network(good).run(new float[64], 1, 8, 8).length);
	}

	@Test
	void anotherNetworkAsTorchScriptIsAModelAndTakesTurnsWithOthers() throws IOException {
		final String foreign = Golden.file("foreign_grey.pt").toString();
		final var upscaler = service.withModel(foreign, "cpu", Precision.FULL, 0, 16, Progress.NONE,
			u -> (NetworkUpscaler) u);
		assertEquals("TorchScript ×3, channels: 1, sides in multiples of 8 on cpu()", upscaler.description());
		assertSame(upscaler.network(), service.withModel(foreign, "cpu", Precision.FULL, 0, 16, Progress.NONE,
			u -> ((NetworkUpscaler) u).network()));
		final DeviceStatus.HeldModel held = service.status("cpu").models().get(0);
		assertEquals(new DeviceStatus.HeldModel(foreign, "cpu", Files.size(Path.of(foreign)) + (3 << 20), false), held);
		assertEquals(held.bytes(), service.release());
		assertThrows(Exception.class, () -> upscaler.network().run(new float[64], 1, 8, 8), "freed");
	}

	@Test
	void disposeFreesTheModel() throws IOException {
		final Network network = network(model("a.pth", 2, 1));
		assertEquals(64 * 4, network.run(new float[64], 1, 8, 8).length);
		own.context.dispose();
		assertThrows(Exception.class, () -> network.run(new float[64], 1, 8, 8));
	}

	@Test
	void disposeDoesNotWaitForTheEndOfATaskWhichFreesTheModelItself() throws Exception {
		final String file = model("a.pth", 2, 1).toString();
		final CountDownLatch taken = new CountDownLatch(1), goOn = new CountDownLatch(1);
		final FutureTask<Network> task = new FutureTask<>(() -> service.withModel(file, "cpu", Precision.FULL, 0, 16,
			Progress.NONE, upscaler -> {
				taken.countDown();
				try {
					goOn.await();
				}
				catch (final InterruptedException exc) {
					throw new IOException(exc);
				}
				final Network network = ((NetworkUpscaler) upscaler).network();
				assertEquals(64 * 4, network.run(new float[64], 1, 8, 8).length, "still there after dispose");
				return network;
			}));
		new Thread(task).start();
		taken.await();
		own.context.dispose(); // as the end of the JVM does; @Timeout fails this test where it waits
		goOn.countDown();
		final Network network = task.get();
		assertThrows(Exception.class, () -> network.run(new float[64], 1, 8, 8), "freed when the task was done");
	}

	@ParameterizedTest
	@CsvSource({ "bicubic,4", "Bicubic,4", "bicubic x2,2", "Bicubic X2,2", "bicubic ×3,3", "bicubic_x8,8",
		" bicubic ,4" })
	void bicubicIsAModelOfAnyFactor(final String name, final int factor) throws IOException {
		assertEquals(new BicubicUpscaler(factor), service.withModel(name, "auto", Precision.FULL, 0, 16, Progress.NONE,
			u -> u));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bicubic-net/model.pt", "bicubic.pt", "Bicubic run" })
	void aPathThatBeginsWithBicubicIsAPath(final String path) {
		assertTrue(assertThrows(IOException.class, () -> service.withModel(path, "cpu", Precision.FULL, 0, 16,
			Progress.NONE, upscaler -> null)).getMessage().contains("There is no model " + path));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bicubic x9", "bicubic x1", "bicubic 2.5", "bicubic x22" })
	void bicubicOfAnotherFactorIsNamed(final String name) {
		final String message = refusal(IllegalArgumentException.class, name, "cpu");
		assertTrue(message.contains("model=" + name) && message.contains("bicubic x8"), message);
	}

	@Test
	void aModelThatIsNotThereIsNamed() {
		final String missing = folder.resolve("missing.pt").toString();
		final String message = refusal(IOException.class, missing, "cpu");
		assertTrue(message.contains(missing) && message.contains("run folder"), message);
		assertTrue(refusal(IOException.class, folder.toString(), "cpu").contains("no best.pt and no model.pt"));
	}

	@Test
	void anEmptyModelSaysWhatToName() {
		for (final String empty : new String[] { "", "  ", null }) {
			final String message = refusal(IllegalArgumentException.class, empty, "cpu");
			assertTrue(message.contains("model is empty") && message.contains("bicubic"), message);
		}
	}

	@Test
	void aDeviceThatIsNotThereIsNamed() throws IOException {
		final String model = model("a.pth", 2, 1).toString();
		assertTrue(refusal(IllegalArgumentException.class, model, "tpu").contains("device=tpu is none of: auto, cpu"));
		assertTrue(refusal(IllegalArgumentException.class, model, "cuda:77").contains("device=cuda:77 is not there"));
		assertEquals(Device.cpu(), service.withDevice("cpu", Progress.NONE, device -> device), "and is free again");
	}

	@Test
	void tilesThatCannotBeAreNamed() throws IOException {
		final String model = model("a.pth", 2, 1).toString();
		for (final String any : new String[] { model, "bicubic" }) {
			assertTrue(assertThrows(IllegalArgumentException.class, () -> service.withModel(any, "cpu", Precision.FULL,
				-4, 16, Progress.NONE, u -> u)).getMessage().contains("tile=-4"));
		}
	}
}
