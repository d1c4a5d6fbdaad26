package sc.fiji.superres.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.LatticePair;

class AlignmentTest {

	private static final AlignmentConfig UNIT = AlignmentConfig.of(1);

	/** Some of the 40 cases of {@code AlignmentTable}, at smaller sizes. */
	@ParameterizedTest
	@CsvSource({ "true,1", "true,2", "true,3", "true,4", "false,1", "false,2", "false,3", "false,4" })
	void theTransformBetweenTwoNoisyScansIsFound(final boolean stem, final long seed) {
		final LatticePair pair = LatticePair.draw(stem, 192, 512, seed);
		final Match match = Alignment.align(pair.image(), pair.reference(), AlignmentConfig.of(255), Progress.NONE);
		assertTrue(pair.distance(match.x(), match.y()) < 0.5, match.x() + ", " + match.y());
		assertEquals(pair.scale(), match.scale(), 0.002);
		assertEquals(pair.rotation(), match.rotation(), 0.1);
		assertTrue(match.uniqueness() < 0.05, "a lattice matches in many places: " + match.uniqueness());
	}

	@ParameterizedTest
	@CsvSource({ "1,0", "1.07,-2", "0.93,2.5", "1.1,3", "0.9,-3" })
	void aPlaceWithoutALatticeIsFoundAndUnique(final double scale, final double rotation) {
		final Surface reference = blobs(300, 260);
		final Pose truth = new Pose(171.3, 118.8, scale, rotation);
		final Surface image = new Surface(reference.seenFrom(truth, 101, 90), 101, 90);
		final Match match = Alignment.align(noisy(image, 0.1, 1), noisy(reference, 0.1, 2), UNIT, Progress.NONE);
		assertEquals(truth.x(), match.x(), 0.1);
		assertEquals(truth.y(), match.y(), 0.1);
		assertEquals(scale, match.scale(), 0.002);
		assertEquals(rotation, match.rotation(), 0.1);
		assertTrue(match.uniqueness() > 0.3, "unique " + match.uniqueness());
	}

	@Test
	void aMatchAtTheEndOfWhatWasSearchedIsSaidToBe() {
		final AlignmentConfig config = AlignmentConfig.of(255);
		assertEquals("", config.warning(new Match(null, 0, 0, 1.09, -2.9, 1, 1, 0)));
		final String both = config.warning(new Match(null, 0, 0, 0.9, -3, 1, 1, 0));
		assertTrue(both.contains("rotation ±3.00° and scale 1 ± 0.100"), both);
		assertEquals("", new AlignmentConfig(0, 0, 3, 255).warning(new Match(null, 0, 0, 1, 0, 1, 1, 0)),
			"no range was asked for");
	}

	@Test
	void anExactCropComesBackAsItIs() {
		final Surface reference = blobs(200, 180);
		final Surface image = new Surface(reference.seenFrom(new Pose(60, 92, 1, 0), 80, 64), 80, 64);
		final Match match = Alignment.align(noisy(image, 0, 1), noisy(reference, 0, 1), UNIT, Progress.NONE);
		assertEquals(1, match.correlation(), 1e-6);
		assertEquals(1, match.ssim(), 1e-4);
		assertEquals(20, match.corners()[0][0], 0.01);
		assertEquals(60, match.corners()[0][1], 0.01);
		assertEquals(100, match.corners()[2][0], 0.01);
		assertEquals(124, match.corners()[2][1], 0.01);
		final float[] expected = Planes.floatArray(image.plane()), found = Planes.floatArray(match.crop());
		for (int i = 0; i < found.length; i++)
			assertEquals(expected[i], found[i], 0.01);
	}

	@Test
	void anImageOfTheReferencesSizeMatchesInPlace() {
		final Surface reference = blobs(128, 120);
		final Match match = Alignment.align(noisy(reference, 0.05, 1), noisy(reference, 0.05, 2), UNIT, Progress.NONE);
		assertEquals(64, match.x(), 0.1);
		assertEquals(60, match.y(), 0.1);
	}

	@Test
	void oneAlignmentServesManyThreads() {
		final Surface reference = blobs(300, 260);
		final Alignment alignment = Alignment.to(noisy(reference, 0, 1), UNIT);
		final int[] xs = { 80, 120, 160, 200 };
		Arrays.stream(xs).parallel().forEach(x -> {
			final Surface image = new Surface(reference.seenFrom(new Pose(x, 100, 1, 0), 64, 64), 64, 64);
			assertEquals(x, alignment.find(noisy(image, 0.05, x), Progress.NONE).x(), 0.1);
		});
	}

	@Test
	void anImageThatIsNowhereGetsABestPlaceWithALowCorrelation() {
		for (int seed = 1; seed <= 5; seed++) {
			final RandomAccessibleInterval<FloatType> noise = noisy(new Surface(new double[64 * 64], 64, 64), 1, seed);
			final Match match = Alignment.align(noise, noisy(blobs(128, 128), 0, 1), UNIT, Progress.NONE);
			assertTrue(match.correlation() < 0.3, "correlation " + match.correlation());
		}
	}

	@Test
	void theRangesAreKept() {
		final Surface reference = blobs(300, 260);
		final Surface image = new Surface(reference.seenFrom(new Pose(150, 120, 1.05, 2), 100, 100), 100, 100);
		final Match match = Alignment.align(noisy(image, 0, 1), noisy(reference, 0, 1), new AlignmentConfig(0.02, 1, 3,
			1), Progress.NONE);
		assertTrue(Math.abs(match.scale() - 1) <= 0.02 + 1e-9, "scale " + match.scale());
		assertTrue(Math.abs(match.rotation()) <= 1 + 1e-9, "rotation " + match.rotation());
	}

	@Test
	void whatCannotBeAlignedIsNamed() {
		final RandomAccessibleInterval<FloatType> plane = noisy(blobs(64, 64), 0, 1);
		final RandomAccessibleInterval<FloatType> large = noisy(blobs(100, 40), 0, 1);
		assertTrue(error(large, plane).contains("100×40") && error(large, plane).contains("64×64"), error(large,
			plane));
		assertTrue(error(noisy(blobs(15, 20), 0, 1), plane).contains("15×20"));
		final RandomAccessibleInterval<FloatType> broken = noisy(blobs(32, 32), 0, 1);
		broken.getAt(3, 3).set(Float.NaN);
		assertTrue(error(broken, plane).contains("NaN"));
		assertTrue(error(plane, Planes.floats(new float[4096], 64, 64)).contains("reference is constant"));
		for (final double[] c : new double[][] { { 0.6, 3, 3, 1 }, { 0.1, 46, 3, 1 }, { 0.1, 3, 2, 1 }, { 0.1, 3, 3,
			0 } })
			assertThrows(IllegalArgumentException.class, () -> new AlignmentConfig(c[0], c[1], (int) c[2], c[3]));
	}

	@Test
	void aWishToStopIsHeard() {
		final RandomAccessibleInterval<FloatType> plane = noisy(blobs(64, 64), 0, 1);
		assertThrows(CancellationException.class, () -> Alignment.align(plane, plane, UNIT, new Progress() {

			@Override
			public void report(final long done, final long total, final String message) {
				// nobody listens
			}

			@Override
			public boolean isCancelled() {
				return true;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		}));
	}

	private static String error(final RandomAccessibleInterval<FloatType> image,
		final RandomAccessibleInterval<FloatType> reference)
	{
		return assertThrows(IllegalArgumentException.class, () -> Alignment.align(image, reference, UNIT,
			Progress.NONE)).getMessage();
	}

	/** Gaussian blobs at random places, of random widths and heights. */
	private static Surface blobs(final int w, final int h) {
		final Random random = new Random(8);
		final double[] values = new double[w * h];
		for (int n = 0; n < w * h / 150; n++) {
			final double cx = random.nextDouble() * w, cy = random.nextDouble() * h, sigma = 2 + 4 * random
				.nextDouble();
			final double height = 0.2 + 0.6 * random.nextDouble();
			for (int y = (int) Math.max(0, cy - 5 * sigma); y < Math.min(h, cy + 5 * sigma); y++)
				for (int x = (int) Math.max(0, cx - 5 * sigma); x < Math.min(w, cx + 5 * sigma); x++)
					values[y * w + x] += height * Math.exp(-((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (2 * sigma *
						sigma));
		}
		return new Surface(values, w, h);
	}

	private static RandomAccessibleInterval<FloatType> noisy(final Surface plane, final double noise, final long seed) {
		final Random random = new Random(seed);
		final float[] values = new float[plane.values().length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (plane.values()[i] + noise * random.nextGaussian());
		return Planes.floats(values, plane.width(), plane.height());
	}
}
