package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

class SelfEnsembleTest {

	/** Doubles by nearest neighbour and adds a ramp along x: what an upscaler has that favours one orientation. */
	private record Leaning(float slope) implements Upscaler {

		@Override
		public int factor() {
			return 2;
		}

		@Override
		public String description() {
			return "leaning";
		}

		@Override
		public List<RandomAccessibleInterval<FloatType>> upscale(final List<RandomAccessibleInterval<FloatType>> planes,
			final Progress progress)
		{
			final List<RandomAccessibleInterval<FloatType>> results = new ArrayList<>();
			for (final RandomAccessibleInterval<FloatType> plane : planes) {
				final int w = Planes.width(plane), h = Planes.height(plane);
				final float[] from = Planes.floatArray(plane), to = new float[4 * w * h];
				for (int i = 0; i < to.length; i++)
					to[i] = from[i / (2 * w) / 2 * w + i % (2 * w) / 2] + slope * (i % (2 * w));
				results.add(Planes.floats(to, 2 * w, 2 * h));
			}
			for (int tile = 0; tile <= 3; tile++)
				progress.report(tile, 3, "tile");
			return results;
		}
	}

	private static float[] noise(final int length) {
		final float[] noise = new float[length];
		final Random random = new Random(length);
		for (int i = 0; i < length; i++)
			noise[i] = random.nextFloat();
		return noise;
	}

	@Test
	void whatFavoursNoOrientationComesOutAsItIsWithoutSpread() {
		for (final int width : new int[] { 1, 2, 7 }) {
			final var plane = Planes.floats(noise(width * 3), width, 3);
			final float[] one = Planes.floatArray(new Leaning(0).upscale(List.of(plane), Progress.NONE).get(0));
			final var result = new SelfEnsemble(new Leaning(0)).withSpread(List.of(plane), Progress.NONE);
			assertArrayEquals(new long[] { 2 * width, 6 }, result.mean().get(0).dimensionsAsLongArray());
			assertArrayEquals(one, Planes.floatArray(result.mean().get(0)), 1e-6f);
			assertArrayEquals(new float[one.length], Planes.floatArray(result.spread().get(0)), 1e-6f);
		}
	}

	/** A ramp along x of w pixels and, transposed, of h: each place sees x, w−1−x (twice), y and h−1−y (twice). */
	@Test
	void meanAndSpreadAreThoseOfTheEightOrientations() {
		final int w = 6, h = 2;
		final var result = new SelfEnsemble(new Leaning(1)).withSpread(List.of(Planes.floats(new float[3], 3, 1)),
			Progress.NONE);
		final float[] mean = Planes.floatArray(result.mean().get(0)), spread = Planes.floatArray(result.spread().get(0));
		for (int i = 0; i < w * h; i++) {
			final double[] seen = { i % w, w - 1 - i % w, i / w, h - 1 - i / w };
			double expected = 0, square = 0;
			for (final double value : seen)
				expected += value / 4;
			for (final double value : seen)
				square += (value - expected) * (value - expected) / 4;
			assertEquals(expected, mean[i], 1e-5);
			assertEquals(Math.sqrt(square), spread[i], 1e-5);
		}
	}

	@Test
	void spreadOfColoursIsTheirRootMeanSquareInGreyValuesAndNaNAtHoles() {
		final var range = new IntensityRange(100, 300);
		final float[] hole = { 100, Float.NaN, 100 };
		final var result = GreyUpscale.withSpread(List.of(Planes.floats(hole, 3, 1), Planes.floats(new float[3], 3, 1)), range,
			new SelfEnsemble(new Leaning(1)), Progress.NONE);
		final float[] spread = Planes.floatArray(result.spread());
		final var one = new SelfEnsemble(new Leaning(1)).withSpread(List.of(Planes.floats(new float[3], 3, 1)),
			Progress.NONE);
		assertEquals(200 * Planes.floatArray(one.spread().get(0))[0], spread[0], 1e-3);
		assertTrue(Float.isNaN(spread[2]) && Float.isNaN(spread[9]));
		assertEquals(2, result.planes().size());
	}

	@Test
	void progressCountsAllOrientations() {
		final List<Long> done = new ArrayList<>();
		final Progress progress = new Progress() {

			@Override
			public void report(final long units, final long total, final String message) {
				assertEquals(24, total);
				done.add(units);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		};
		new SelfEnsemble(new Leaning(0)).upscale(List.of(Planes.floats(new float[6], 3, 2)), progress);
		assertEquals(24, done.get(done.size() - 1));
		assertEquals(done.stream().sorted().toList(), done);
	}
}
