package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

class ConsistencyTest {

	private static final int W = 23, H = 17, S = 3;

	private static float[] scan() {
		final float[] scan = new float[W * H];
		final Random random = new Random(1);
		for (int i = 0; i < scan.length; i++)
			scan[i] = 1000 + 50 * (float) Math.sin(i % W * 0.8) + random.nextFloat();
		return scan;
	}

	/** Both measures of an image against its enlargement by nearest neighbour, to which something was added. */
	private static List<float[]> of(final float[] scan, final float[] added) {
		final float[] large = Planes.floatArray(Resampler.resample(Planes.floats(scan, W, H), S * W, S * H,
			Filter.NEAREST)).clone();
		for (int i = 0; i < large.length; i++)
			large[i] += added[i];
		return Consistency.of(List.of(Planes.floats(scan, W, H)), List.of(Planes.floats(large, S * W, S * H)), S)
			.stream().map(Planes::floatArray).toList();
	}

	@Test
	void whatShrinksBackToTheInputAgrees() {
		final float[] added = new float[S * W * S * H];
		for (int i = 0; i < added.length; i++) // cancels within each pixel of the input
			added[i] = i % (S * W) % S - 1;
		for (final float[] measure : of(scan(), added))
			assertArrayEquals(new float[W * H], measure, 1e-3f);
	}

	@Test
	void aConstantDifferenceIsItselfAndItsShareOfTheStructure() {
		final float[] added = new float[S * W * S * H];
		java.util.Arrays.fill(added, 20);
		final List<float[]> measures = of(scan(), added);
		for (int i = 0; i < W * H; i++) {
			assertEquals(20, measures.get(0)[i], 1e-3);
			assertEquals(20 / Math.sqrt(400 + variance(scan(), i)), measures.get(1)[i], 1e-4);
		}
	}

	private static double variance(final float[] scan, final int at) {
		double n = 0, sum = 0, squares = 0;
		for (int y = Math.max(0, at / W - 3); y <= Math.min(H - 1, at / W + 3); y++) {
			for (int x = Math.max(0, at % W - 3); x <= Math.min(W - 1, at % W + 3); x++) {
				n++;
				sum += scan[y * W + x];
				squares += (double) scan[y * W + x] * scan[y * W + x];
			}
		}
		return squares / n - sum / n * sum / n;
	}

	@Test
	void inventedDetailShowsWhereItIsAndWithinThreePixels() {
		final float[] added = new float[S * W * S * H];
		added[(S * 8 + 1) * S * W + S * 11 + 1] = 900; // in pixel (11, 8)
		final float[] difference = of(scan(), added).get(0);
		for (int i = 0; i < W * H; i++) {
			final boolean near = Math.abs(i % W - 11) <= 3 && Math.abs(i / W - 8) <= 3;
			assertEquals(near ? 100 / 7.0 : 0, difference[i], 1e-2, "at " + i % W + ", " + i / W);
		}
	}

	@Test
	void aHoleIsNaNAndDoesNotSpread() {
		final float[] scan = scan();
		scan[5 * W + 6] = Float.NaN;
		scan[0] = Float.POSITIVE_INFINITY;
		for (final float[] measure : of(scan, new float[S * W * S * H])) {
			for (int i = 0; i < W * H; i++)
				assertEquals(i == 0 || i == 5 * W + 6, Float.isNaN(measure[i]), "at " + i);
		}
	}

	@Test
	void aConstantImageThatStaysSoAgreesAndOneThatDoesNotDisagrees() {
		final float[] flat = new float[W * H], added = new float[S * W * S * H];
		assertArrayEquals(flat, of(flat, added).get(1));
		java.util.Arrays.fill(added, 1e-3f);
		for (final float value : of(flat, added).get(1))
			assertEquals(1, value, 1e-6);
	}

	@Test
	void coloursAreAveragedAsSquares() {
		final var grey = Planes.floats(new float[W * H], W, H);
		final float[] three = new float[S * W * S * H];
		java.util.Arrays.fill(three, 3);
		final float[] difference = Planes.floatArray(Consistency.of(List.of(grey, grey, grey), List.of(Planes.floats(
			three, S * W, S * H), Planes.floats(new float[three.length], S * W, S * H), Planes.floats(
				new float[three.length], S * W, S * H)), S).get(0));
		assertEquals(Math.sqrt(3), difference[40], 1e-6);
		assertTrue(difference.length == W * H);
	}
}
