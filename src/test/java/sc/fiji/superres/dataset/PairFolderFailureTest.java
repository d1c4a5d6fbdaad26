package sc.fiji.superres.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.superres.Progress;
import sc.fiji.superres.resample.Filter;

/** What happens to the output folder when things go wrong, and what is refused before. */
class PairFolderFailureTest {

	private static final ImageWriter PNG = new TestImages.Png();
	private static final List<SourceImage> THREE = List.of(TestImages.bytes("c.png", 50, 40, 3), TestImages.bytes("a.png",
		96, 80, 1), TestImages.bytes("b.png", 33, 64, 2));
	private static final MultiScaleConfig SMALL = TestImages.config(2, List.of(0.75), List.of(), List.of(0.55)).withFilters(
		List.of(Filter.BOX, Filter.LANCZOS));

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
		final ImageWriter broken = new ImageWriter() {

			@Override
			public void write(final RandomAccessibleInterval<?> plane, final Path path) throws IOException {
				if (path.toString().contains("crop1")) throw new IOException("Disk full.");
				PNG.write(plane, path);
			}

			@Override
			public String extension(final RandomAccessibleInterval<?> plane) {
				return "png";
			}
		};
		final IOException exc = assertThrows(IOException.class, () -> plan(THREE, SMALL).write(temporary.resolve("pairs"),
			broken, Progress.NONE));
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
		final String message = assertThrows(FileAlreadyExistsException.class, () -> plan.write(folder, PNG, Progress.NONE))
			.getMessage();
		assertTrue(message.contains("pairs is there already and not empty"), message);
		assertEquals(before, TestImages.files(folder));
		final Path file = Files.writeString(temporary.resolve("file"), "mine");
		assertThrows(FileAlreadyExistsException.class, () -> plan.write(file, PNG, Progress.NONE));
		assertEquals("mine", Files.readString(file));
	}

	@Test
	void aPartialFolderOfAnotherRunIsLeftAlone() throws IOException {
		final Path other = Files.createDirectory(temporary.resolve(".pairs.part"));
		final String message = assertThrows(IOException.class, () -> plan(THREE, SMALL).write(temporary.resolve("pairs"),
			PNG, Progress.NONE)).getMessage();
		assertTrue(message.contains(".pairs.part") && message.contains("Delete it"), message);
		assertTrue(Files.exists(other));
		assertFalse(Files.exists(temporary.resolve("pairs")));
	}

	@Test
	void collidingNamesAreRefused() {
		for (final String twin : List.of("a.png", "a.tif", "A.png")) {
			final String message = assertThrows(IllegalArgumentException.class, () -> plan(List.of(TestImages.bytes("a.png",
				64, 64, 1), TestImages.bytes(twin, 64, 64, 2)), SMALL)).getMessage();
			assertTrue(message.contains(twin) && message.contains("Rename"), message);
		}
	}

	@Test
	void trainingImagesWithoutPairsAreAnError() {
		final List<SourceImage> images = List.of(TestImages.bytes("a.png", 64, 64, 1), TestImages.bytes("tiny.png", 8, 8,
			2));
		long unlucky = 1;
		while (split(images, unlucky).train().get(0) != images.get(1))
			unlucky++;
		final long seed = unlucky;
		final String message = assertThrows(IllegalArgumentException.class, () -> PairFolder.plan(images, SMALL,
			Split.Shares.DEFAULT, seed)).getMessage();
		assertTrue(message.contains("tiny.png") && message.contains("another seed"), message);
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
		};
	}
}
