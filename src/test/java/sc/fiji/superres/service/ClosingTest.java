package sc.fiji.superres.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.TorchArchive;
import sc.fiji.superres.upscale.NetworkUpscaler;

/** The end of a JVM while another thread computes in native code. */
@EnabledOnOs(OS.LINUX)
class ClosingTest {

	private static final int SIDE = 32, TERMINATED = 128 + 15, PATIENCE = 60;

	@TempDir
	Path folder;

	/** Computes until it is stopped; the child process's main, which SIGTERM reaches. */
	public static final class Child {

		public static void main(final String[] arguments) throws IOException {
			final SuperResolutionService service = new Context(SuperResolutionService.class).service(
				SuperResolutionService.class);
			final Progress progress = service.sharing(Progress.NONE);
			service.withModel(arguments[0], "cpu", Precision.FULL, 0, 16, progress, upscaler -> {
				final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * PATIENCE); // should the test be
																								// killed
				try {
					for (long i = 0; System.nanoTime() < end; i++) {
						((NetworkUpscaler) upscaler).network().run(new float[SIDE * SIDE], 1, SIDE, SIDE);
						if (i == 1) System.out.println("computing");
						progress.report(i, Long.MAX_VALUE, "tile");
					}
				}
				catch (final CancellationException exc) {
					System.out.println(exc.getMessage()); // before the device is given back, since the JVM ends then
				}
				return null;
			});
		}
	}

	/** Enlarges images whose tiles take seconds; the child process's main. */
	public static final class Enlarging {

		public static void main(final String[] arguments) throws IOException {
			final SuperResolutionService service = new Context(SuperResolutionService.class).service(
				SuperResolutionService.class);
			final Progress progress = service.sharing(Progress.NONE);
			service.withModel(arguments[0], "cpu", Precision.FULL, 0, 16, progress, upscaler -> {
				System.out.println("computing");
				for (int i = 0; i < 2 * PATIENCE; i++)
					upscaler.upscale(List.of(Planes.floats(new float[256 * 256], 256, 256)), progress);
				return null;
			});
		}
	}

	@Test
	void aTileThatIsLeftAloneEndsBeforeTheJvmDoes() throws IOException, InterruptedException {
		assertEquals(TERMINATED, ended(Enlarging.class, null));
	}

	@Test
	void nativeWorkStopsAtItsNextStepBeforeTheJvmEnds() throws IOException, InterruptedException {
		assertEquals(TERMINATED, ended(Child.class, "Stopped, since Fiji or ImageJ is closing."));
	}

	/** Exit status of a JVM that gets SIGTERM while it computes, and says a last line, or whatever. */
	private int ended(final Class<?> main, final String last) throws IOException, InterruptedException {
		final Path model = folder.resolve("light.pth");
		TorchArchive.writeStateDict(model, WeightInit.draw(SwinIrConfig.preset("light", 2), 1));
		final Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-cp", System.getProperty("java.class.path"), main.getName(), model.toString()).directory(folder.toFile())
			.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
			assertEquals("computing", line(out));
			Thread.sleep(500);
			child.toHandle().destroy(); // Process.destroy would close the stream
			if (last != null) assertEquals(last, line(out));
			assertTrue(child.waitFor(PATIENCE, TimeUnit.SECONDS));
		}
		finally {
			child.destroyForcibly();
		}
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(model), files.toList(), "no crash report");
		}
		return child.exitValue();
	}

	/** The next line that is none of SciJava's log. */
	private static String line(final BufferedReader out) throws IOException {
		String line = out.readLine();
		while (line != null && line.startsWith("["))
			line = out.readLine();
		return line;
	}
}
