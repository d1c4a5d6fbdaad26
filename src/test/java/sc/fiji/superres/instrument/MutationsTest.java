package sc.fiji.superres.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.superres.instrument.Mutations.Outcome;

/** Damaged files of microscopes are read or refused; {@link SmallFile#ALL} lists the formats. */
class MutationsTest {

	/** In a Java of its own. */
	private static final int COUNT = 1000;
	/** In this one, where a debugger shows what happens. */
	private static final int FEWER = 200;

	@TempDir
	Path folder;

	static List<SmallFile> files() {
		return SmallFile.ALL;
	}

	@ParameterizedTest
	@MethodSource("files")
	@Timeout(120)
	void aDamagedFileIsReadOrRefused(final SmallFile file) throws IOException {
		final Outcome outcome = Mutations.of(file, FEWER, folder);
		assertTrue(outcome.read() > FEWER / 100 && outcome.refused() > FEWER / 10, "mutations of both kinds: " +
			outcome);
	}

	@Test
	@Timeout(300)
	void damagedFilesAreReadOrRefusedWith128MegabytesOfMemory() throws IOException, InterruptedException {
		final Path log = folder.resolve("log.txt");
		final Path scans = Files.createDirectory(folder.resolve("scans"));
		final Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xmx128m", "-cp", System.getProperty("java.class.path"), Mutations.class.getName(), "" + COUNT, scans
				.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		assertTrue(java.waitFor(240, TimeUnit.SECONDS), "it ends");
		assertEquals(0, java.exitValue(), () -> read(log));
	}

	private static String read(final Path log) {
		try {
			return Files.readString(log);
		}
		catch (final IOException exc) {
			return exc.toString();
		}
	}
}
