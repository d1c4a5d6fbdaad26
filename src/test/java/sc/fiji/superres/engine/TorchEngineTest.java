package sc.fiji.superres.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import sc.fiji.superres.natives.NativePlatform;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

/** What people read when PyTorch is not there, in a JVM of its own; and that it comes up whatever the class loader. */
class TorchEngineTest {

	@TempDir
	Path cache;

	/** Starts the engine and prints what went wrong; the child process's main. */
	public static final class Start {

		public static void main(final String[] arguments) {
			Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
			try {
				System.out.println("started " + TorchEngine.describe(TorchEngine.device("cpu")) + ", passed over " +
					TorchEngine.facts().wantedWasPassedOver());
				System.out.println("offline " + System.getProperty("ai.djl.offline") + ", tracking " + System
					.getProperty("OPT_OUT_TRACKING"));
			}
			catch (final IllegalStateException exc) {
				System.out.println(exc.getMessage());
			}
		}
	}

	/** Loads and runs a network; the child process's main. */
	public static final class Run {

		public static void main(final String[] arguments) throws IOException {
			final SwinIrConfig config = SwinIrConfig.tiny(2);
			try (Network net = config.load(WeightInit.draw(config, 1), Device.cpu(), Precision.FULL)) {
				System.out.println("gives " + net.run(new float[256], 1, 16, 16).length);
			}
		}
	}

	@Test
	void aNetworkRunsWithoutATemporaryFolderAndWarnsOfNothing() throws Exception {
		final ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Djava.io.tmpdir=" + cache.resolve("missing"), "-cp", System.getProperty("java.class.path"),
			Run.class.getName()).redirectErrorStream(true);
		builder.environment().put("OMP_NUM_THREADS", "1");
		// newer versions of Java warn of a missing folder and of native code
		final List<String> lines = said(builder).lines().filter(line -> !line.isBlank() && !line.startsWith(
			"WARNING: ")).toList();
		assertEquals(List.of("gives 1024"), lines);
	}

	/** F11: DJL wrote 18 lines at its first use in Fiji, which has Logback. */
	@Test
	void logbackHearsNoNotesOfDjl() throws Exception {
		final Path everything = Files.writeString(cache.resolve("logback.xml"), """
			<configuration>
				<appender name="console" class="ch.qos.logback.core.ConsoleAppender">
					<encoder><pattern>%level %logger %msg%n</pattern></encoder>
				</appender>
				<root level="debug"><appender-ref ref="console"/></root>
			</configuration>
			""");
		final ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Dlogback.configurationFile=" + everything, "-cp", System.getProperty("java.class.path"),
			Run.class.getName()).redirectErrorStream(true);
		final String said = said(builder);
		assertTrue(said.contains("gives 1024"), said);
		assertFalse(said.contains("ai.djl"), said);
	}

	@Test
	void noLibraryIsLoadedFromTheFolderOfTemporaryFiles() throws Exception {
		final ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Duser.home=" + cache.resolve("missing"), "-Djava.io.tmpdir=" + cache, "-cp", System
				.getProperty("java.class.path"), Start.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD);
		builder.environment().remove("DJL_CACHE_DIR");
		final String said = said(builder);
		assertTrue(said.contains(cache.resolve("missing") + " cannot be written") && said.contains("DJL_CACHE_DIR"),
			said);
		assertTrue(Files.notExists(cache.resolve(".djl.ai")), "nothing was unpacked there");
	}

	@Test
	void aMissingNativeLibraryIsSaidWithTheWayOut() throws Exception {
		final String said = child("pytorch-native", "DJL_CACHE_DIR", cache);
		assertTrue(said.startsWith("PyTorch could not be started: its native library for " + NativePlatform.here()
			.classifier() + " is not there. Check"), said);
		assertTrue(said.contains("pytorch-native-cpu") && said.contains("DJL_CACHE_DIR"), said);
	}

	@Test
	void aMissingEngineIsSaidWithTheWayOut() throws Exception {
		final String said = child("pytorch-engine", "DJL_CACHE_DIR", cache);
		assertTrue(said.contains("PyTorch could not be started") && said.contains("pytorch-engine"), said);
	}

	@Test
	void theContextClassLoaderOfTheCallerDoesNotMatter() throws Exception {
		final String said = child("no-such-jar", "", null);
		assertTrue(said.startsWith("started CPU with"), said);
	}

	@Test
	void theDeviceIsNamedWithThreadsAndEngine() {
		assertEquals("CPU with " + TorchEngine.threads() + (TorchEngine.threads() == 1 ? " thread" : " threads") +
			", PyTorch 2.7.1", TorchEngine.describe(Device.cpu()));
	}

	@Test
	void theStartLeavesNothingSetForOtherPluginsThatUseDjl() throws Exception {
		assertTrue(child("no-such-jar", "", null).endsWith("\noffline null, tracking null"),
			"restored after the start");
	}

	@Test
	void aLibraryFolderThatIsNoneIsSaid() throws Exception {
		final String said = child("no-such-jar", "PYTORCH_LIBRARY_PATH", cache);
		assertTrue(said.contains("started CPU with") && said.contains("passed over true"), said);
	}

	@Test
	void theFactsOfThisMachineCanBeRead() {
		final DeviceFacts facts = TorchEngine.facts();
		assertTrue(Files.isDirectory(Path.of(facts.libraries())), facts.libraries());
		assertEquals(TorchEngine.threads(), facts.threads());
		assertTrue(facts.memory().total().getAsLong() > facts.memory().free().getAsLong(), facts.memory().toString());
	}

	/** What a JVM of its own says that starts the engine, without a jar and with a folder in its environment. */
	private String child(final String leftOut, final String variable, final Path folder) throws IOException,
		InterruptedException
	{
		final String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(
			e -> !new File(e).getName().startsWith(leftOut)).collect(Collectors.joining(File.pathSeparator));
		final ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-cp", path, Start.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD);
		if (folder != null) builder.environment().put(variable, folder.toString());
		return said(builder);
	}

	private static String said(final ProcessBuilder builder) throws IOException, InterruptedException {
		final Process process = builder.start();
		final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the child process ended");
		return said.trim();
	}
}
