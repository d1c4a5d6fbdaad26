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
		final float[] mean = Planes.floatArray(result.mean().get(0)), spread = Planes.floatArray(result.spread().get(
			0));
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
		final var result = GreyUpscale.withSpread(List.of(Planes.floats(hole, 3, 1), Planes.floats(new float[3], 3, 1)),
			range, new SelfEnsemble(new Leaning(1)), Progress.NONE);
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

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
		new SelfEnsemble(new Leaning(0)).upscale(List.of(Planes.floats(new float[6], 3, 2)), progress);
		assertEquals(24, done.get(done.size() - 1));
		assertEquals(done.stream().sorted().toList(), done);
	}

	/** Bicubic that moves its results right and down, as a network of published pairs does in each orientation. */
	private record Displaced(double moved) implements Upscaler {

		@Override
		public int factor() {
			return 2;
		}

		@Override
		public String description() {
			return "displaced";
		}

		@Override
		public List<RandomAccessibleInterval<FloatType>> upscale(final List<RandomAccessibleInterval<FloatType>> planes,
			final Progress progress)
		{
			return new BicubicUpscaler(2).upscale(planes, progress).stream().map(plane -> {
				final int w = Planes.width(plane), h = Planes.height(plane);
				return (RandomAccessibleInterval<FloatType>) Planes.floats(SubpixelShift.of(Planes.floatArray(plane), w,
					h, moved), w, h);
			}).toList();
		}
	}

	@Test
	void whatLiesOffItsPlaceIsMovedBackInEachOrientation() {
		final int side = 40;
		final float[] input = new float[side * side];
		for (int i = 0; i < input.length; i++)
			input[i] = (float) (Math.sin(i % side * 0.63) + Math.cos(i / side * 0.63) / 2);
		final var plane = List.of((RandomAccessibleInterval<FloatType>) Planes.floats(input, side, side));
		final float[] right = Planes.floatArray(new BicubicUpscaler(2).upscale(plane, Progress.NONE).get(0));
		final var centred = new SelfEnsemble(new Displaced(0.41), 0.41).withSpread(plane, Progress.NONE);
		final var blurred = new SelfEnsemble(new Displaced(0.41)).withSpread(plane, Progress.NONE);
		final float[] mean = Planes.floatArray(centred.mean().get(0)), spread = Planes.floatArray(centred.spread().get(
			0));
		double most = 0;
		for (int y = 10; y < 70; y++) {
			for (int x = 10; x < 70; x++) {
				assertEquals(right[y * 80 + x], mean[y * 80 + x], 0.01);
				assertTrue(spread[y * 80 + x] < 0.01);
				most = Math.max(most, Planes.floatArray(blurred.spread().get(0))[y * 80 + x]);
			}
		}
		assertTrue(most > 0.1, "without the offset the orientations differ by up to " + most);
	}
}
