package sc.fiji.superres.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import sc.fiji.superres.dataset.Filtered;
import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PixelHash;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.TestImages;
import sc.fiji.superres.resample.Filter;

class PairSourceTest {

	private static final List<SourceImage> IMAGES = TestImages.TWO;
	private static final MultiScaleConfig CONFIG = TestImages.SMALL;

	@Test
	void theMainPresetMakes8064PairsOfAnImageOfThePaper() {
		final PairSource pairs = PairSource.of(List.of(TestImages.bytes("gan.png", 2048, 2048, 1)), MultiScaleConfig
			.preset("4x ms 1.25-10"), 0);
		// levels · (8 · 8 crops) · 6 filters; α 0.25 … 0.95 are 15 levels, β 6/5 … 10/5 are 5
		assertEquals(Map.of(1, 64L * 6, 2, 15 * 64L * 6, 3, 5 * 64L * 6, 4, 0L), pairs.sizes());
		assertEquals((1 + 15 + 5) * 64 * 6, pairs.size());
		assertEquals(8064, pairs.size());
		assertTrue(pairs.skipped().isEmpty());
	}

	@Test
	void subProcessFourHasOnePairForEachCrop() {
		final PairSource pairs = PairSource.of(List.of(TestImages.bytes("stm.png", 512, 512, 1)), MultiScaleConfig
			.preset("2x ms 24-14 conv 14-13"), 0);
		assertEquals(Map.of(1, 64L * 6, 2, 0L, 3, 10 * 64L * 6, 4, 2 * 64L), pairs.sizes());
	}

	@Test
	void everyNumberHasItsOwnPairInOrder() {
		final PairSource pairs = PairSource.of(IMAGES, CONFIG, 0);
		final Set<PairSpec> seen = new HashSet<>();
		int image = 0;
		for (long i = 0; i < pairs.size(); i++) {
			final PairSpec spec = pairs.spec(i);
			assertTrue(seen.add(spec), "pair " + i + " again: " + spec);
			assertTrue(spec.image() >= image);
			image = spec.image();
		}
		assertEquals(1, image);
		assertEquals(pairs.size(), pairs.size(0) + pairs.size(1));
		assertEquals(new PairSpec(0, new Level(1, 1, 1), 1, 64, 0, Filter.NEAREST), pairs.spec(6));
		assertThrows(IndexOutOfBoundsException.class, () -> pairs.spec(pairs.size()));
		assertThrows(IndexOutOfBoundsException.class, () -> pairs.spec(-1));
	}

	@Test
	void pairsHaveTheSizesOfTheConfigurationAndTheTypeOfTheirImage() {
		final List<SourceImage> images = List.of(TestImages.bytes("a.png", 60, 50, 1), TestImages.shorts("b.tif", 60,
			50, 2), TestImages.floats("c.tif", 60, 50, 3));
		final List<Class<?>> types = List.of(UnsignedByteType.class, UnsignedShortType.class, FloatType.class);
		final PairSource pairs = PairSource.of(images, Filtered.by(List.of(Filter.LANCZOS), CONFIG), 1 << 20);
		for (long i = 0; i < pairs.size(); i++) {
			final Pair pair = pairs.pair(i);
			final SourceImage source = images.get(pairs.spec(i).image());
			assertEquals(List.of(32L, 32L, 16L, 16L), List.of(pair.target().dimension(0), pair.target().dimension(1),
				pair.input().dimension(0), pair.input().dimension(1)));
			assertInstanceOf(types.get(images.indexOf(source)), pair.target().getType());
			assertInstanceOf(types.get(images.indexOf(source)), pair.input().getType());
			assertEquals(source.range(), pair.range());
		}
	}

	@Test
	void aTargetAsRecordedIsACopyOfTheImage() {
		final PairSource pairs = PairSource.of(IMAGES, CONFIG, 0);
		final PairSpec last = new PairSpec(0, new Level(1, 1, 1), 3, 64, 48, Filter.BOX);
		final String before = PixelHash.sha256(IMAGES.get(0).plane());
		final Pair pair = pairs.pair(last);
		assertEquals(PixelHash.sha256(Views.offsetInterval(IMAGES.get(0).plane(), new long[] { 64, 48 }, new long[] {
			32, 32 })), PixelHash.sha256(pair.target()));
		((UnsignedByteType) pair.target().getAt(0, 0)).set(255);
		((UnsignedByteType) pair.target().getAt(1, 0)).set(0);
		assertEquals(before, PixelHash.sha256(IMAGES.get(0).plane()));
	}

	@Test
	void imagesThatDoNotStartAtTheOriginGiveTheSamePairs() {
		final SourceImage image = IMAGES.get(0);
		final SourceImage moved = new SourceImage("a.png", Views.translate(image.plane(), 7, -5), image.range());
		assertEquals(hashes(PairSource.of(List.of(image), CONFIG, 0)), hashes(PairSource.of(List.of(moved), CONFIG,
			0)));
	}

	@Test
	void twoThreadsMakeTheSamePairs() throws Exception {
		final PairSource pairs = PairSource.of(IMAGES, CONFIG, 20_000);
		final List<String> expected = hashes(PairSource.of(IMAGES, CONFIG, 0));
		final ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			final List<Future<Boolean>> results = new ArrayList<>();
			for (int t = 0; t < 2; t++)
				results.add(threads.submit(drawing(pairs, expected, new Random(t))));
			for (final Future<Boolean> result : results)
				assertTrue(result.get());
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void theSamplesAreOneOfEachLevelAndFilterFromImagesOfOneType() {
		final List<SourceImage> images = List.of(TestImages.bytes("small.png", 32, 32, 1), TestImages.shorts("b.tif",
			96, 80, 2), IMAGES.get(0));
		final PairSource pairs = PairSource.of(images, CONFIG, 0);
		final List<PairSpec> samples = pairs.samples();
		assertEquals(4 * 6 + 2, samples.size());
		assertEquals(26, samples.stream().map(s -> s.level() + s.filterLabel()).distinct().count());
		assertTrue(samples.stream().allMatch(s -> s.image() != 1), "8-bit as the first");
		assertEquals(Set.of(0, 2), samples.stream().map(PairSpec::image).collect(Collectors.toSet()));
	}

	@Test
	void imagesTooSmallAtALevelAreReported() {
		final SourceImage image = TestImages.bytes("gan_03.png", 512, 512, 1);
		final PairSource pairs = PairSource.of(List.of(image), MultiScaleConfig.preset("4x ms 1.25-10 conv 11-15")
			.withCrop(256, 2), 0);
		assertEquals("gan_03.png at zoom 1.25 MX is 128×128 pixels, smaller than the 256×256 crop: left out", pairs
			.skipped().get(0));
		assertEquals(5, pairs.skipped().size()); // α 0.25 … 0.45
		assertEquals((9L * 4 + 1) * 6, pairs.sizes().get(2)); // α 0.5 leaves 256 pixels: one crop instead of four equal
																// ones
	}

	@Test
	void inputsTooSmallAndVanishingImagesAreReportedToo() {
		final PairSource pairs = PairSource.of(List.of(TestImages.bytes("thin.png", 32, 32, 1)), TestImages.config(2,
			List.of(0.02), List.of(), List.of(0.4)), 0);
		assertEquals(List.of("thin.png at zoom 1200 nm is 0×0 pixels, smaller than the 32×32 crop: left out",
			"thin.png as input for zoom 30 nm is 12×12 pixels, smaller than the 16×16 crop: left out"), pairs
				.skipped());
		assertEquals(6, pairs.size());
	}

	@Test
	void nothingLeftIsAnErrorThatNamesTheSizes() {
		final String message = assertThrows(IllegalArgumentException.class, () -> PairSource.of(IMAGES, MultiScaleConfig
			.preset("4x single-scale"), 0)).getMessage();
		assertTrue(message.contains("96 pixels wide and 80 high") && message.contains("256×256") && message.contains(
			"smaller crop"), message);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> PairSource.of(List.of(), CONFIG, 0)).getMessage()
			.contains("no images"));
	}

	@Test
	void specificationsThatCannotBeAreRefused() {
		final Level four = new Level(4, 1.1, 0.55);
		assertThrows(IllegalArgumentException.class, () -> new PairSpec(0, four, 0, 0, 0, Filter.BOX));
		assertThrows(IllegalArgumentException.class, () -> new Level(5, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> new Level(2, 1.5, 1.5));
		final PairSource pairs = PairSource.of(IMAGES, CONFIG, 0);
		assertThrows(IllegalArgumentException.class, () -> pairs.pair(new PairSpec(0, new Level(1, 1, 1), 0, 0, 0,
			null)));
		final String message = assertThrows(IllegalArgumentException.class, () -> pairs.pair(new PairSpec(0, new Level(
			1, 1, 1), 0, 65, 0, Filter.BOX))).getMessage();
		assertTrue(message.contains("(65, 0)") && message.contains("96×80"), message);
	}

	private static Callable<Boolean> drawing(final PairSource pairs, final List<String> expected, final Random random) {
		return () -> {
			for (int i = 0; i < 400; i++) {
				final long index = random.nextLong(pairs.size());
				assertEquals(expected.get((int) index), hash(pairs.pair(pairs.spec(index))), "pair " + index);
			}
			return true;
		};
	}

	private static List<String> hashes(final PairSource pairs) {
		final List<String> hashes = LongStream.range(0, pairs.size()).mapToObj(i -> hash(pairs.pair(pairs.spec(i))))
			.toList();
		assertFalse(hashes.isEmpty());
		return hashes;
	}

	private static String hash(final Pair pair) {
		return PixelHash.sha256(pair.target()) + " " + PixelHash.sha256(pair.input());
	}
}
