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

	private static final int WIDTH = 384;
	private static final int HEIGHT = 140;
	/** Of the map; the last is not whole. */
	private static final int ROWS = 9;

	/** A lattice of 16 pixels a period everywhere, and one of 5 in the left half; noise of its own in each image. */
	private static RandomAccessibleInterval<FloatType> scan(final long seed) {
		final Random random = new Random(seed);
		final float[] values = new float[WIDTH * HEIGHT];
		for (int i = 0; i < values.length; i++) {
			final int x = i % WIDTH;
			final double fine = x < 0.4 * WIDTH ? Math.cos(2 * Math.PI * i / WIDTH / 5) : 0;
			values[i] = (float) (fine + Math.cos(2 * Math.PI * x / 16) + 0.5 * random.nextGaussian());
		}
		return Planes.floats(values, WIDTH, HEIGHT);
	}

	@Test
	void everyPlaceHasThePeriodDownToWhichBothAgreeThere() {
		final RandomAccessibleInterval<FloatType> map = LocalResolution.of(scan(1), scan(2));
		assertEquals(24, Planes.width(map));
		assertEquals(ROWS, Planes.height(map), "the last square is not whole");
		assertEquals(4.2, median(map, 0, 4), 0.8);
		assertEquals(12, median(map, 16, 24), 4);
	}

	/** Of some columns: by chance, one window of twenty agrees at a finer period. */
	private static double median(final RandomAccessibleInterval<FloatType> map, final int from, final int to) {
		return IntStream.range(ROWS * from, ROWS * to).mapToDouble(i -> map.getAt(i / ROWS, i % ROWS).get()).sorted()
			.skip(ROWS * (to - from) / 2).findFirst().orElseThrow();
	}

	@Test
	void imagesThatShareNothingHaveTheCoarsestEverywhere() {
		final Random random = new Random(3);
		final float[] one = new float[200 * 200];
		final float[] other = new float[one.length];
		for (int i = 0; i < one.length; i++) {
			one[i] = (float) random.nextGaussian();
			other[i] = (float) random.nextGaussian();
		}
		final float[] map = Planes.floatArray(LocalResolution.of(Planes.floats(one, 200, 200), Planes.floats(other, 200,
			200)));
		int coarsest = 0;
		for (final float period : map)
			if (period == 128) coarsest++;
		assertTrue(coarsest >= 0.85 * map.length, coarsest + " of " + map.length);
	}

	@Test
	void nanIsNanAndSmallImagesAreRefused() {
		final float[] holes = Planes.floatArray(scan(4)).clone();
		holes[0] = Float.NaN;
		final float[] map = Planes.floatArray(LocalResolution.of(Planes.floats(holes, WIDTH, HEIGHT), scan(5)));
		assertTrue(Float.isNaN(map[0]) && Float.isFinite(map[23]));
		final RandomAccessibleInterval<FloatType> small = Planes.floats(new float[127 * 128], 127, 128);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> LocalResolution.of(small, small)).getMessage()
			.contains("127×128"));
	}
}
