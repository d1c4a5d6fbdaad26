package sc.fiji.superres.swinir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;

/** What people read when PyTorch is not there, in a JVM of its own; and that it comes up whatever the class loader. */
class TorchEngineTest {

	@TempDir
	Path cache;

	/** Starts the engine and prints what went wrong; the child process's main. */
	public static final class Start {

		public static void main(final String[] arguments) {
			Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
			try {
				System.out.println("started " + TorchEngine.describe(TorchEngine.device("cpu")));
			}
			catch (final IllegalStateException exc) {
				System.out.println(exc.getMessage());
			}
		}
	}

	@Test
	void aMissingNativeLibraryIsSaidWithTheWayOut() throws Exception {
		final String said = child("pytorch-native", cache.toString());
		assertTrue(said.startsWith("PyTorch could not be started: its native library is not there. Check"), said);
		assertTrue(said.contains("pytorch-native-cpu") && said.contains("DJL_CACHE_DIR"), said);
	}

	@Test
	void aMissingEngineIsSaidWithTheWayOut() throws Exception {
		final String said = child("pytorch-engine", cache.toString());
		assertTrue(said.contains("PyTorch could not be started") && said.contains("pytorch-engine"), said);
	}

	@Test
	void theContextClassLoaderOfTheCallerDoesNotMatter() throws Exception {
		final String said = child("no-such-jar", null);
		assertTrue(said.startsWith("started CPU with"), said);
	}

	@Test
	void theChosenDeviceIsNamedWithTheReason() {
		assertEquals("CPU with " + Runtime.getRuntime().availableProcessors() + " processors, PyTorch 2.7.1", TorchEngine
			.describe(Device.cpu()).replaceAll(" \\(.*", ""));
	}

	private String child(final String leftOut, final String cacheFolder) throws IOException, InterruptedException {
		final String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(e -> !new File(
			e).getName().startsWith(leftOut)).collect(Collectors.joining(File.pathSeparator));
		final ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-cp", path, Start.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD);
		if (cacheFolder != null) builder.environment().put("DJL_CACHE_DIR", cacheFolder);
		final Process process = builder.start();
		final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the child process ended");
		return said.trim();
	}
}
