package sc.fiji.superres.altered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.survey.Lessons.Altered;

/** Altered scans show the crystal of the scan otherwise, with its noise, within its range of grey values. */
class AlteredScansTest {

	private static final int SIDE = 128;
	private static final int PERIOD = 16;
	private static final IntensityRange RANGE = new IntensityRange(1000, 3000);

	/** A square lattice of Gaussian columns, 1200 to 2600. */
	private static float[] crystal() {
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++) {
			final double x = (i % SIDE) % PERIOD - PERIOD / 2;
			final double y = (i / SIDE) % PERIOD - PERIOD / 2;
			values[i] = (float) (1200 + 1400 * Math.exp(-(x * x + y * y) / 18));
		}
		return values;
	}

	private static SourceImage image(final float[] values, final int side) {
		return new SourceImage("crystal.tif", Planes.floats(values, side, side), RANGE);
	}

	private static SourceImage scan() {
		final SplittableRandom random = new SplittableRandom(5);
		final float[] values = crystal();
		for (int i = 0; i < values.length; i++)
			values[i] += (float) (50 * random.nextGaussian());
		return image(values, SIDE);
	}

	private static List<Altered> altered() {
		return AlteredScans.of(List.of(scan()), Map.of(0, image(crystal(), SIDE))).get(0);
	}

	private static float[] values(final SourceImage image) {
		return GreyOps.values(image.plane());
	}

	@Test
	void everyScanIsAnotherOneAndAlwaysTheSame() {
		final List<Altered> once = altered();
		final List<Altered> again = altered();
		assertEquals(3, once.size());
		for (int i = 0; i < once.size(); i++) {
			assertArrayEquals(values(once.get(i).scan()), values(again.get(i).scan()));
			assertArrayEquals(values(once.get(i).clean()), values(again.get(i).clean()));
		}
		assertTrue(!Arrays.equals(values(once.get(0).clean()), values(once.get(1).clean())));
	}

	@Test
	void theNoiseIsThatOfTheScanWithinAFactorOfTwo() {
		for (final Altered altered : altered()) {
			final float[] clean = values(altered.clean());
			final float[] scan = values(altered.scan());
			double squares = 0;
			for (int i = 0; i < scan.length; i++) {
				assertTrue(scan[i] >= RANGE.low() && scan[i] <= RANGE.high(), "grey value " + scan[i]);
				assertTrue(clean[i] >= RANGE.low() - 1 && clean[i] <= RANGE.high() + 1, "grey value " + clean[i]);
				squares += (scan[i] - clean[i]) * (scan[i] - clean[i]);
			}
			final double variance = squares / scan.length;
			assertTrue(variance > 2500 / 2.2 && variance < 2500 * 2.2, "variance " + variance);
		}
	}

	/** Of a crystal where nothing is missing. */
	@Test
	void columnsAreMissingFaintAndAdded() {
		final float[] values = crystal();
		new Spots(values, SIDE, SIDE, PERIOD, 1200, new Draw(new SplittableRandom(3))).put();
		int missing = 0;
		int bright = 0;
		for (int y = PERIOD / 2; y < SIDE; y += PERIOD)
			for (int x = PERIOD / 2; x < SIDE; x += PERIOD) {
				if (values[y * SIDE + x] < 1250) missing++;
				if (values[y * SIDE + x] > 2700) bright++;
			}
		assertTrue(missing >= 1 && bright >= 1, missing + " missing and " + bright + " bright");
		final float[] before = crystal();
		double added = 0;
		for (int i = 0; i < values.length; i++)
			if (before[i] < 1300) added = Math.max(added, values[i] - before[i]);
		assertTrue(added > 300, "columns between columns, " + added);
	}

	@Test
	void aFieldGoesThroughItsPixelsAndOnBeyondItsBorders() {
		final Field field = new Field(new float[] { 1, 2, 4, 8, 3, 5 }, 3, 2);
		assertEquals(4, field.at(2, 0), 1e-12);
		assertEquals(3, field.at(1, 1), 1e-12);
		assertEquals(4, field.at(3, 0), 1e-12);
		assertEquals(1, field.at(-1, -1), 1e-12);
		final Field line = new Field(new float[] { 0, 1, 2, 3, 4, 5 }, 6, 1);
		assertEquals(2.3, line.at(2.3, 0), 1e-9);
	}

	/** A turn keeps angles but for the stretch: the square of a pixel becomes one of 0.6 to 1.7. */
	@Test
	void turnsChangeTheSizeByAQuarterAtMost() {
		for (int seed = 0; seed < 50; seed++) {
			final Turn turn = Turn.drawn(SIDE, SIDE, new Draw(new SplittableRandom(seed)));
			final double area = Math.abs(turn.xx() * turn.yy() - turn.xy() * turn.yx());
			assertTrue(area > 0.6 && area < 1.65, "area " + area);
			final double length = Math.hypot(turn.xx(), turn.yx());
			assertTrue(length > 0.7 && length < 1.42, "length " + length);
		}
	}

	@Test
	void smallImagesHaveNoneAndManyImagesAtLeastOneEachWhileThereIsMemory() {
		final Map<Integer, SourceImage> seen = new LinkedHashMap<>();
		seen.put(0, image(new float[8 * 8], 8));
		seen.put(1, image(crystal(), SIDE));
		assertEquals(Set.of(1), AlteredScans.of(List.of(image(new float[8 * 8], 8), scan()), seen).keySet());
	}
}
