package sc.fiji.superres.pairfolder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.PartFolder;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.Filtered;
import sc.fiji.superres.dataset.ImageEncoder;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.dataset.TestImages;
import sc.fiji.superres.resample.Filter;

/** What happens to the output folder when things go wrong, and what is refused before. */
class PairFolderFailureTest {

	private static final TestImages.Png PNG = new TestImages.Png();
	private static final List<SourceImage> THREE = List.of(TestImages.bytes("c.png", 50, 40, 3), TestImages.bytes(
		"a.png", 96, 80, 1), TestImages.bytes("b.png", 33, 64, 2));
	private static final MultiScaleConfig SMALL = Filtered.by(List.of(Filter.BOX, Filter.LANCZOS), TestImages.config(2,
		List.of(0.75), List.of(), List.of(0.55)));

	@TempDir
	private Path temporary;

	@Test
	void cancellingLeavesNothing() throws IOException {
		final PairFolder plan = plan(THREE, SMALL);
		assertThrows(CancellationException.class, () -> plan.write(temporary.resolve("pairs"), PNG, cancelAfter(5)));
		assertEquals(List.of(), TestImages.files(temporary));
		assertFalse(Files.exists(temporary.resolve(".pairs.part")));
		plan.write(temporary.resolve("pairs"), PNG, Progress.NONE);
		assertTrue(Files.exists(temporary.resolve("pairs/manifest.json")));
	}

	@Test
	void aWriterThatFailsLeavesNothing() throws IOException {
		final AtomicInteger calls = new AtomicInteger();
		final ImageEncoder broken = encoder(() -> {
			if (calls.incrementAndGet() > 5) throw new IOException("Disk full.");
		});
		final IOException exc = assertThrows(IOException.class, () -> plan(THREE, SMALL).write(temporary.resolve(
			"pairs"), broken, Progress.NONE));
		assertEquals("Disk full.", exc.getMessage());
		try (Stream<Path> left = Files.list(temporary)) {
			assertEquals(0, left.count());
		}
	}

	@Test
	void anExistingFolderIsRefusedUnlessEmpty() throws IOException {
		final Path folder = Files.createDirectory(temporary.resolve("pairs"));
		final PairFolder plan = plan(THREE, SMALL);
		plan.write(folder, PNG, Progress.NONE);
		final List<String> before = TestImages.files(folder);
		final String message = assertThrows(FileAlreadyExistsException.class, () -> plan.write(folder, PNG,
			Progress.NONE)).getMessage();
		assertTrue(message.contains("pairs is there already and not empty"), message);
		assertEquals(before, TestImages.files(folder));
		final Path file = Files.writeString(temporary.resolve("file"), "mine");
		assertThrows(FileAlreadyExistsException.class, () -> plan.write(file, PNG, Progress.NONE));
		assertEquals("mine", Files.readString(file));
	}

	/** Kills the writing in the middle: whatever was written so far stays, as after a power cut. */
	@Test
	void whatAKilledRunLeftIsCompletedByARunOfTheSamePlan() throws IOException {
		final Path partial = killedRun();
		final List<String> before = TestImages.files(partial);
		assertTrue(before.size() > 5 && before.contains(PartFolder.PLAN) && !before.contains("manifest.json"), before
			.toString());
		final AtomicInteger encoded = new AtomicInteger();
		plan(THREE, SMALL).write(temporary.resolve("pairs"), encoder(encoded::incrementAndGet), Progress.NONE);
		final AtomicInteger all = new AtomicInteger();
		plan(THREE, SMALL).write(temporary.resolve("whole"), encoder(all::incrementAndGet), Progress.NONE);
		assertEquals(TestImages.contents(temporary.resolve("whole")), TestImages.contents(temporary.resolve("pairs")));
		assertFalse(Files.exists(partial));
		assertEquals(all.get() - 9, encoded.get(), "files that were there are not made again");
	}

	@Test
	void whatAKilledRunLeftIsRefusedByARunOfAnotherPlan() throws IOException {
		final Path partial = killedRun();
		final Map<String, String> before = TestImages.contents(partial);
		final PairFolder other = PairFolder.plan(THREE, SMALL, Split.Shares.DEFAULT, 8);
		final String message = assertThrows(IOException.class, () -> other.write(temporary.resolve("pairs"), PNG,
			Progress.NONE)).getMessage();
		assertTrue(message.contains(".pairs.part") && message.contains("Delete it"), message);
		assertEquals(before, TestImages.contents(partial));
		assertFalse(Files.exists(temporary.resolve("pairs")));
	}

	@Test
	void aFolderThatIsCutOffIsNeverReadAsPairs() throws IOException {
		final Path partial = killedRun();
		for (final Path folder : List.of(partial, partial.resolve("train"))) {
			assertTrue(TrainingPairs.isPairFolder(folder), folder.toString());
			final String message = assertThrows(IOException.class, () -> TrainingPairs.ofFolder(folder, PNG, SMALL, 0.1,
				1)).getMessage();
			assertTrue(message.contains("is not whole") && message.contains("complete it"), message);
		}
	}

	@Test
	void aFolderThatIsBeingWrittenIsRefusedToASecondRun() throws IOException {
		final AtomicReference<String> second = new AtomicReference<>();
		plan(THREE, SMALL).write(temporary.resolve("pairs"), encoder(() -> second.compareAndSet(null, assertThrows(
			IOException.class, () -> plan(THREE, SMALL).write(temporary.resolve("pairs"), PNG, Progress.NONE))
			.getMessage())), Progress.NONE);
		assertTrue(second.get().contains("still writes"), second.get());
		assertTrue(Files.exists(temporary.resolve("pairs/manifest.json")));
	}

	@Test
	void aFolderOfThatNameWithOtherThingsIsLeftAlone() throws IOException {
		final Path other = Files.createDirectory(temporary.resolve(".pairs.part"));
		Files.writeString(other.resolve("thesis.txt"), "mine");
		final String message = assertThrows(IOException.class, () -> plan(THREE, SMALL).write(temporary.resolve(
			"pairs"), PNG, Progress.NONE)).getMessage();
		assertTrue(message.contains(".pairs.part") && message.contains("Move or delete it"), message);
		assertEquals(List.of("thesis.txt"), TestImages.files(other));
	}

	/** Threads still encode when Escape comes; deleting waits for all of them. */
	@Test
	void cancellingWaitsForEveryThreadBeforeItDeletes() throws IOException {
		final AtomicInteger working = new AtomicInteger();
		final ImageEncoder slow = encoder(() -> {
			working.incrementAndGet();
			try {
				Thread.sleep(20);
			}
			catch (final InterruptedException exc) {
				throw new IllegalStateException(exc);
			}
			working.decrementAndGet();
		});
		assertThrows(CancellationException.class, () -> plan(THREE, SMALL).write(temporary.resolve("pairs"), slow,
			cancelAfter(3), 4));
		assertEquals(0, working.get());
		try (Stream<Path> left = Files.list(temporary)) {
			assertEquals(0, left.count());
		}
	}

	@Test
	void collidingNamesAndPixelsThatAreNoNumberAreNamedTogether() {
		final SourceImage broken = TestImages.floats("nan.tif", 64, 64, 1);
		((FloatType) broken.plane().getAt(3, 5)).set(Float.NaN);
		((FloatType) broken.plane().getAt(4, 5)).set(Float.NEGATIVE_INFINITY);
		for (final String twin : List.of("a.png", "a.tif", "A.png")) {
			final String message = assertThrows(IllegalArgumentException.class, () -> plan(List.of(TestImages.bytes(
				"a.png", 64, 64, 1), TestImages.bytes(twin, 64, 64, 2), broken), SMALL)).getMessage();
			assertTrue(message.contains(twin) && message.contains("rename"), message);
			assertTrue(message.contains("nan.tif has NaN or infinite pixels (2)"), message);
		}
	}

	@Test
	void trainingImagesWithoutPairsAreAnError() {
		final List<SourceImage> images = List.of(TestImages.bytes("a.png", 64, 64, 1), TestImages.bytes("tiny.png", 8,
			8, 2));
		long unlucky = 1;
		while (split(images, unlucky).train().get(0) != images.get(1))
			unlucky++;
		final long seed = unlucky;
		final String message = assertThrows(IllegalArgumentException.class, () -> PairFolder.plan(images, SMALL,
			Split.Shares.DEFAULT, seed)).getMessage();
		assertTrue(message.contains("tiny.png") && message.contains("another seed"), message);
	}

	/** @return the folder that a run leaves which was killed after some pairs */
	private Path killedRun() throws IOException {
		final Path partial = temporary.resolve(".pairs.part"), kept = temporary.resolve("kept");
		final AtomicInteger calls = new AtomicInteger();
		assertThrows(IllegalStateException.class, () -> plan(THREE, SMALL).write(temporary.resolve("pairs"), encoder(
			() -> {
				if (calls.incrementAndGet() <= 9) return; // three crops of a target and two inputs
				copy(partial, kept);
				throw new IllegalStateException("killed");
			}), Progress.NONE, 1));
		Files.move(kept, partial);
		return partial;
	}

	private static void copy(final Path from, final Path to) throws IOException {
		for (final String file : TestImages.files(from)) {
			Files.createDirectories(to.resolve(file).getParent());
			Files.copy(from.resolve(file), to.resolve(file));
		}
	}

	private interface Before {

		void encoding() throws IOException;
	}

	/** PNG, with something done before each file. */
	private static ImageEncoder encoder(final Before before) {
		return new ImageEncoder() {

			@Override
			public byte[] encode(final RandomAccessibleInterval<?> plane) throws IOException {
				before.encoding();
				return PNG.encode(plane);
			}

			@Override
			public String extension(final RandomAccessibleInterval<?> plane) {
				return "png";
			}
		};
	}

	private static Split<SourceImage> split(final List<SourceImage> images, final long seed) {
		return Split.of(images, SourceImage::name, Split.Shares.DEFAULT, seed);
	}

	private static PairFolder plan(final List<SourceImage> images, final MultiScaleConfig config) {
		return PairFolder.plan(images, config, Split.Shares.DEFAULT, 7);
	}

	private static Progress cancelAfter(final int pairs) {
		return new Progress() {

			private long done;

			@Override
			public void report(final long nowDone, final long total, final String message) {
				done = nowDone;
			}

			@Override
			public boolean isCancelled() {
				return done >= pairs;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
	}
}
