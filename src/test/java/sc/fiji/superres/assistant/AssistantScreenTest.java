package sc.fiji.superres.assistant;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link AssistantTour} in a JVM of its own, with ImageJ as it is. It takes the screen that {@code DISPLAY} names, or
 * starts Xvfb where that is installed; without either it is skipped.
 */
class AssistantScreenTest {

	private static final long LIMIT_SECONDS = 600;

	@TempDir
	Path folder;

	@Test
	void fromSampleToResultByButtonsAlone() throws Exception {
		final String display = System.getenv("DISPLAY");
		if (display != null && !display.isBlank()) tour(display);
		else tourOnAnInvisibleScreen();
	}

	private void tourOnAnInvisibleScreen() throws Exception {
		Assumptions.assumeTrue(isXvfbThere(),
			"SKIPPED: there is no display and no Xvfb, so nobody clicks through the " + "assistant: install xvfb.");
		final Process screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24")
			.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try (BufferedReader number = new BufferedReader(new InputStreamReader(screen.getInputStream()))) {
			tour(":" + number.readLine());
		}
		finally {
			screen.destroy();
		}
	}

	private static boolean isXvfbThere() {
		for (final String place : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
			if (Files.isExecutable(Path.of(place, "Xvfb"))) return true;
		return false;
	}

	private void tour(final String display) throws IOException, InterruptedException {
		final Path log = folder.resolve("log.txt");
		final ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Djava.awt.headless=false", "-Doffline=true", "-DOPT_OUT_TRACKING=true", "-cp", System
				.getProperty("java.class.path"), AssistantTour.class.getName(), folder.toString(), folder.resolve("run")
					.toString());
		command.environment().put("DISPLAY", display);
		final Process tour = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		final boolean ended = tour.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
		if (!ended) tour.destroyForcibly();
		assertTrue(ended && tour.exitValue() == 0, () -> text(log));
		for (int page = 1; page <= 4; page++)
			assertTrue(Files.size(folder.resolve("assistant-" + page + ".png")) > 5000, "page " + page + " is drawn");
	}

	private static String text(final Path log) {
		try {
			return Files.readString(log);
		}
		catch (final IOException exc) {
			return exc.toString();
		}
	}
}
