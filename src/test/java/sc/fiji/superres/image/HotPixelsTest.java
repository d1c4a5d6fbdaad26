package sc.fiji.superres.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.imglib2.img.array.ArrayImgs;

class HotPixelsTest {

	private static final int SIDE = 128;

	private final Random random = new Random(7);

	private static float[] image(final int side, final IntToDoubleFunction grey) {
		final float[] pixels = new float[side * side];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (float) grey.applyAsDouble(i);
		return pixels;
	}

	/** Waves with noise, about 100 to 370. */
	private float[] lattice(final int side) {
		return image(side, i -> Math.rint(230 + 100 * Math.sin(i % side * 0.8) * Math.sin(i / side * 0.7) + 12 * random
			.nextGaussian()));
	}

	private static HotPixels of(final float[] pixels, final int side) {
		return HotPixels.of(new GreyValues(List.of(Planes.floats(pixels, side, side))));
	}

	private double poisson(final double mean) {
		double product = random.nextDouble();
		int n = 0;
		for (; product > Math.exp(-mean); n++)
			product *= random.nextDouble();
		return n;
	}

	@ParameterizedTest
	@ValueSource(ints = { 32, 64, 128, 512 })
	void oneHotPixelNoLongerSetsTheRange(final int side) {
		final float[] pixels = lattice(side);
		final IntensityRange before = of(pixels, side).rest();
		pixels[side * 9 + 11] = 65535;
		final HotPixels hot = of(pixels, side);
		assertEquals(new HotPixels(0, Double.NaN, 1, 65535, hot.rest()), hot);
		assertEquals(before.low(), hot.rest().low());
		assertEquals(before.high(), hot.rest().high(), 1, "but for the pixel that was there");
		assertTrue(hot.rest().toUnit(65535) > 200, "not clipped");
	}

	@Test
	void deadPixelsAreTheSameAtTheOtherEnd() {
		final float[] pixels = lattice(SIDE);
		pixels[5] = -9000;
		pixels[SIDE * SIDE - 1] = -8000;
		pixels[3000] = 7000;
		final HotPixels hot = of(pixels, SIDE);
		assertEquals(2, hot.dead());
		assertEquals(-9000, hot.lowest());
		assertEquals(1, hot.hot());
		assertTrue(hot.describe("scan.tif").startsWith(
			"scan.tif: 1 hot pixel (7000) and 2 dead pixels (down to -9000) left " + "out of the range, which is "), hot
				.describe("scan.tif"));
	}

	@Test
	void theRangeOfAStackIsToldOnceAndOfOtherTextsNothing() {
		final float[] pixels = lattice(SIDE);
		pixels[77] = 4000;
		final var planes = List.of(Planes.floats(lattice(SIDE), SIDE, SIDE), Planes.floats(pixels, SIDE, SIDE));
		final List<HotPixels> told = new ArrayList<>();
		assertTrue(IntensityRange.parse("auto", planes, told::add).high() < 400);
		assertEquals(1, told.size());
		assertEquals(4000, IntensityRange.parse("minmax", planes, told::add).high());
		IntensityRange.parse("1%:99%", planes, told::add);
		assertEquals(1, told.size());
	}

	@Test
	void slicesOfOneImageOfThreeDimensionsAreNoNeighbours() {
		final short[] pixels = new short[64 * 64 * 2];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (short) (100 + i % 50);
		for (int i = 63 * 64 + 10; i < 65 * 64 + 11; i += 64) // at the end of the first slice and the beginning of the
																// second
			pixels[i] = 9000;
		final List<HotPixels> told = new ArrayList<>();
		IntensityRange.parse("auto", List.of(ArrayImgs.unsignedShorts(pixels, 64, 64, 2)), told::add);
		assertEquals(3, told.get(0).hot());
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.0001, 0.001, 0.01, 0.1, 1, 15, 200 })
	void countsAreNeverHot(final double mean) {
		for (int seed = 0; seed < 5; seed++)
			assertFalse(of(image(256, i -> poisson(mean)), 256).any());
	}

	@Test
	void noiseWithLongTailsIsNotHot() {
		for (int seed = 0; seed < 5; seed++) {
			assertFalse(of(image(256, i -> random.nextGaussian()), 256).any(), "Gaussian");
			assertFalse(of(image(256, i -> -Math.log(1 - random.nextDouble())), 256).any(), "exponential");
		}
	}

	@ParameterizedTest
	@CsvSource({ "2, 1e6", "3, 50", "40, 65535" })
	void brightAreasAreStructureHoweverSmall(final int size, final double grey) {
		final float[] pixels = image(256, i -> random.nextGaussian());
		for (int i = 0; i < size * size; i++)
			pixels[(100 + i / size) * 256 + 60 + i % size] = (float) grey;
		final HotPixels hot = of(pixels, 256);
		assertFalse(hot.any());
		assertEquals(grey, hot.rest().high());
	}

	@Test
	void stepsAndSaturationAreStructure() {
		assertFalse(of(image(SIDE, i -> (i % SIDE > 60 ? 335 : 0) + 3 * random.nextGaussian()), SIDE).any(), "a step");
		assertFalse(of(image(SIDE, i -> i % SIDE >= SIDE - 2 && i / SIDE < 2 ? 5000 : random.nextGaussian()), SIDE)
			.any(), "the corner of a terrace");
		assertFalse(of(image(SIDE, i -> Math.min(65535, 60000 * Math.abs(Math.sin(i * 0.01)) * 2)), SIDE).any(),
			"saturated");
	}

	@Test
	void ofAConstantOrTinyImageNothingIsHot() {
		final float[] pixels = new float[SIDE * SIDE];
		pixels[4] = 9;
		assertEquals(new IntensityRange(0, 9), of(pixels, SIDE).rest());
		assertEquals(new IntensityRange(0, 1e6), of(new float[] { 0, 1, 2, 1e6f }, 2).rest());
	}
}
