package sc.fiji.superres.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.TorchArchive;
import sc.fiji.superres.upscale.NetworkUpscaler;

/** What kept models take, in a JVM of its own with a heap that does not grow. */
@EnabledOnOs(OS.LINUX)
class ModelMemoryTest {

	private static final int MODELS = 25, SIDE = 48;

	@TempDir
	Path folder;

	/** Uses many models; prints the process's memory before, with them and after their release, and what is counted. */
	public static final class Child {

		public static void main(final String[] arguments) throws IOException {
			final SuperResolutionService service = new Context(SuperResolutionService.class).service(
				SuperResolutionService.class);
			use(service, Path.of(arguments[0]), 0);
			service.release();
			final long before = resident();
			for (int i = 1; i <= MODELS; i++)
				use(service, Path.of(arguments[0]), i);
			final long full = resident(), counted = service.status("cpu").modelBytes();
			service.release();
			System.out.println("memory " + before + " " + full + " " + resident() + " " + counted);
			System.exit(0);
		}

		private static void use(final SuperResolutionService service, final Path folder, final int i)
			throws IOException
		{
			final Path model = folder.resolve(i + ".pth");
			TorchArchive.writeStateDict(model, WeightInit.draw(SwinIrConfig.tiny(2), i));
			service.withModel(model.toString(), "cpu", Precision.FULL, 0, 16, Progress.NONE,
				upscaler -> ((NetworkUpscaler) upscaler).network().run(new float[SIDE * SIDE], 1, SIDE, SIDE));
		}

		private static long resident() throws IOException {
			System.gc();
			return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS"))
				.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).sum();
		}
	}

	@Test
	void modelsAreCountedAsWhatTheyTakeAndGiveItBack() throws IOException, InterruptedException {
		final Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-cp", System.getProperty("java.class.path"), Child.class
				.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(child.waitFor(60, TimeUnit.SECONDS));
		final long[] memory = Arrays.stream(out.substring(out.indexOf("memory ") + 7).trim().split(" ")).mapToLong(
			Long::parseLong).toArray();
		final long taken = memory[1] - memory[0], left = memory[2] - memory[0];
		assertTrue(memory[3] > 0.7 * taken && memory[3] < 2 * taken, () -> memory[3] + " counted, " + taken + " taken");
		assertTrue(left < taken / 4, () -> left + " of " + taken + " left");
	}
}
