package sc.fiji.superres.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class HighestContrastTest {

	private static final int WIDTH = 200;
	private static final int HEIGHT = 120;
	private static final IntensityRange RANGE = new IntensityRange(0, 100);

	/** Grey 50 with a little noise. */
	private static float[] calm() {
		final Random random = new Random(5);
		final float[] grey = new float[WIDTH * HEIGHT];
		for (int i = 0; i < grey.length; i++)
			grey[i] = 50 + random.nextFloat();
		return grey;
	}

	private static HighestContrast.Place place(final float[] grey) {
		return HighestContrast.of(Planes.floats(grey, WIDTH, HEIGHT), RANGE, 20);
	}

	@Test
	void itLiesOnTheStripes() {
		final float[] grey = calm();
		for (int y = 80; y < 100; y++)
			for (int x = 140; x < 160; x++)
				grey[y * WIDTH + x] = x % 4 < 2 ? 10 : 90;
		assertEquals(new HighestContrast.Place(150, 90), place(grey));
	}

	@Test
	void aHotPixelAndNotANumberAttractNothing() {
		final float[] grey = calm();
		for (int y = 20; y < 40; y++)
			for (int x = 20; x < 40; x++)
				grey[y * WIDTH + x] = x % 4 < 2 ? 30 : 70;
		grey[110 * WIDTH + 190] = 1e6f;
		for (int y = 60; y < 80; y++)
			for (int x = 160; x < 180; x += 2)
				grey[y * WIDTH + x] = Float.NaN;
		assertEquals(new HighestContrast.Place(30, 30), place(grey));
	}

	@Test
	void withoutContrastAndInASmallImageItIsTheMiddle() {
		final float[] constant = new float[WIDTH * HEIGHT];
		Arrays.fill(constant, 7);
		assertEquals(new HighestContrast.Place(100, 60), place(constant));
		assertEquals(new HighestContrast.Place(1.5, 2), HighestContrast.of(Planes.floats(new float[12], 3, 4), RANGE,
			20));
	}
}
