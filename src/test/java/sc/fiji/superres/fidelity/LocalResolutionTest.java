package sc.fiji.superres.fidelity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.image.Planes;

class LocalResolutionTest {

	private static final int WIDTH = 256;
	private static final int HEIGHT = 100;

	/** A lattice of 16 pixels a period everywhere, and one of 5 in the left half; noise of its own in each image. */
	private static RandomAccessibleInterval<FloatType> scan(final long seed) {
		final Random random = new Random(seed);
		final float[] values = new float[WIDTH * HEIGHT];
		for (int i = 0; i < values.length; i++) {
			final int x = i % WIDTH;
			final double fine = x < WIDTH / 2 ? Math.cos(2 * Math.PI * i / WIDTH / 5) : 0;
			values[i] = (float) (fine + Math.cos(2 * Math.PI * x / 16) + 0.5 * random.nextGaussian());
		}
		return Planes.floats(values, WIDTH, HEIGHT);
	}

	@Test
	void everyPlaceHasThePeriodDownToWhichBothAgreeThere() {
		final RandomAccessibleInterval<FloatType> map = LocalResolution.of(scan(1), scan(2));
		assertEquals(16, Planes.width(map));
		assertEquals(7, Planes.height(map), "the last square is not whole");
		assertEquals(5, median(map, 0, 6), 0.5);
		assertEquals(16, median(map, 10, 16), 4);
	}

	/** Of some columns: by chance, one window of twenty agrees at a finer period. */
	private static double median(final RandomAccessibleInterval<FloatType> map, final int from, final int to) {
		return IntStream.range(7 * from, 7 * to).mapToDouble(i -> map.getAt(i / 7, i % 7).get()).sorted().skip(7 * (to -
			from) / 2).findFirst().orElseThrow();
	}

	@Test
	void imagesThatShareNothingHaveTheCoarsestEverywhere() {
		final Random random = new Random(3);
		final float[] one = new float[128 * 128];
		final float[] other = new float[one.length];
		for (int i = 0; i < one.length; i++) {
			one[i] = (float) random.nextGaussian();
			other[i] = (float) random.nextGaussian();
		}
		final float[] map = Planes.floatArray(LocalResolution.of(Planes.floats(one, 128, 128), Planes.floats(other, 128,
			128)));
		int coarsest = 0;
		for (final float period : map)
			if (period == 64) coarsest++;
		assertTrue(coarsest >= 0.85 * map.length, coarsest + " of " + map.length);
	}

	@Test
	void nanIsNanAndSmallImagesAreRefused() {
		final float[] holes = Planes.floatArray(scan(4)).clone();
		holes[0] = Float.NaN;
		final float[] map = Planes.floatArray(LocalResolution.of(Planes.floats(holes, WIDTH, HEIGHT), scan(5)));
		assertTrue(Float.isNaN(map[0]) && Float.isFinite(map[15]));
		final RandomAccessibleInterval<FloatType> small = Planes.floats(new float[63 * 64], 63, 64);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> LocalResolution.of(small, small)).getMessage()
			.contains("63×64"));
	}
}
