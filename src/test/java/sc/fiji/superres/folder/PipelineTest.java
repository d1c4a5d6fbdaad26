package sc.fiji.superres.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import sc.fiji.superres.Progress;
import sc.fiji.superres.ProgressProbe;

/** A folder whose images are opened ahead and written behind. */
@Timeout(60)
class PipelineTest extends FolderRuns {

	private final List<String> opened = Collections.synchronizedList(new ArrayList<>());
	private final Set<String> threads = ConcurrentHashMap.newKeySet();

	/** Opens, makes and writes in steps that tests can hold up or let fail. */
	private class Steps implements ImageWork {

		@Override
		public boolean isDone(final Path image, final Path result) {
			return false;
		}

		@Override
		public ImageWork.Opened open(final Path image) throws IOException {
			opened.add(name(image));
			final String text = Files.readString(image);
			if (text.startsWith("unreadable")) throw new IOException("it is unreadable");
			return (result, progress) -> make(name(image), text, progress);
		}

		ImageWork.Made make(final String name, final String text, final Progress progress) throws IOException {
			made.add(name);
			progress.note("note of " + name);
			return new Made(name, text);
		}

		void write(final String name, final String text, final Path result) throws IOException {
			threads.add(Thread.currentThread().getName());
			Files.writeString(result, text.toUpperCase());
		}

		private final class Made implements ImageWork.Made {

			private final String name;
			private final String text;

			Made(final String name, final String text) {
				this.name = name;
				this.text = text;
			}

			@Override
			public ImageWork.Sizes sizes() {
				return new ImageWork.Sizes("1", "4");
			}

			@Override
			public void write(final Path result) throws IOException {
				Steps.this.write(name, text, result);
			}
		}
	}

	private static String name(final Path image) {
		return image.getFileName().toString();
	}

	private static void await(final CountDownLatch latch) {
		try {
			assertTrue(latch.await(20, TimeUnit.SECONDS), "nobody came");
		}
		catch (final InterruptedException exc) {
			throw new IllegalStateException(exc);
		}
	}

	@Test
	void theNextIsOpenedAndTheLastIsWrittenWhileOneIsMade() throws IOException {
		final CountDownLatch nextIsOpen = new CountDownLatch(3);
		final CountDownLatch otherIsMade = new CountDownLatch(2);
		assertEquals(List.of(), run("1/1", new Steps() {

			@Override
			public ImageWork.Opened open(final Path image) throws IOException {
				nextIsOpen.countDown();
				return super.open(image);
			}

			@Override
			ImageWork.Made make(final String name, final String text, final Progress progress) throws IOException {
				if (name.equals("d.tif")) await(nextIsOpen); // a, d and b
				otherIsMade.countDown();
				return super.make(name, text, progress);
			}

			@Override
			void write(final String name, final String text, final Path result) throws IOException {
				if (name.equals("a.tif")) await(otherIsMade); // a and d
				super.write(name, text, result);
			}
		}, Progress.NONE));
		assertEquals(List.of("a.tif", "d.tif", "b.tif", "c.tif"), opened);
		assertEquals(RESULTS, results());
		assertEquals("TEXT OF SUB/B.TIF", result("sub/b-X.tif"));
		assertFalse(threads.contains(Thread.currentThread().getName()));
	}

	@Test
	void tableAndLogAreInTheOrderOfTheImages() throws IOException {
		image("d.tif", "unreadable");
		final List<String> failures = run("1/1", new Steps() {

			@Override
			void write(final String name, final String text, final Path result) throws IOException {
				if (name.equals("b.tif")) throw new IOException("the disk is full");
				super.write(name, text, result);
			}
		}, Progress.NONE);
		assertEquals(List.of("d.tif: it is unreadable", "sub/b.tif: the disk is full"), failures);
		final List<String> rows = table("1of1").stream().skip(1).map(row -> row.replaceAll(
			"(tif\"?),.*,(done|failed),.*", "$1 $2")).toList();
		assertEquals(List.of("a.tif done", "d.tif failed", "sub/b.tif failed", "\"sub/deep, er/c.tif\" done"), rows);
		final List<String> lines = log.stream().filter(line -> !line.contains("images")).map(line -> line.replaceAll(
			" \\(.*", "")).toList();
		assertEquals(List.of("a.tif: note of a.tif", "1 of 4: a.tif", "Failed: d.tif: it is unreadable",
			"sub/b.tif: note of b.tif", "Failed: sub/b.tif: the disk is full", "sub/deep, er/c.tif: note of c.tif",
			"4 of 4: sub/deep, er/c.tif"), lines);
		assertEquals(List.of("a-X.tif", "log-1of1.txt", "sub/deep, er/c-X.tif", "summary-1of1.csv"), results());
	}

	@Test
	void whoStopsKeepsWhatIsCompleteAndNothingHalf() throws IOException {
		final Progress stop = ProgressProbe.stoppingWhen(() -> made.contains("d.tif"));
		final CountDownLatch stopped = new CountDownLatch(1);
		assertThrows(CancellationException.class, () -> run("1/1", new Steps() {

			@Override
			ImageWork.Made make(final String name, final String text, final Progress progress) throws IOException {
				final ImageWork.Made result = super.make(name, text, progress);
				if (!name.equals("d.tif")) return result;
				stopped.countDown();
				progress.checkCancelled();
				throw new IllegalStateException("not stopped");
			}

			@Override
			void write(final String name, final String text, final Path result) throws IOException {
				await(stopped);
				super.write(name, text, result);
			}
		}, stop));
		assertEquals(List.of("a-X.tif", "log-1of1.txt", "summary-1of1.csv"), results());
		assertTrue(table("1of1").get(1).startsWith("a.tif,a-X.tif,1,4,"), table("1of1").toString());
	}

	@Test
	void whereMemoryIsShortAnImageIsMadeOnceMoreAlone() throws IOException {
		final List<String> failing = Collections.synchronizedList(new ArrayList<>(List.of("d.tif")));
		assertEquals(List.of(), run("1/1", new Steps() {

			@Override
			ImageWork.Made make(final String name, final String text, final Progress progress) throws IOException {
				if (failing.remove(name)) throw new OutOfMemoryError("heap");
				return super.make(name, text, progress);
			}
		}, Progress.NONE));
		assertEquals(RESULTS, results());
		assertEquals(List.of("a.tif", "d.tif", "b.tif", "c.tif"), made);
	}

	@Test
	void whatIsReadAheadIsReadAgainWhereMemoryWasShort() throws IOException {
		final List<String> failing = Collections.synchronizedList(new ArrayList<>(List.of("b.tif")));
		assertEquals(List.of(), run("1/1", new Steps() {

			@Override
			public ImageWork.Opened open(final Path image) throws IOException {
				if (failing.remove(name(image))) throw new OutOfMemoryError("heap");
				return super.open(image);
			}
		}, Progress.NONE));
		assertEquals(RESULTS, results());
	}
}
