package sc.fiji.superres.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a JVM of its own, as {@code scripts/macro.sh} starts it. */
class HeadlessTest {

	private static final long LIMIT_SECONDS = 120;

	@TempDir
	private Path folder;

	private record Outcome(int status, String out, String err) {}

	private Outcome launch(final String... args) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
			Headless.class.getName()));
		command.addAll(List.of(args));
		final Path out = folder.resolve("out.txt"), err = folder.resolve("err.txt");
		final ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err
			.toFile());
		builder.environment().put("DJL_CACHE_DIR", unpacked().toString());
		final Process process = builder.start();
		if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new AssertionError("The launcher did not end: " + Files.readString(err));
		}
		return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
	}

	/** Where PyTorch would be unpacked to. */
	private Path unpacked() {
		return folder.resolve("unpacked");
	}

	private String macro(final String source) throws IOException {
		return Files.writeString(folder.resolve("a macro.ijm"), source).toString();
	}

	@Test
	void aMacroThatEndsPrintsAndGivesZero() throws Exception {
		final Outcome outcome = launch(macro("newImage('ramp', '16-bit ramp', 8, 8, 1);\n" +
			"print(getTitle(), bitDepth(), getArgument());"), "the argument");
		assertEquals("ramp 16 the argument", outcome.out().trim());
		assertEquals("", outcome.err());
		assertEquals(0, outcome.status());
	}

	/** F6: the status was 0. */
	@Test
	void aMacroThatIsStoppedGivesOneAndSaysWhy() throws Exception {
		final Outcome outcome = launch(macro("print('before');\nrun('No Such Command...', 'a=1');\nprint('after');"));
		assertEquals("before", outcome.out().trim());
		assertTrue(outcome.err().contains("a macro.ijm: Unrecognized command: \"No Such Command...\" in line 2"),
			outcome.err());
		assertEquals(1, outcome.status());
	}

	@Test
	void aSyntaxErrorGivesOne() throws Exception {
		final Outcome outcome = launch(macro("x = ;"));
		assertTrue(outcome.err().contains("in line 1"), outcome.err());
		assertEquals(1, outcome.status());
	}

	@Test
	void aWrongCallGivesTwo() throws Exception {
		final Outcome outcome = launch();
		assertTrue(outcome.err().startsWith("Usage: Headless FILE.ijm [ARGUMENT]"), outcome.err());
		assertEquals(2, outcome.status());
	}

	/** H4: a typo in the model's name does not cost the unpacking of 430 MB first. */
	@Test
	void aModelThatIsNotThereIsSaidBeforePyTorchIsUnpacked() throws Exception {
		final Outcome outcome = launch(macro("newImage('ramp', '8-bit ramp', 64, 64, 1);\n" +
			"run('Super-Resolve Image...', 'model=/no/such/model.pt');"));
		assertTrue(outcome.err().contains("/no/such/model.pt"), outcome.err());
		assertEquals(1, outcome.status());
		assertTrue(Files.notExists(unpacked()), "nothing was unpacked");
	}
}
