package sc.fiji.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that are whole or not there, whoever else writes and whatever was killed. */
class WholeOrNotTest {

	@TempDir
	private Path folder;

	private static void text(final Path file, final String text) throws IOException {
		AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void whatAKilledProgramLeftIsNotInTheWayAndGoes() throws IOException {
		for (final String left : List.of(".a.txt.part", ".a.txt.12ab.part", ".a.txt.12ab-7.part",
			"..a.txt.12ab-7.part.12ab-8.part"))
			Files.writeString(folder.resolve(left), "half");
		for (final String other : List.of(".b.txt.12ab-7.part", ".a.txt.mine.part", "a.txt.part"))
			Files.writeString(folder.resolve(other), "of something else");
		text(folder.resolve("a.txt"), "whole");
		assertEquals(List.of(".a.txt.mine.part", ".b.txt.12ab-7.part", "a.txt", "a.txt.part"), names());
	}

	@Test
	void twoWritersOfOneFileDoNotMix() throws IOException {
		final Path file = folder.resolve("a.txt");
		AtomicFile.write(file, out -> {
			out.write("first ".getBytes(StandardCharsets.UTF_8));
			out.flush();
			text(file, "second");
			assertEquals("second", Files.readString(file));
			out.write("writer".getBytes(StandardCharsets.UTF_8));
		});
		assertEquals("first writer", Files.readString(file));
		assertEquals(List.of("a.txt"), names());
	}

	@Test
	void anErrorNamesTheFileThatPeopleKnow() throws IOException {
		final Path part = folder.resolve(".a.tif.12ab-7.part");
		assertEquals(folder.resolve("a.tif") + " cannot be written: No space left on device", FileFailure.named(part,
			new IOException("No space left on device")).getMessage());
		Files.writeString(folder.resolve("file"), "no folder");
		final Path inside = folder.resolve("file/a.txt");
		final String refused = assertThrows(IOException.class, () -> text(inside, "text")).getMessage();
		assertTrue(refused.contains(folder.resolve("file").toString()), refused);
		final Path log = folder.resolve("none/log.txt");
		assertTrue(assertThrows(IOException.class, () -> AtomicFile.append(log, "line")).getMessage().contains(log
			.toString()));
	}

	@Test
	void anErrorInAnUnfinishedFolderNamesTheFolderThatPeopleKnow() throws IOException {
		final PartFolder part = PartFolder.anew(folder.resolve("pairs"));
		final IOException full = new IOException("No space left on device");
		assertEquals(folder.resolve("pairs/HR/a.tif") + " cannot be written: No space left on device", FileFailure
			.named(part.path().resolve("HR/.a.tif.12ab-7.part"), full).getMessage());
		part.discard(full);
	}

	@Test
	void whatTheContentItselfThrowsStaysAsItIs() throws IOException {
		final IOException own = new IOException("its input is cut off");
		assertEquals(own, assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("a.txt"), out -> {
			throw own;
		})));
		assertEquals(List.of(), names());
	}

	@Test
	void aLockIsForOneOwnerAndLeavesNothing() throws IOException {
		final Path file = folder.resolve(".work.lock");
		try (LockFile lock = LockFile.take(file, "taken")) {
			assertEquals("taken", assertThrows(IOException.class, () -> LockFile.take(file, "taken")).getMessage());
			assertTrue(LockFile.tryTake(folder.resolve("../" + folder.getFileName() + "/.work.lock")).isEmpty());
		}
		assertEquals(List.of(), names());
		LockFile.take(file, "taken").close();
	}

	/** Holds a lock until it is killed. */
	public static final class Holder {

		private Holder() {}

		public static void main(final String[] arguments) throws IOException {
			final LockFile lock = LockFile.take(Path.of(arguments[0]), "taken");
			System.out.println("held");
			System.in.read();
			lock.close();
		}
	}

	@Test
	void aLockOfAnotherProgramHoldsUntilThatIsKilled() throws IOException, InterruptedException {
		final Path file = folder.resolve(".work.lock");
		final Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-cp", System.getProperty("java.class.path"), Holder.class.getName(), file.toString()).start();
		try (BufferedReader out = other.inputReader()) {
			assertEquals("held", out.readLine());
			assertThrows(IOException.class, () -> LockFile.take(file, "taken"));
		}
		finally {
			other.destroyForcibly();
		}
		assertTrue(other.waitFor(30, TimeUnit.SECONDS));
		assertTrue(Files.exists(file), "the file stays, the lock does not");
		LockFile.take(file, "taken").close();
		assertFalse(Files.exists(file));
	}

	@Test
	void aFolderBegunAnewDropsWhatWasLeftAndLeavesOtherThingsAlone() throws IOException {
		final Path part = Files.createDirectories(folder.resolve(".report.part"));
		Files.writeString(part.resolve("mine.txt"), "mine");
		assertThrows(IOException.class, () -> PartFolder.anew(folder.resolve("report")));
		assertEquals("mine", Files.readString(part.resolve("mine.txt")));
		Files.writeString(part.resolve(PartFolder.PLAN), "");
		final PartFolder whole = PartFolder.anew(folder.resolve("report"));
		assertFalse(Files.exists(part.resolve("mine.txt")), "that of a killed program");
		assertThrows(IOException.class, () -> PartFolder.anew(folder.resolve("report")));
		Files.writeString(whole.path().resolve("page.html"), "page");
		whole.complete();
		assertEquals(List.of("report"), names());
		assertEquals(List.of(folder.resolve("report/page.html")), list(folder.resolve("report")));
	}

	private static List<Path> list(final Path of) {
		try (Stream<Path> files = Files.list(of)) {
			return files.toList();
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}
}
