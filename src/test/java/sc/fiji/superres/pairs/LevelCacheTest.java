package sc.fiji.superres.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PixelHash;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.TestImages;

class LevelCacheTest {

	private static final List<SourceImage> IMAGES = TestImages.TWO;
	private static final MultiScaleConfig CONFIG = TestImages.SMALL;

	@Test
	void theCacheBudgetDoesNotChangePairs() {
		final List<String> uncached = hashes(PairSource.of(IMAGES, CONFIG, 0));
		assertEquals(uncached, hashes(PairSource.of(IMAGES, CONFIG, 5000))); // one level of some
		assertEquals(uncached, hashes(PairSource.of(IMAGES, CONFIG, 1 << 30)));
		assertThrows(IllegalArgumentException.class, () -> PairSource.of(IMAGES, CONFIG, -1));
	}

	@Test
	void levelsAreResizedOnceWithinTheBudgetAndAgainBeyond() {
		final Level level = CONFIG.levels().get(1), other = CONFIG.levels().get(2);
		final LevelCache all = new LevelCache(IMAGES, 1 << 20);
		assertEquals(all.get(0, level), all.get(0, level));
		final LevelCache none = new LevelCache(IMAGES, 0);
		assertNotEquals(none.get(0, level), none.get(0, level));
		final LevelCache one = new LevelCache(IMAGES, LevelCache.bytes(IMAGES.get(0), other));
		final Object first = one.get(0, level);
		one.get(0, other);
		assertNotEquals(first, one.get(0, level));
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
