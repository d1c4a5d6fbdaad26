package sc.fiji.superres.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PixelHash;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.TestImages;

class DrawnPairsTest {

	private static final List<SourceImage> IMAGES = TestImages.TWO;
	private static final MultiScaleConfig CONFIG = TestImages.SMALL;

	/**
	 * 20 000 draws as the trainer draws, against what the folder holds: χ² of the counts stays below the 99.99 %
	 * quantile of its distribution (Wilson and Hilferty's approximation). The draws are seeded, so this either holds or
	 * does not.
	 */
	@Test
	void drawsHaveTheProportionsOfTheFolder() {
		final List<SourceImage> images = List.of(TestImages.bytes("a.png", 96, 80, 1), TestImages.bytes("b.png", 40, 71,
			2));
		final PairSource pairs = PairSource.of(images, TestImages.config(2, List.of(0.45, 0.75), List.of(1.3), List.of(
			0.55, 1.0)), 0);
		final Map<String, Function<PairSpec, Object>> kinds = Map.of("sub-process", s -> s.level().subProcess(), "zoom",
			PairSpec::level, "filter", PairSpec::filterLabel, "image", PairSpec::image, "place", s -> s.x() + "," + s
				.y());
		final int draws = 20_000;
		kinds.forEach((name, kind) -> {
			final Map<Object, Long> written = LongStream.range(0, pairs.size()).mapToObj(i -> kind.apply(pairs.spec(i)))
				.collect(Collectors.groupingBy(k -> k, Collectors.counting()));
			final SplittableRandom random = new SplittableRandom(17);
			final Map<Object, Long> drawn = IntStream.range(0, draws).mapToObj(i -> kind.apply(pairs.spec(random
				.nextLong(pairs.size())))).collect(Collectors.groupingBy(k -> k, Collectors.counting()));
			assertEquals(written.keySet(), drawn.keySet(), name);
			double chi2 = 0;
			for (final Map.Entry<Object, Long> entry : written.entrySet()) {
				final double expected = (double) draws * entry.getValue() / pairs.size();
				chi2 += Math.pow(drawn.get(entry.getKey()) - expected, 2) / expected;
			}
			assertTrue(chi2 < quantile(written.size() - 1), name + ": " + chi2 + " with " + (written.size() - 1));
		});
	}

	private static double quantile(final int degrees) {
		final double a = 2.0 / (9 * degrees);
		return degrees * Math.pow(1 - a + 3.719 * Math.sqrt(a), 3);
	}

	@Test
	void aCropAnywhereIsOfTheSameImageLevelAndFilter() {
		final PairSource pairs = PairSource.of(IMAGES, CONFIG, 1 << 20);
		final PairSpec spec = pairs.spec(6);
		final SplittableRandom random = new SplittableRandom(1), same = new SplittableRandom(1);
		for (int draw = 0; draw < 50; draw++) {
			final int x = same.nextInt(96 - 32 + 1), y = same.nextInt(80 - 32 + 1);
			final Pair there = pairs.pair(new PairSpec(spec.image(), spec.level(), spec.crop(), x, y, spec.filter()));
			assertEquals(hash(there), hash(pairs.drawn(6, random, true)));
		}
	}

	private static String hash(final Pair pair) {
		return PixelHash.sha256(pair.target()) + " " + PixelHash.sha256(pair.input());
	}
}
