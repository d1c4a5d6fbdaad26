package sc.fiji.superres.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import sc.fiji.superres.Progress;
import sc.fiji.superres.ProgressProbe;

/** Runs that are ended in the middle, and images that fail: the others are done, and nothing half is left. */
class FolderRunFailureTest extends FolderRuns {

	@Test
	void aKilledRunLosesTheImageItWasAt() throws IOException {
		image("d.tif", "killed");
		assertThrows(Killed.class, this::run);
		assertEquals(List.of("a.tif", "d.tif"), made);
		Files.writeString(output().resolve(".d-X.tif.1234.part"), "what a JVM that was killed cannot delete");
		image("d.tif", "well again");
		run();
		assertEquals(List.of("d.tif", "b.tif", "c.tif"), made);
		assertEquals(RESULTS, results());
		assertEquals("WELL AGAIN", result("d-X.tif"));
		assertTrue(table("1of1").get(1).contains(",done,"));
	}

	@Test
	void stoppingKeepsWhatIsDoneAndNothingHalf() throws IOException {
		final Progress stop = ProgressProbe.stoppingWhen(() -> made.size() == 2); // inside the second image
		assertThrows(CancellationException.class, () -> run("1/1", new Capitals(), stop));
		assertEquals(List.of("a-X.tif", "log-1of1.txt", "summary-1of1.csv"), results());
	}

	@Test
	void errorsDoNotStopTheRestAndLeaveNothing() throws IOException {
		image("a.tif", "broken");
		image("sub/b.tif", "too large");
		assertEquals(List.of("a.tif: its content is \"broken\",\nas said", "sub/b.tif: heap"), run());
		assertEquals(List.of("d-X.tif", "log-1of1.txt", "sub/deep, er/c-X.tif", "summary-1of1.csv"), results());
		final List<String> table = table("1of1");
		assertTrue(table.contains("a.tif,,,,,failed,\"its content is \"\"broken\"\", as said\""), table.toString());
		assertTrue(log.get(log.size() - 1).startsWith("2 of 4 images done, 2 failed; see "), log.toString());
	}

	@Test
	void anothersFileIsReplacedOnlyIfSaid() throws IOException {
		Files.createDirectories(output());
		Files.writeString(output().resolve("a-X.tif"), "foreign");
		assertEquals(List.of("a.tif: it is another's"), run());
		assertEquals("foreign", result("a-X.tif"));
		assertEquals(List.of(), runAgain());
		assertEquals("TEXT OF A.TIF", result("a-X.tif"));
	}

	@Test
	void aLinkThatLeadsNowhereIsSaidAndCountsAsAnError() throws IOException {
		Files.createSymbolicLink(source().resolve("gone.tif"), folder.resolve("nowhere.tif"));
		Files.createSymbolicLink(source().resolve("day2"), folder.resolve("no-disk"));
		assertEquals(List.of("day2: it is a link that leads nowhere: mend or delete it",
			"gone.tif: it is a link that leads nowhere: mend or delete it"), run());
		assertTheOthersAreDone();
		assertTrue(result("summary-1of1.csv").contains("gone.tif,,,,,failed,"));
	}

	/** No locale of Linux expresses this byte alone. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aNameThatTheLocaleCannotExpressFailsAndTheOthersAreDone() throws IOException, InterruptedException {
		final Process copy = new ProcessBuilder("sh", "-c", "cp a.tif \"$(printf '\\265m.tif')\"").directory(source()
			.toFile()).start();
		assertEquals(0, copy.waitFor());
		final List<String> failures = run();
		assertEquals(1, failures.size(), failures.toString());
		assertTrue(failures.get(0).contains("m.tif: its name has characters that this locale"), failures.get(0));
		assertTheOthersAreDone();
		assertEquals(1, run().size(), "and so again");
	}

	private void assertTheOthersAreDone() throws IOException {
		assertTrue(results().containsAll(List.of("a-X.tif", "d-X.tif", "sub/b-X.tif")), results().toString());
	}
}
