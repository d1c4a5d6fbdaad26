package sc.fiji.superres.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class CorrelatorTest {

	@Test
	void everyPlaceHasPearsonsCorrelation() {
		final Surface reference = noise(37, 29, 1);
		final Template template = new Template(noise(11, 8, 2).values(), 11, 8);
		final CorrelationMap map = new Correlator(reference).map(template);
		assertEquals(27, map.width());
		assertEquals(22, map.height());
		for (int y = 0; y < 22; y++)
			for (int x = 0; x < 27; x++)
				assertEquals(pearson(reference, template, x, y), map.values()[y * 27 + x], 1e-6);
	}

	@Test
	void aLargeOffsetDoesNotCostDigits() {
		final Surface reference = noise(64, 50, 1);
		final double[] high = reference.values().clone();
		for (int i = 0; i < high.length; i++)
			high[i] += 1e6;
		final Template template = new Template(noise(16, 16, 2).values(), 16, 16);
		final float[] expected = new Correlator(reference).map(template).values();
		final float[] found = new Correlator(new Surface(high, 64, 50)).map(template).values();
		for (int i = 0; i < found.length; i++)
			assertEquals(expected[i], found[i], 1e-5);
	}

	@Test
	void flatPlacesAndFlatTemplatesHaveNone() {
		final Surface reference = noise(40, 40, 1);
		for (int y = 0; y < 40; y++)
			for (int x = 0; x < 20; x++)
				reference.values()[y * 40 + x] = 0.25;
		final CorrelationMap map = new Correlator(reference).map(new Template(noise(8, 8, 2).values(), 8, 8));
		assertEquals(0, map.values()[5 * map.width() + 6]);
		assertTrue(map.values()[5 * map.width() + 25] != 0);
		for (final float v : new Correlator(reference).map(new Template(new double[64], 8, 8)).values())
			assertEquals(0, v);
	}

	@Test
	void peaksLieApartAndAreSorted() {
		final float[] values = new float[100];
		values[22] = 0.9f;
		values[23] = 0.8f;
		values[25] = 0.7f;
		values[88] = 0.6f;
		final List<CorrelationMap.Peak> peaks = new CorrelationMap(values, 10, 10).peaks(3, 3);
		assertEquals(List.of(new CorrelationMap.Peak(2, 2, 0.9f), new CorrelationMap.Peak(5, 2, 0.7f),
			new CorrelationMap.Peak(8, 8, 0.6f)), peaks);
	}

	@Test
	void theHillOfAPlaceIsNoRival() {
		final float[] values = new float[60 * 40];
		for (int y = 0; y < 40; y++)
			for (int x = 0; x < 60; x++)
				values[y * 60 + x] = (float) (0.8 * hill(x - 12, y - 20) + 0.6 * hill(x - 45, y - 20));
		values[20 * 60 + 14] += 0.1; // a bump on the hill
		assertEquals(0.25, new CorrelationMap(values, 60, 40).uniqueness(12, 20), 0.01);
	}

	private static double hill(final double x, final double y) {
		return Math.exp(-(x * x + y * y) / 50);
	}

	private static double pearson(final Surface reference, final Template t, final int left, final int top) {
		double r = 0, s = 0, rr = 0, ss = 0, rs = 0;
		for (int y = 0; y < t.height(); y++)
			for (int x = 0; x < t.width(); x++) {
				final double a = reference.values()[(top + y) * reference.width() + left + x], b = t.values()[y * t
					.width() + x];
				r += a;
				s += b;
				rr += a * a;
				ss += b * b;
				rs += a * b;
			}
		final double n = t.values().length;
		return (rs - r * s / n) / Math.sqrt((rr - r * r / n) * (ss - s * s / n));
	}

	private static Surface noise(final int w, final int h, final long seed) {
		return new Surface(new Random(seed).doubles((long) w * h).toArray(), w, h);
	}
}
