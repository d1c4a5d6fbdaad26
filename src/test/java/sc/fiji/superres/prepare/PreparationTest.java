package sc.fiji.superres.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.image.Planes;

class PreparationTest {

	private static Preparation kept(final Method method, final int order, final boolean scars, final double clip) {
		return new Preparation(method, order, false, scars, clip, false);
	}

	@SuppressWarnings("unchecked")
	private static float[] floats(final Preparation preparation, final float[] values, final int width) {
		return Planes.floatArray((RandomAccessibleInterval<FloatType>) of(preparation, values, width).plane());
	}

	private static Preparation.Result of(final Preparation preparation, final float[] values, final int width) {
		return preparation.of(Planes.floats(values, width, values.length / width));
	}

	@SuppressWarnings("unchecked")
	private static byte[] bytes(final Preparation preparation,
		final RandomAccessibleInterval<? extends RealType<?>> plane)
	{
		return Planes.byteArray((RandomAccessibleInterval<UnsignedByteType>) preparation.of(plane).plane());
	}

	/** Rows of atoms along the lines, with noise, a tilt and offsets of lines. */
	private static float[] lattice(final int side, final double period) {
		final SplittableRandom random = new SplittableRandom(5);
		final float[] values = new float[side * side];
		for (int y = 0; y < side; y++) {
			final double offset = 20 * random.nextGaussian();
			for (int x = 0; x < side; x++)
				values[y * side + x] = (float) (30 * Math.cos(2 * Math.PI * y / period) + 8 * Math.cos(2 * Math.PI * x /
					7) + 8 * random.nextGaussian() + offset + 0.3 * x);
		}
		return values;
	}

	@ParameterizedTest
	@EnumSource(Method.class)
	void constantAndTinyImagesGiveImages(final Method method) {
		final Preparation eight = new Preparation(method, 0, true, true, 2, true);
		assertArrayEquals(new byte[12], bytes(eight, Planes.bytes(filled(12, 7), 4, 3)));
		assertArrayEquals(new byte[6], bytes(eight, Planes.floats(new float[] { 1e9f, 1e9f, 1e9f, 1e9f, 1e9f, 1e9f }, 2,
			3)));
		assertEquals(2, floats(kept(method, 0, true, 0), new float[] { 3, 5 }, 2).length);
	}

	private static byte[] filled(final int count, final int value) {
		final byte[] bytes = new byte[count];
		Arrays.fill(bytes, (byte) value);
		return bytes;
	}

	@Test
	void oneByOnePixelStaysWithoutAFitAndIsRefusedWithOne() {
		assertArrayEquals(new float[] { 5 }, floats(kept(Method.NONE, 1, true, 2), new float[] { 5 }, 1));
		assertArrayEquals(new byte[1], bytes(new Preparation(Method.NONE, 1, true, true, 2, true), Planes.floats(
			new float[] { 5 }, 1, 1)));
		final String message = refusal(Preparation.AS_PUBLISHED, new float[] { 5 }, 1);
		assertTrue(message.contains("order=1 needs lines of at least 3 pixels, and these have 1"), message);
	}

	@Test
	void anOrderThatLeavesNothingOfALineIsRefused() {
		final float[] values = { 1, 5, 2, 8, 3, 4 };
		assertTrue(refusal(kept(Method.PUBLISHED, 2, false, 2), values, 3).contains(
			"order=2 needs lines of at least 4"));
		assertTrue(refusal(kept(Method.MEDIAN, 1, false, 2), values, 2).contains("method=none"));
		assertThrows(IllegalArgumentException.class, () -> kept(Method.NONE, 3, false, 2));
		assertThrows(IllegalArgumentException.class, () -> kept(Method.NONE, 1, false, 50));
		assertThrows(IllegalArgumentException.class, () -> kept(Method.NONE, 1, false, Double.NaN));
	}

	private static String refusal(final Preparation preparation, final float[] values, final int width) {
		return assertThrows(IllegalArgumentException.class, () -> of(preparation, values, width)).getMessage();
	}

	/** A ramp is all background: its rounding errors are not stretched to an image. */
	@Test
	void whatIsAllBackgroundBecomesBlack() {
		final float[] ramp = new float[60 * 50];
		for (int i = 0; i < ramp.length; i++)
			ramp[i] = 1000.1f + 0.37f * (i % 60) - 0.2f * (i / 60);
		assertArrayEquals(new byte[ramp.length], bytes(Preparation.AS_PUBLISHED, Planes.floats(ramp, 60, 50)));
	}

	@ParameterizedTest
	@EnumSource(Method.class)
	void pixelsThatAreNotFiniteCountNowhereAndStay(final Method method) {
		final float[] values = lattice(64, 9);
		final float[] holes = values.clone();
		holes[5] = Float.NaN;
		holes[70] = Float.POSITIVE_INFINITY;
		Arrays.fill(holes, 60 * 64, 64 * 64, Float.NaN);
		final float[] result = floats(kept(method, 1, false, 0), holes, 64);
		final float[] whole = floats(kept(method, 1, false, 0), Arrays.copyOf(values, 60 * 64), 64);
		assertTrue(Float.isNaN(result[5]) && Float.isNaN(result[70]) && Float.isNaN(result[62 * 64]));
		double worst = 0;
		for (int i = 128; i < whole.length; i++)
			worst = Math.max(worst, Math.abs(result[i] - whole[i]));
		assertTrue(worst < 1, "lines without holes are as without them: " + worst);
		final String message = refusal(new Preparation(method, 1, false, false, 2, true), holes, 64);
		assertTrue(message.contains("258 pixels that are NaN or infinite") && message.contains("type=32-bit"), message);
		final float[] none = new float[16];
		Arrays.fill(none, Float.NaN);
		assertTrue(refusal(kept(method, 0, false, 2), none, 4).contains("no finite value"));
	}

	@Test
	void clippingLimitsValuesAndKeepsThem() {
		final float[] values = new float[101];
		for (int i = 0; i < values.length; i++)
			values[i] = i;
		final float[] limited = floats(kept(Method.NONE, 1, false, 10), values, 101);
		for (int i = 0; i < values.length; i++)
			assertEquals(Math.max(10, Math.min(90, i)), limited[i]);
		assertArrayEquals(values, floats(kept(Method.NONE, 1, false, 0), values, 101));
	}

	@Test
	void scarsOutlierLinesAndGapsAreReplacedByWhatLiesAround() {
		final float[] clean = lattice(128, 9);
		final float[] scarred = clean.clone();
		for (int x = 20; x < 70; x++)
			scarred[40 * 128 + x] += 200;
		for (int x = 50; x < 90; x++)
			for (int y = 80; y < 83; y++)
				scarred[y * 128 + x] -= 200;
		final SplittableRandom random = new SplittableRandom(1);
		for (int x = 0; x < 128; x++)
			scarred[100 * 128 + x] = (float) (200 * random.nextGaussian());
		Arrays.fill(scarred, 60 * 128, 61 * 128, 0);
		scarred[10 * 128 + 10] = Float.NaN;
		final Preparation.Result result = of(kept(Method.MEDIAN, 1, true, 0), scarred, 128);
		assertEquals(2, result.lines());
		assertTrue(result.pixels() >= 50 + 3 * 40 + 1 && result.pixels() < 200, result.pixels() + " pixels");
		final float[] repaired = floats(kept(Method.MEDIAN, 1, true, 0), scarred, 128);
		final float[] expected = floats(kept(Method.MEDIAN, 1, false, 0), clean, 128);
		for (int i = 0; i < repaired.length; i++)
			assertEquals(expected[i], repaired[i], 90, "pixel " + i % 128 + ", line " + i / 128);
	}

	@ParameterizedTest
	@org.junit.jupiter.params.provider.ValueSource(doubles = { 3, 4, 5, 6.5, 9, 12 })
	void rowsOfAtomsAlongTheLinesAreNoScars(final double period) {
		final Preparation.Result result = of(kept(Method.MEDIAN, 1, true, 0), lattice(256, period), 256);
		assertEquals(0, result.lines());
		assertEquals(0, result.pixels());
	}

	@Test
	void aGapOfManyLinesStays() {
		final float[] values = lattice(64, 9);
		Arrays.fill(values, 20 * 64, 25 * 64, Float.NaN);
		Arrays.fill(values, 40 * 64, 44 * 64, Float.NaN);
		final float[] repaired = floats(kept(Method.NONE, 1, true, 0), values, 64);
		assertTrue(Float.isNaN(repaired[22 * 64]) && !Float.isNaN(repaired[42 * 64]));
	}

	@Test
	void theScanStaysAsItIs() {
		final float[] values = lattice(64, 9);
		final float[] before = values.clone();
		of(new Preparation(Method.MEDIAN, 2, true, true, 2, true), values, 64);
		assertArrayEquals(before, values);
	}

	@Test
	void methodsHaveTheirNames() {
		assertEquals(Method.MEDIAN, Method.of(" Median "));
		final String message = assertThrows(IllegalArgumentException.class, () -> Method.of("mean")).getMessage();
		assertTrue(message.contains("method=mean") && message.contains("published, median, none"), message);
	}
}
