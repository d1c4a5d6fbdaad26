package sc.fiji.superres.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.Progress;

class FolderRunTest {

	@TempDir
	private Path folder;

	private final List<String> made = new ArrayList<>(), log = new ArrayList<>();

	/** What ends everything at once. */
	private static final class Killed extends Error {

		private static final long serialVersionUID = 1;
	}

	/** Copies a file in capitals; a result is done when it is the capitals of its image. */
	private class Capitals implements FolderRun.ImageWork {

		@Override
		public boolean isDone(final Path image, final Path result) throws IOException {
			if (Files.readString(result).equals("foreign")) throw new IOException("it is another's");
			return Files.readString(result).equals(Files.readString(image).toUpperCase());
		}

		@Override
		public FolderRun.Sizes make(final Path image, final Path result, final Progress progress) throws IOException {
			made.add(image.getFileName().toString());
			final String text = Files.readString(image);
			Files.writeString(result, text.substring(0, text.length() / 2));
			if (text.equals("broken")) throw new IOException("its content is \"broken\",\nas said");
			if (text.equals("too large")) throw new OutOfMemoryError("heap");
			if (text.equals("killed")) throw new Killed();
			progress.report(1, 2, "half");
			progress.checkCancelled();
			Files.writeString(result, text.toUpperCase());
			return new FolderRun.Sizes("1x" + text.length(), "4x" + text.length());
		}
	}

	@BeforeEach
	void images() throws IOException {
		for (final String name : List.of("a.tif", "sub/b.tif", "sub/deep, er/c.tif", "d.tif"))
			image(name, "text of " + name);
	}

	private void image(final String name, final String text) throws IOException {
		Files.createDirectories(source().resolve(name).getParent());
		Files.writeString(source().resolve(name), text);
	}

	private Path source() {
		return folder.resolve("in");
	}

	private Path output() {
		return folder.resolve("out");
	}

	private List<String> run(final String shard, final boolean overwrite, final FolderRun.ImageWork work,
		final Progress progress) throws IOException
	{
		made.clear();
		return new FolderRun(source(), output(), "-X.tif", Shard.parse(shard), overwrite).on(SourceFiles.find(source(),
			output(), FilePatterns.parse("*")), work, new FolderRun.Listeners(progress, log::add,
				Throwable::getMessage));
	}

	private List<String> run() throws IOException {
		return run("1/1", false, new Capitals(), Progress.NONE);
	}

	private List<String> results() throws IOException {
		try (Stream<Path> files = Files.walk(output())) {
			return files.filter(Files::isRegularFile).map(f -> FolderRun.name(output().relativize(f))).sorted()
				.toList();
		}
	}

	private List<String> table(final String shard) throws IOException {
		return Files.readAllLines(output().resolve("summary-" + shard + ".csv"));
	}

	@Test
	void theTreeIsKeptAndTheTableHasARowForEachImage() throws IOException {
		assertEquals(List.of(), run());
		assertEquals(List.of("a-X.tif", "d-X.tif", "log-1of1.txt", "sub/b-X.tif", "sub/deep, er/c-X.tif",
			"summary-1of1.csv"), results());
		assertEquals("TEXT OF SUB/B.TIF", Files.readString(output().resolve("sub/b-X.tif")));
		final List<String> table = table("1of1");
		assertEquals("Image,Result,Size,Result size,Seconds,Status,Error", table.get(0));
		assertTrue(table.get(1).matches("a\\.tif,a-X\\.tif,1x13,4x13,\\d+\\.\\d\\d,done,"), table.get(1));
		assertTrue(table.get(4).startsWith("\"sub/deep, er/c.tif\",\"sub/deep, er/c-X.tif\","), table.get(4));
		assertEquals(5, table.size());
	}

	@Test
	void whatIsDoneIsSkippedAndKeepsItsRow() throws IOException {
		run();
		final List<String> table = table("1of1");
		assertEquals(List.of(), run());
		assertEquals(List.of(), made);
		assertEquals(table, table("1of1"));
		Files.delete(output().resolve("summary-1of1.csv"));
		run();
		assertEquals("d.tif,d-X.tif,,,,skipped,", table("1of1").get(2));
		image("d.tif", "changed");
		run();
		assertEquals(List.of("d.tif"), made);
		run("1/1", true, new Capitals(), Progress.NONE);
		assertEquals(4, made.size());
	}

	@Test
	void aKilledRunLosesTheImageItWasAt() throws IOException {
		image("d.tif", "killed");
		assertThrows(Killed.class, this::run);
		assertEquals(List.of("a.tif", "d.tif"), made);
		Files.writeString(output().resolve(".d-X.tif.1234.part"), "what a JVM that was killed cannot delete");
		image("d.tif", "well again");
		run();
		assertEquals(List.of("d.tif", "b.tif", "c.tif"), made);
		assertEquals(List.of("a-X.tif", "d-X.tif", "log-1of1.txt", "sub/b-X.tif", "sub/deep, er/c-X.tif",
			"summary-1of1.csv"), results());
		assertEquals("WELL AGAIN", Files.readString(output().resolve("d-X.tif")));
		assertTrue(table("1of1").get(1).contains(",done,"));
	}

	@Test
	void errorsDoNotStopTheRestAndLeaveNothing() throws IOException {
		image("a.tif", "broken");
		image("sub/b.tif", "too large");
		assertEquals(List.of("a.tif: its content is \"broken\",\nas said", "sub/b.tif: heap"), run());
		assertEquals(List.of("d-X.tif", "log-1of1.txt", "sub/deep, er/c-X.tif", "summary-1of1.csv"), results());
		assertTrue(table("1of1").contains("a.tif,,,,,failed,\"its content is \"\"broken\"\", as said\""), table("1of1")
			.toString());
		assertTrue(log.get(log.size() - 1).startsWith("2 of 4 images done, 2 failed; see "), log.toString());
	}

	@Test
	void anothersFileIsReplacedOnlyIfSaid() throws IOException {
		Files.createDirectories(output());
		Files.writeString(output().resolve("a-X.tif"), "foreign");
		assertEquals(List.of("a.tif: it is another's"), run());
		assertEquals("foreign", Files.readString(output().resolve("a-X.tif")));
		assertEquals(List.of(), run("1/1", true, new Capitals(), Progress.NONE));
		assertEquals("TEXT OF A.TIF", Files.readString(output().resolve("a-X.tif")));
	}

	@Test
	void ofTwoImagesWithOneResultTheSecondIsAnErrorInWhateverShard() throws IOException {
		image("a.png", "the first");
		assertEquals(List.of(), run("1/2", false, new Capitals(), Progress.NONE));
		final List<String> failures = run("2/2", false, new Capitals(), Progress.NONE);
		assertEquals(1, failures.size());
		assertTrue(failures.get(0).startsWith("a.tif: its result would have the name of that of a.png"), failures.get(
			0));
		assertEquals("THE FIRST", Files.readString(output().resolve("a-X.tif")));
	}

	@Test
	void stoppingKeepsWhatIsDoneAndNothingHalf() throws IOException {
		final Progress stop = new Progress() {

			@Override
			public void report(final long done, final long total, final String message) {
				// looks at what was made only
			}

			@Override
			public boolean isCancelled() {
				return made.size() == 2; // inside the second image
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
		assertThrows(CancellationException.class, () -> run("1/1", false, new Capitals(), stop));
		assertEquals(List.of("a-X.tif", "log-1of1.txt", "summary-1of1.csv"), results());
	}

	@Test
	void progressGrowsOverAllImagesAndNamesThem() throws IOException {
		final List<Long> done = new ArrayList<>();
		final List<String> messages = new ArrayList<>();
		run("1/1", false, new Capitals(), new Progress() {

			@Override
			public void report(final long now, final long total, final String message) {
				done.add(100 * now / total);
				messages.add(message);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		});
		assertEquals(done.stream().sorted().toList(), done);
		assertEquals(0, done.get(0));
		assertTrue(done.get(done.size() - 1) > 75 && done.get(done.size() - 1) < 100, done.toString());
		assertEquals(List.of("1 of 4, a.tif", "2 of 4, d.tif", "3 of 4, sub/b.tif", "4 of 4, sub/deep, er/c.tif"),
			messages.stream().distinct().toList());
	}

	@Test
	void twoShardsAtOnceMakeEveryResultOnce() throws Exception {
		final CountDownLatch bothInside = new CountDownLatch(2);
		final List<String> together = java.util.Collections.synchronizedList(new ArrayList<>());
		final FolderRun.ImageWork slow = new FolderRun.ImageWork() {

			@Override
			public boolean isDone(final Path image, final Path result) {
				return false;
			}

			@Override
			public FolderRun.Sizes make(final Path image, final Path result, final Progress progress)
				throws IOException
			{
				bothInside.countDown();
				try {
					bothInside.await();
				}
				catch (final InterruptedException exc) {
					throw new IOException(exc);
				}
				together.add(image.getFileName().toString());
				Files.writeString(result, "x");
				return new FolderRun.Sizes("", "");
			}
		};
		final Thread other = new Thread(() -> {
			try {
				new FolderRun(source(), output(), "-X.tif", new Shard(2, 2), false).on(SourceFiles.find(source(),
					output(), FilePatterns.parse("*")), slow, new FolderRun.Listeners(Progress.NONE, line -> {},
						Throwable::getMessage));
			}
			catch (final IOException exc) {
				together.add(exc.toString());
			}
		});
		other.start();
		run("1/2", false, slow, Progress.NONE);
		other.join();
		assertEquals(List.of("a.tif", "b.tif", "c.tif", "d.tif"), together.stream().sorted().toList());
		assertEquals(5, table("1of2").size() + table("2of2").size() - 1);
	}

	@Test
	void twoRunsOfOneImageDoNotMixTheirFiles() throws IOException {
		final FolderRun.ImageWork nested = new FolderRun.ImageWork() {

			@Override
			public boolean isDone(final Path image, final Path result) {
				return false;
			}

			@Override
			public FolderRun.Sizes make(final Path image, final Path result, final Progress progress)
				throws IOException
			{
				Files.writeString(result, "mine");
				Files.delete(result); // the other run takes what it finds for the remains of a killed one
				return new FolderRun.Sizes("", "");
			}
		};
		final List<String> failures = run("1/4", false, nested, Progress.NONE);
		assertTrue(failures.get(0).contains("being written by another run"), failures.toString());
	}

	@Test
	void whatTheWorkNotesIsInTheLogWithTheImagesName() throws IOException {
		run("1/1", false, new Capitals() {

			@Override
			public FolderRun.Sizes make(final Path image, final Path result, final Progress progress)
				throws IOException
			{
				progress.quietly().part(0, 2, "half").note("smaller tiles");
				return super.make(image, result, progress);
			}
		}, Progress.NONE);
		assertTrue(log.contains("a.tif: smaller tiles"), log.toString());
		assertTrue(Files.readString(output().resolve("log-1of1.txt")).contains("sub/b.tif: smaller tiles\n"));
	}

	@Test
	void aSecondRunOfOneShardIsRefusedAndOneOfAnotherIsNot() throws IOException {
		final List<String> refused = new ArrayList<>();
		run("1/2", false, new Capitals() {

			@Override
			public FolderRun.Sizes make(final Path image, final Path result, final Progress progress)
				throws IOException
			{
				if (refused.isEmpty()) refused.add(assertThrows(IOException.class, () -> run("1/2", false,
					new Capitals(), Progress.NONE)).getMessage());
				run("2/2", false, new Capitals(), Progress.NONE);
				return super.make(image, result, progress);
			}
		}, Progress.NONE);
		assertTrue(refused.get(0).contains("is being written by another run of shard 1/2"), refused.toString());
		assertEquals(List.of(), results().stream().filter(name -> name.endsWith(".lock")).toList());
		assertEquals(4, results().stream().filter(name -> name.endsWith("-X.tif")).count());
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void namesThatLookLikeFormulasOrHoldBackslashesAndLineBreaksStayNames() throws IOException {
		for (final String name : List.of("=1+1.tif", "+a.tif", "@b.tif", "-c.tif", "two\nlines.tif", "back\\slash.tif"))
			image(name, "text");
		run();
		final String table = Files.readString(output().resolve("summary-1of1.csv"));
		for (final String cell : List.of("\n'=1+1.tif,'=1+1-X.tif,", "\n'+a.tif,", "\n'@b.tif,", "\n'-c.tif,",
			"\nback\\slash.tif,back\\slash-X.tif,", "\ntwo lines.tif,"))
			assertTrue(table.contains(cell), table);
		for (final String line : Files.readAllLines(output().resolve("log-1of1.txt")))
			assertTrue(line.matches("\\d{4}-\\d\\d-\\d\\dT.*"), line);
	}

	@Test
	void aLinkThatLeadsNowhereIsSaidAndCountsAsAnError() throws IOException {
		Files.createSymbolicLink(source().resolve("gone.tif"), folder.resolve("nowhere.tif"));
		Files.createSymbolicLink(source().resolve("day2"), folder.resolve("no-disk"));
		final List<String> failures = run();
		assertEquals(List.of("day2: it is a link that leads nowhere: mend or delete it",
			"gone.tif: it is a link that leads nowhere: mend or delete it"), failures);
		assertTrue(results().containsAll(List.of("a-X.tif", "d-X.tif", "sub/b-X.tif")), results().toString());
		assertTrue(Files.readString(output().resolve("summary-1of1.csv")).contains("gone.tif,,,,,failed,"));
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
		assertTrue(results().containsAll(List.of("a-X.tif", "d-X.tif", "sub/b-X.tif")), results().toString());
		assertEquals(1, run().size(), "and so again");
	}
}
