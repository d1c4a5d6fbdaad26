package sc.fiji.superres.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzTest {

	@TempDir
	private Path folder;

	/** In a JVM of its own with little memory; some ten seconds. */
	@Test
	void twoThousandDamagedAndHostileFilesAreRefusedByNameInLittleMemory() throws IOException, InterruptedException {
		final Path out = folder.resolve("out.txt");
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
			FuzzModelFiles.class.getName(), folder.toString(), "0", "2000").redirectErrorStream(true).redirectOutput(out
				.toFile()).start();
		try {
			assertTrue(process.waitFor(6, TimeUnit.MINUTES), () -> "it does not end; " + text(out));
			assertEquals(0, process.exitValue(), () -> text(out));
		}
		finally {
			process.destroyForcibly();
		}
		assertEquals(2000, text(out).lines().filter(line -> line.contains(" read, ")).flatMap(line -> java.util.Arrays
			.stream(line.replaceAll("[^ 0-9]|_", "").trim().split(" +"))).mapToInt(Integer::parseInt).sum(), () -> text(
				out));
	}

	private static String text(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException exc) {
			return exc.toString();
		}
	}
}
