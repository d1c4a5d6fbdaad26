package sc.fiji.superres.batches;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.pairs.Pair;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.Pairs;

class BatchesTest {

	private static final int SIDE = 32;
	private static final Augmentation FLIPS = new Augmentation(true, false), RANDOM = new Augmentation(false, true);

	/** CRC-32 of inputs and targets, taken before flips and random crops existed (commit 4760a9f). */
	@Test
	void withoutAugmentationBatchesAreWhatTheyAlwaysWere() {
		assertEquals(0x2d5f2d03L, crc(Batches.draw(pairs(1 << 20), 4, Augmentation.NONE, 7, 0)));
		assertEquals(0xd3161c1cL, crc(Batches.draw(pairs(1 << 20), 4, Augmentation.NONE, 7, 1)));
		assertEquals(0x17d8a55fL, crc(Batches.draw(pairs(1 << 20), 4, Augmentation.NONE, 7, 1000)));
	}

	@Test
	void theFlipsDrawAllEightTurnsOfBothSidesOfAPair() {
		final PairSource pairs = pairs(1 << 20);
		final Pairs one = new OnePair(pairs);
		final float[] target = Batches.unit(pairs.pair(5).target(), IntensityRange.EIGHT_BIT);
		final float[] input = Batches.unit(pairs.pair(5).input(), IntensityRange.EIGHT_BIT);
		final Set<Integer> turns = new HashSet<>();
		for (long k = 0; k < 100; k++) {
			final Batches.Batch batch = Batches.draw(one, 1, FLIPS, 3, k);
			for (int orientation = 0; orientation < Orientation.COUNT; orientation++) {
				if (!Arrays.equals(Orientation.of(target, SIDE, orientation), batch.targets())) continue;
				turns.add(orientation);
				assertArrayEquals(Orientation.of(input, SIDE / 2, orientation), batch.inputs());
			}
		}
		assertEquals(Set.of(0, 1, 2, 3, 4, 5, 6, 7), turns);
	}

	@Test
	void theEightTurnsAreAllThereAre() {
		final float[] square = { 1, 2, 3, 4 };
		final Set<String> turned = new HashSet<>();
		for (int orientation = 0; orientation < Orientation.COUNT; orientation++)
			turned.add(Arrays.toString(Orientation.of(square, 2, orientation)));
		assertEquals(8, turned.size());
		assertArrayEquals(new float[] { 2, 1, 4, 3 }, Orientation.of(square, 2, 1));
		assertArrayEquals(new float[] { 3, 4, 1, 2 }, Orientation.of(square, 2, 2));
		assertArrayEquals(new float[] { 1, 3, 2, 4 }, Orientation.of(square, 2, 4));
	}

	@Test
	void randomCropsLieAnywhereAndFollowFromSeedAndNumber() {
		final PairSource pairs = pairs(1 << 20);
		final Pairs one = new OnePair(pairs);
		final Set<Long> places = new HashSet<>();
		for (long k = 0; k < 60; k++)
			places.add(crc(Batches.draw(one, 1, RANDOM, 3, k)));
		assertTrue(places.size() > 40, places.size() + " places; the grid has 9");
		assertEquals(crc(Batches.draw(pairs, 4, RANDOM, 3, 8)), crc(Batches.draw(pairs(0), 4, RANDOM, 3, 8)));
	}

	/** Five threads at once, a cache that holds next to nothing, another start: the same batches in the same order. */
	@Test
	void batchesFollowFromTheSeedWhateverTheThreads() throws InterruptedException {
		final Augmentation all = new Augmentation(true, true);
		final PairSource shared = pairs(20_000);
		try (Batches first = new Batches(shared, 3, all, 11, 0, 1);
				Batches second = new Batches(shared, 3, all, 11, 5, 4))
		{
			final List<Long> a = new ArrayList<>(), b = new ArrayList<>();
			for (int k = 0; k < 12; k++) {
				a.add(crc(first.next()));
				if (k >= 5) b.add(crc(second.next()));
			}
			assertEquals(a.subList(5, 12), b);
			assertEquals(12, new HashSet<>(a).size());
			assertEquals(a.get(3), crc(Batches.draw(pairs(0), 3, all, 11, 3)));
		}
	}

	/** They are added after the pairs are drawn, so the pairs are the same ones. */
	@Test
	void odditiesAreAddedWhereThatIsAskedFor() {
		final Augmentation odd = new Augmentation(true, true, 0, 1.4), plain = new Augmentation(true, true);
		final PairSource pairs = pairs(1 << 20);
		final Batches.Batch with = Batches.draw(pairs, 30, odd, 1, 0), without = Batches.draw(pairs, 30, plain, 1, 0);
		final int pixels = with.inputs().length / 30;
		int same = 0;
		for (int i = 0; i < 30; i++)
			if (Arrays.equals(with.inputs(), i * pixels, (i + 1) * pixels, without.inputs(), i * pixels, (i + 1) *
				pixels)) same++;
		assertTrue(same > 1 && same < 20, same + " of 30 pairs have none; it should be a quarter");
		assertEquals(crc(with), crc(Batches.draw(pairs, 30, odd, 1, 0)));
	}

	/** Mixing comes after the pairs are drawn, so it changes nothing else; a batch of one has nothing to mix. */
	@Test
	void pairsAreMixedWhereThatIsAskedFor() {
		final Augmentation mixing = new Augmentation(true, true, 4, 0), apart = new Augmentation(true, true);
		final PairSource pairs = pairs(1 << 20);
		assertFalse(crc(Batches.draw(pairs, 3, mixing, 1, 0)) == crc(Batches.draw(pairs, 3, apart, 1, 0)));
		assertEquals(crc(Batches.draw(pairs, 1, apart, 1, 0)), crc(Batches.draw(pairs, 1, mixing, 1, 0)));
	}

	@Test
	void anotherSeedDrawsOtherBatches() {
		assertFalse(crc(Batches.draw(pairs(0), 3, Augmentation.NONE, 1, 0)) == crc(Batches.draw(pairs(0), 3,
			Augmentation.NONE, 2, 0)));
	}

	@Test
	void whatGoesWrongWhileReadingReachesTheTraining() {
		final PairSource pairs = pairs(0);
		final Pairs broken = new OnePair(pairs) {

			@Override
			public Pair pair(final long index) {
				throw new UncheckedIOException("b.png is gone.", new java.io.IOException());
			}
		};
		try (Batches batches = new Batches(broken, 1, Augmentation.NONE, 1, 0, 1)) {
			assertEquals("b.png is gone.", assertThrows(UncheckedIOException.class, batches::next).getMessage());
		}
	}

	private static long crc(final Batches.Batch batch) {
		final CRC32 crc = new CRC32();
		for (final float[] values : List.of(batch.inputs(), batch.targets())) {
			final ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
			bytes.asFloatBuffer().put(values);
			crc.update(bytes);
		}
		return crc.getValue();
	}

	private static PairSource pairs(final long cache) {
		final List<SourceImage> images = new ArrayList<>();
		for (int s = 1; s <= 2; s++) {
			final byte[] v = new byte[96 * 80];
			for (int i = 0; i < v.length; i++)
				v[i] = (byte) ((i % 96 * 3 * s) ^ (i / 96 * 5) + i % 7 * s);
			images.add(new SourceImage("i" + s + ".png", Planes.bytes(v, 96, 80), IntensityRange.EIGHT_BIT));
		}
		final MultiScaleConfig base = MultiScaleConfig.preset("2x single-scale");
		return PairSource.of(images, new MultiScaleConfig("test", 2, List.of(0.75), List.of(1.5), List.of(0.5), base
			.filters(), SIDE, 3, base.zoom(), PairKind.PUBLISHED, false), cache);
	}

	/** Pair 5 of a source, whatever number is asked for. */
	private static class OnePair implements Pairs {

		private final PairSource pairs;

		OnePair(final PairSource pairs) {
			this.pairs = pairs;
		}

		@Override
		public long size() {
			return 1;
		}

		@Override
		public Pair pair(final long index) {
			return pairs.pair(5);
		}

		@Override
		public Pair drawn(final long index, final RandomGenerator random, final boolean anywhere) {
			return anywhere ? pairs.drawn(5, random, true) : pair(index);
		}

		@Override
		public MultiScaleConfig config() {
			return pairs.config();
		}

		@Override
		public java.util.Optional<sc.fiji.superres.dataset.ZoomLevel> zoom(final long index) {
			return java.util.Optional.empty();
		}

		@Override
		public java.util.Map<String, String> hashes() {
			return pairs.hashes();
		}

		@Override
		public List<String> sources() {
			return pairs.sources();
		}

		@Override
		public String summary() {
			return pairs.summary();
		}
	}
}
