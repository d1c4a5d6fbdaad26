package sc.fiji.superres.pairfolder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.view.Views;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PixelHash;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.dataset.TestImages;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.pairs.Pair;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.resample.Filter;

/** Pairs read back from files: folders we wrote, and folders that others made. */
class TrainingPairsTest {

	private static final TestImages.Png PNG = new TestImages.Png();
	private static final List<SourceImage> THREE = List.of(TestImages.bytes("c.png", 50, 40, 3), TestImages.bytes(
		"a.png", 96, 80, 1), TestImages.bytes("b.png", 33, 64, 2));
	private static final MultiScaleConfig SMALL = TestImages.config(2, List.of(0.75), List.of(1.3), List.of(0.55));

	@TempDir
	private Path temporary;

	/** The whole promise at once: the same numbers are the same pairs, on the fly and from the folder. */
	@Test
	void aHundredDrawsOnTheFlyAreThePairsThatTheFolderHolds() throws IOException {
		final Path folder = written(THREE);
		final TrainingPairs read = TrainingPairs.ofFolder(folder, PNG, SMALL, 0.5, 99);
		final Split<SourceImage> split = PairFolder.plan(THREE, SMALL, Split.Shares.DEFAULT, 7).split();
		final Random random = new Random(5);
		for (final List<SourceImage> part : List.of(split.train(), split.validation())) {
			final PairSource made = PairSource.of(part, SMALL, 1 << 20);
			final Pairs files = part == split.train() ? read.train() : read.validation();
			assertEquals(made.size(), files.size());
			assertEquals(made.sources(), files.sources());
			assertEquals(SMALL, files.config());
			for (int draw = 0; draw < 100; draw++) {
				final long index = random.nextLong(made.size());
				assertEqualPairs(made.pair(index), files.pair(index), "pair " + made.spec(index));
				assertEquals(made.zoom(index).orElseThrow().toString(), files.zoom(index).orElseThrow().toString());
			}
		}
	}

	@Test
	void aFolderKeepsThePixelSizeOfItsImages() throws IOException {
		final PixelSize size = new PixelSize(0.02, 0.021, "nm");
		final List<SourceImage> calibrated = THREE.stream().map(i -> new SourceImage(i.name(), i.plane(), i.range(),
			size)).toList();
		assertEquals(size, TrainingPairs.ofFolder(written(calibrated), PNG, SMALL, 0.5, 99).train().pixel()
			.orElseThrow());
	}

	@Test
	void aFolderOfImagesWithoutPixelSizeSaysNone() throws IOException {
		assertTrue(TrainingPairs.ofFolder(written(THREE), PNG, SMALL, 0.5, 99).train().pixel().isEmpty());
	}

	@Test
	void filesLargerThanAPatchAreCroppedOnAGridAtTheSamePlace() throws IOException {
		final Path folder = written(THREE);
		final TrainingPairs whole = TrainingPairs.ofFolder(folder, PNG, SMALL, 0, 1);
		final TrainingPairs parts = TrainingPairs.ofFolder(folder, PNG, SMALL.withCrop(16, 2), 0, 1);
		assertEquals(4 * whole.train().size(), parts.train().size());
		final Pair large = whole.train().pair(6), small = parts.train().pair(4 * 6 + 3);
		assertEqualPairs(new Pair(cut(large.target(), 16, 16), cut(large.input(), 8, 8), large.range()), small,
			"last crop");
	}

	@Test
	void randomPlacesKeepTargetAndInputTogether() throws IOException {
		final Path folder = foreign("HR", "LR", "x2", 40, 30);
		final Pairs pairs = TrainingPairs.ofFolder(folder, PNG, SMALL.withCrop(16, 1), 0, 1).train();
		final SplittableRandom random = new SplittableRandom(3);
		final Set<String> places = new HashSet<>();
		for (int draw = 0; draw < 50; draw++) {
			final Pair pair = pairs.drawn(0, random, true);
			places.add(PixelHash.sha256(pair.target()));
			assertEquals(PixelHash.sha256(GreyOps.resize(pair.target(), 8, 8, Filter.NEAREST)), PixelHash.sha256(pair
				.input()));
		}
		assertTrue(places.size() > 30, places.size() + " places");
	}

	@Test
	void foldersOfOthersAreReadByTheNamesOfTheirFiles() throws IOException {
		for (final String ending : List.of("", "x2", "_LR")) {
			final TrainingPairs pairs = TrainingPairs.ofFolder(foreign("to" + ending + "/HR", "to" + ending + "/LR",
				ending, 32, 32), PNG, SMALL.withZoom(new ZoomLevel(8, "MX")), 0.34, 1);
			assertEquals(List.of(2L, 1L), List.of(pairs.train().size(), pairs.validation().size()), ending);
			assertEquals(2, pairs.config().factor());
			assertEquals(1, pairs.config().levels().size());
			assertEquals(IntensityRange.EIGHT_BIT, pairs.train().pair(0).range());
			assertMatching(pairs.train().pair(1));
		}
	}

	@Test
	void namesThatHaveNothingInCommonArePairedInTheirOrder() throws IOException {
		final Path folder = foreign("HR", "LR", "", 32, 32);
		for (final String name : List.of("a", "a1", "b"))
			Files.move(folder.resolve("LR/" + name + ".png"), folder.resolve("LR/small-" + name + ".png"));
		final Pairs pairs = TrainingPairs.ofFolder(folder, PNG, SMALL, 0, 1).train();
		assertEquals(3, pairs.size());
		for (int i = 0; i < 3; i++)
			assertMatching(pairs.pair(i));
		Files.delete(folder.resolve("LR/small-a.png"));
		assertRefused(folder, "3 targets in HR (a.png …) but 2 inputs in LR (small-a1.png …)");
	}

	@Test
	void theFolderSaysWhatIsForValidation() throws IOException {
		foreign("train/HR", "train/LR", "X2", 32, 32);
		assertNull(TrainingPairs.ofFolder(temporary, PNG, SMALL, 0.5, 1).validation());
		foreign("val/HR", "val/LR", "X2", 64, 32);
		final TrainingPairs pairs = TrainingPairs.ofFolder(temporary, PNG, SMALL, 0.5, 1);
		assertEquals(List.of("a.png", "a1.png", "b.png"), pairs.train().sources());
		assertEquals(2 * 3, pairs.validation().size());
	}

	@Test
	void filesThatDoNotFitAreNamedInOneMessage() throws IOException {
		final Path folder = foreign("HR", "LR", "x2", 32, 32);
		write(folder.resolve("LR/bx2.png"), TestImages.bytes("b", 15, 16, 1).plane());
		write(folder.resolve("LR/zx2.png"), TestImages.bytes("b", 16, 16, 1).plane());
		Files.delete(folder.resolve("LR/a1x2.png"));
		assertRefused(folder, "3 files of", "HR/b.png is 32×32 and LR/bx2.png is 15×16 pixels: not 2 times smaller",
			"LR/zx2.png has no target in HR", "HR/a1.png has no input LR/a1x2.*");
	}

	@Test
	void aPatchLargerThanTheFilesIsRefused() throws IOException {
		assertRefused(foreign("other/HR", "other/LR", "", 32, 24), "patch=24");
		final Path ours = written(THREE);
		final String message = assertThrows(IOException.class, () -> TrainingPairs.ofFolder(ours, PNG, SMALL.withCrop(
			64, 8), 0, 1)).getMessage();
		assertTrue(message.contains("patch=32 or less"), message);
	}

	@Test
	void missingAndChangedFilesOfAFolderOfOursAreNamed() throws IOException {
		final Path folder = written(THREE);
		final String file = "train/HR/" + Files.list(folder.resolve("train/HR")).sorted().findFirst().get()
			.getFileName();
		write(folder.resolve(file), TestImages.bytes("b", 31, 32, 1).plane());
		final Pairs train = TrainingPairs.ofFolder(folder, PNG, SMALL, 0, 1).train();
		final String changed = assertThrows(UncheckedIOException.class, () -> {
			for (long i = 0; i < train.size(); i++)
				train.pair(i);
		}).getMessage();
		assertTrue(changed.contains(Path.of(file).getFileName() + " is 31×32 pixels, not 32×32"), changed);
		Files.delete(folder.resolve(file));
		assertRefused(folder, "1 files of", "the first: " + file);
	}

	@Test
	void aDamagedManifestIsNamed() throws IOException {
		final Path folder = written(THREE);
		final Path manifest = folder.resolve("manifest.json");
		final String text = Files.readString(manifest);
		for (final String damaged : List.of("", "{}", "[1]", text.substring(0, text.length() / 2), text.replace(
			"\"format\": 1", "\"format\": 9"), text.replace("\"factor\": 2", "\"factor\": \"two\"")))
		{
			assertTrue(!damaged.equals(text), "something is damaged");
			Files.writeString(manifest, damaged);
			assertRefused(folder, "manifest.json is damaged");
		}
	}

	@Test
	void aFolderOfImagesIsNoPairFolder() throws IOException {
		write(temporary.resolve("a.png"), THREE.get(0).plane());
		assertFalse(TrainingPairs.isPairFolder(temporary));
		assertFalse(TrainingPairs.isPairFolder(temporary.resolve("nowhere")));
		assertTrue(TrainingPairs.isPairFolder(foreign("x/HR", "x/LR", "", 8, 8)));
	}

	@Test
	void imagesArePartedBySeedAndShare() {
		final TrainingPairs pairs = TrainingPairs.ofImages(THREE, SMALL, 0.34, 7, 1 << 20);
		assertEquals(List.of(2, 1), List.of(pairs.train().sources().size(), pairs.validation().sources().size()));
		assertNull(TrainingPairs.ofImages(THREE, SMALL, 0, 7, 1 << 20).validation());
	}

	private Path written(final List<SourceImage> images) throws IOException {
		final Path folder = temporary.resolve("pairs");
		PairFolder.plan(images, SMALL, Split.Shares.DEFAULT, 7).write(folder, PNG, Progress.NONE);
		return folder;
	}

	/**
	 * Three targets of a size and every second pixel of them as inputs. "a" and "a1" sort differently with an ending.
	 */
	private Path foreign(final String targets, final String inputs, final String ending, final int width,
		final int height) throws IOException
	{
		for (final String name : List.of("a", "a1", "b")) {
			final SourceImage image = TestImages.bytes(name, width, height, name.hashCode());
			write(temporary.resolve(targets).resolve(name + ".png"), image.plane());
			write(temporary.resolve(inputs).resolve(name + ending + ".png"), GreyOps.resize(image.plane(), width / 2,
				height / 2, Filter.NEAREST));
		}
		return temporary.resolve(targets).getParent();
	}

	private static void write(final Path file, final RandomAccessibleInterval<?> plane) throws IOException {
		Files.createDirectories(file.getParent());
		Files.write(file, PNG.encode(plane));
	}

	/** The square from (from, from) on. */
	private static RandomAccessibleInterval<?> cut(final RandomAccessibleInterval<?> plane, final int from,
		final int side)
	{
		return Views.offsetInterval(plane, new long[] { from, from }, new long[] { side, side });
	}

	private static void assertMatching(final Pair pair) {
		assertEquals(PixelHash.sha256(GreyOps.resize(pair.target(), 16, 16, Filter.NEAREST)), PixelHash.sha256(pair
			.input()));
	}

	private static void assertEqualPairs(final Pair expected, final Pair actual, final String what) {
		assertEquals(PixelHash.sha256(expected.target()), PixelHash.sha256(actual.target()), what);
		assertEquals(PixelHash.sha256(expected.input()), PixelHash.sha256(actual.input()), what);
		assertEquals(expected.range(), actual.range(), what);
	}

	private static void assertRefused(final Path folder, final String... parts) {
		final String message = assertThrows(IOException.class, () -> TrainingPairs.ofFolder(folder, PNG, SMALL, 0, 1))
			.getMessage();
		for (final String part : parts)
			assertTrue(message.contains(part), message);
	}
}
