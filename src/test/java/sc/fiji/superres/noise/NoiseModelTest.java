package sc.fiji.superres.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.PointRaster;
import sc.fiji.superres.resample.PointSampler;

class NoiseModelTest {

	private static final int SIDE = 256;

	@Test
	void varianceOverGreyValueOfCountingNoiseIsFound() {
		final float[] image = lattice(12.3);
		final RandomGenerator random = new SplittableRandom(1);
		for (int i = 0; i < image.length; i++)
			image[i] += (float) (Math.sqrt(30 + 4 * image[i]) * random.nextGaussian());
		final NoiseModel noise = NoiseModel.of(image, SIDE, SIDE);
		for (final double grey : new double[] { 40, 100, 160 })
			assertEquals(30 + 4 * grey, noise.variance(grey), 0.12 * (30 + 4 * grey), noise.toString());
		assertEquals(0, noise.correlationX(1), 0.03);
		assertEquals(0, noise.correlationY(1), 0.03);
		assertTrue(noise.rowsAreIndependent());
		assertEquals(1, noise.roughness(), 0.2);
	}

	@Test
	void aLatticeOfFourAndAHalfPixelsIsNotTakenForNoise() {
		final float[] image = lattice(4.5);
		final RandomGenerator random = new SplittableRandom(2);
		for (int i = 0; i < image.length; i++)
			image[i] += (float) (20 * random.nextGaussian());
		assertEquals(400, NoiseModel.of(image, SIDE, SIDE).variance(100), 60);
	}

	@Test
	void correlationAlongRowsIsFound() {
		final float[] image = lattice(17);
		final double[] kernel = { 0.2, 0.95, 0.2 };
		final RandomGenerator random = new SplittableRandom(3);
		for (int y = 0; y < SIDE; y++) {
			double before = random.nextGaussian();
			double now = random.nextGaussian();
			for (int x = 0; x < SIDE; x++) {
				final double next = random.nextGaussian();
				image[y * SIDE + x] += (float) (15 * (kernel[0] * before + kernel[1] * now + kernel[2] * next));
				before = now;
				now = next;
			}
		}
		final NoiseModel noise = NoiseModel.of(image, SIDE, SIDE);
		assertEquals(2 * 0.2 * 0.95 / (0.95 * 0.95 + 2 * 0.04), noise.correlationX(1), 0.05, noise.toString());
		assertTrue(noise.rowsAreIndependent(), noise.toString());
		assertTrue(noise.summary(100).contains("correlated along rows"), noise.summary(100));
	}

	@Test
	void drawnNoiseIsLikeTheMeasuredOne() {
		final NoiseModel noise = new NoiseModel(new VarianceLine(10, 2), new double[] { 0.1, 0.98, 0.1 }, new double[] {
			1 }, 50, 1);
		final float[] grey = new float[SIDE * SIDE];
		Arrays.fill(grey, 45);
		final NoiseModel again = NoiseModel.of(noise.draw(grey, SIDE, SIDE, new SplittableRandom(4)), SIDE, SIDE);
		assertEquals(100, again.variance(0), 5);
		assertEquals(noise.correlationX(1), again.correlationX(1), 0.04);
	}

	@Test
	void anEnlargedImageIsNotRough() {
		final float[] small = lattice(10);
		final RandomGenerator random = new SplittableRandom(5);
		for (int i = 0; i < small.length; i++)
			small[i] += (float) (20 * random.nextGaussian());
		final PointRaster halves = new PointRaster(0, 0.5, 2 * SIDE - 1);
		final float[] enlarged = PointSampler.sample(small, SIDE, SIDE, halves, halves, Filter.BICUBIC);
		final NoiseModel noise = NoiseModel.of(enlarged, 2 * SIDE - 1, 2 * SIDE - 1);
		assertTrue(noise.roughness() < 0.1, noise.toString());
		assertFalse(noise.rowsAreIndependent());
	}

	@Test
	void aConstantImageHasNoNoiseAndATinyOneIsRefused() {
		assertEquals(0, NoiseModel.of(new float[32 * 32], 32, 32).variance(7));
		final String message = assertThrows(IllegalArgumentException.class, () -> NoiseModel.of(new float[15 * 40], 15,
			40)).getMessage();
		assertTrue(message.contains("15×40"), message);
	}

	/** Grey values 20 … 180, cosines of this period along both axes. */
	private static float[] lattice(final double period) {
		final float[] image = new float[SIDE * SIDE];
		for (int y = 0; y < SIDE; y++)
			for (int x = 0; x < SIDE; x++)
				image[y * SIDE + x] = (float) (100 + 40 * (Math.cos(2 * Math.PI * x / period) + Math.cos(2 * Math.PI *
					y / period)));
		return image;
	}
}
