package sc.fiji.superres.flaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.Scan;

class FlawsTest {

	private static final int SIDE = 192;

	private static float[] scan(final String sample, final double field, final double dose, final int seed) {
		return Planes.floatArray(Scan.withDefects(sample, SIDE, SIDE, field, dose, 0.4, 0.05, seed).simulate(
			Progress.NONE));
	}

	private static void fill(final float[] image, final int x, final int y, final int width, final int height,
		final float grey)
	{
		for (int row = y; row < y + height; row++)
			Arrays.fill(image, row * SIDE + x, row * SIDE + x + width, grey);
	}

	/** Black, with white strokes like those of letters in the middle of its rows. */
	private static void drawDataBar(final float[] image, final int y, final int height) {
		fill(image, 0, y, SIDE, height, 0);
		for (int x = 6; x < SIDE * 2 / 3; x += 5)
			fill(image, x, y + height / 3, 2, height / 3, 255);
	}

	@Test
	void scansHaveNeither() {
		for (int seed = 1; seed <= 6; seed++)
			for (final double dose : new double[] { 15, Scan.NOISELESS }) {
				requireClean(scan("random-stem", 1.2, dose, seed));
				requireClean(scan("random-stm", 9, dose, seed));
			}
		requireClean(new float[SIDE * SIDE]);
	}

	private static void requireClean(final float[] image) {
		assertEquals(Optional.empty(), DataBar.find(image, SIDE, SIDE));
		assertEquals(Optional.empty(), ScaleBar.find(image, SIDE, SIDE));
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 16, 40 })
	void aDataBarIsFoundAtEitherEdgeWithItsHeight(final int height) {
		final float[] bottom = scan("random-stem", 1.2, 15, 1);
		drawDataBar(bottom, SIDE - height, height);
		assertEquals(Optional.of(new DataBar(height, true)), DataBar.find(bottom, SIDE, SIDE));
		final float[] top = scan("random-stm", 9, 15, 2);
		drawDataBar(top, 0, height);
		assertEquals(Optional.of(new DataBar(height, false)), DataBar.find(top, SIDE, SIDE));
	}

	@Test
	void linesThatWereNeverScannedAreAStripToo() {
		final float[] image = scan("random-stm", 9, 15, 3);
		fill(image, 0, 150, SIDE, SIDE - 150, 17);
		assertEquals(SIDE - 150, DataBar.find(image, SIDE, SIDE).orElseThrow().rows());
	}

	@ParameterizedTest
	@ValueSource(strings = { "random-stem", "random-stm" })
	void aScaleBarIsFoundWhereItIs(final String sample) {
		final float[] image = scan(sample, 2, 15, 4);
		fill(image, 20, 170, 40, 4, 255);
		final ScaleBar bar = ScaleBar.find(image, SIDE, SIDE).orElseThrow();
		assertTrue(Math.abs(bar.x() - 20) <= 1 && Math.abs(bar.y() - 170) <= 1 && Math.abs(bar.width() - 40) <= 2, bar
			.toString());
	}

	/** A particle that saturates, and a scar, are no bars. */
	@Test
	void discsAndStreaksAreNoScaleBars() {
		final float[] image = scan("random-stem", 2, 15, 5);
		for (int i = 0; i < image.length; i++)
			if (Math.hypot(i % SIDE - 60, i / SIDE - 60) < 20) image[i] = 255;
		fill(image, 100, 120, 50, 2, 255);
		assertEquals(Optional.empty(), ScaleBar.find(image, SIDE, SIDE));
	}
}
