package sc.fiji.superres.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.superres.image.Planes;

class ResamplerTest {

	private static final int W = 71, H = 133;

	@ParameterizedTest
	@EnumSource
	void constantImagesStayConstant(final Filter filter) {
		final byte[] bytes = new byte[W * H];
		Arrays.fill(bytes, (byte) 201);
		final float[] floats = new float[W * H];
		Arrays.fill(floats, -3.25f);
		for (final int[] size : new int[][] { { 17, 30 }, { 142, 399 }, { 1, 1 }, { W, 20 } }) {
			for (final byte v : Planes.byteArray(Resampler.resample(Planes.bytes(bytes, W, H), size[0], size[1],
				filter)))
				assertEquals(201, v & 0xff);
			for (final float v : Planes.floatArray(Resampler.resample(Planes.floats(floats, W, H), size[0], size[1],
				filter)))
				assertEquals(-3.25f, v, 1e-6f);
		}
	}

	@Test
	void nearestToTwiceTheSizeTakesEachPixelTwiceAlongEitherAxis() {
		for (int width = 1; width < 40; width++) {
			final byte[] source = PillowCase.sourceBytes(width, 3);
			final byte[] twice = Planes.byteArray(Resampler.resample(Planes.bytes(source, width, 3), 2 * width, 6,
				Filter.NEAREST));
			for (int i = 0; i < twice.length; i++)
				assertEquals(source[i / (2 * width) / 2 * width + i % (2 * width) / 2], twice[i], width + ", " + i);
		}
	}

	@ParameterizedTest
	@EnumSource
	void theSameSizeIsACopy(final Filter filter) {
		final byte[] source = PillowCase.sourceBytes(W, H);
		final byte[] result = Planes.byteArray(Resampler.resample(Planes.bytes(source, W, H), W, H, filter));
		assertNotSame(source, result);
		assertArrayEquals(source, result);
		final float[] floats = PillowCase.sourceFloats(W, H);
		final float[] same = Planes.floatArray(Resampler.resample(Planes.floats(floats, W, H), W, H, filter));
		assertNotSame(floats, same);
		assertArrayEquals(floats, same);
	}

	@ParameterizedTest
	@EnumSource
	void aViewGivesTheSameAsTheArrayImage(final Filter filter) {
		final RandomAccessibleInterval<UnsignedByteType> image = Planes.bytes(PillowCase.sourceBytes(W, H), W, H);
		final RandomAccessibleInterval<UnsignedByteType> view = Views.interval(image, new long[] { 5, 8 }, new long[] {
			60, 99 });
		final RandomAccessibleInterval<UnsignedByteType> copy = Planes.bytes(Planes.byteArray(view), 56, 92);
		assertArrayEquals(Planes.byteArray(Resampler.resample(copy, 90, 31, filter)), Planes.byteArray(Resampler
			.resample(view, 90, 31, filter)));
	}

	@ParameterizedTest
	@EnumSource
	void sixteenBitIsTheFloatPathRoundedHalfUpAndClipped(final Filter filter) {
		final short[] source = new short[W * H];
		final float[] floats = PillowCase.sourceFloats(W, H);
		for (int i = 0; i < source.length; i++) {
			source[i] = (short) (floats[i] < 0 ? 0 : 65535 - (int) floats[i]); // near both ends: overshoot is certain
			floats[i] = source[i] & 0xffff;
		}
		final RandomAccessibleInterval<UnsignedShortType> image = Planes.shorts(source, W, H);
		final float[] expected = Planes.floatArray(Resampler.resample(Planes.floats(floats, W, H), 150, 40, filter));
		for (int i = 0; i < expected.length; i++)
			expected[i] = (float) Math.max(0, Math.min(65535, Math.floor(expected[i] + 0.5)));
		assertArrayEquals(expected, Planes.floatArray(Resampler.resample(image, 150, 40, filter)));
	}

	@ParameterizedTest
	@EnumSource
	void anyNumberOfThreadsGivesTheSameBytes(final Filter filter) {
		final int w = 260, h = 301; // the width divides by four, the height does not
		final RandomAccessibleInterval<UnsignedByteType> bytes = Planes.bytes(PillowCase.sourceBytes(w, h), w, h);
		final RandomAccessibleInterval<FloatType> floats = Planes.floats(PillowCase.sourceFloats(w, h), w, h);
		for (final int[] size : new int[][] { { 520, 602 }, { 251, 640 }, { 780, 100 }, { w, 407 }, { 611, h } }) {
			final byte[] one = Planes.byteArray(Resampler.resample(bytes, size[0], size[1], filter));
			final float[] oneFloat = Planes.floatArray(Resampler.resample(floats, size[0], size[1], filter));
			for (final int threads : new int[] { 2, 3, 7 }) {
				assertArrayEquals(one, Planes.byteArray(Resampler.resample(bytes, size[0], size[1], filter, threads)));
				assertArrayEquals(oneFloat, Planes.floatArray(Resampler.resample(floats, size[0], size[1], filter,
					threads)));
			}
		}
	}

	@Test
	void aNanPixelReachesAsFarAsTheFilter() {
		final float[] source = new float[20 * 20];
		source[10 * 20 + 10] = Float.NaN;
		final float[] result = Planes.floatArray(Resampler.resample(Planes.floats(source, 20, 20), 10, 10,
			Filter.BILINEAR));
		assertTrue(Float.isNaN(result[5 * 10 + 5]));
		assertEquals(0, result[3 * 10 + 3]);
		assertEquals(0, result[8 * 10 + 8]);
	}

	@ParameterizedTest
	@CsvSource({ "2048, 0.25, 512", "512, 0.95, 486", "512, 1.2, 614", "101, 0.29, 29", "512, 0.48, 245",
		"3, 0.34, 1" })
	void scaledSizeTruncates(final int size, final double ratio, final int expected) {
		assertEquals(expected, Resampler.scaledSize(size, ratio));
	}

	@ParameterizedTest
	@CsvSource({ "3, 0.33", "10, 0", "10, -1", "10, NaN", "10, Infinity", "2000000, 2000" })
	void aRatioThatLeavesNothingOrTooMuchIsRefused(final int size, final double ratio) {
		final String message = assertThrows(IllegalArgumentException.class, () -> Resampler.scaledSize(size, ratio))
			.getMessage();
		assertTrue(message.startsWith(size + " pixels times " + ratio), message);
	}

	@ParameterizedTest
	@CsvSource({ "0, 4", "4, 0", "-1, 4", "100000, 100000" })
	void aSizeThatCannotBeIsRefused(final int width, final int height) {
		final String message = assertThrows(IllegalArgumentException.class, () -> Resampler.resample(Planes.bytes(
			new byte[16], 4, 4), width, height, Filter.BOX)).getMessage();
		assertTrue(message.contains(width + "×" + height), message);
	}

	@Test
	void aMissingFilterAStackAndNoThreadsAreRefused() {
		final RandomAccessibleInterval<FloatType> stack = ArrayImgs.floats(4, 4, 2);
		assertThrows(IllegalArgumentException.class, () -> Resampler.resample(Planes.bytes(new byte[16], 4, 4), 2, 2,
			null));
		assertThrows(IllegalArgumentException.class, () -> Resampler.resample(stack, 2, 2, Filter.BOX));
		final String message = assertThrows(IllegalArgumentException.class, () -> Resampler.resample(Planes.bytes(
			new byte[16], 4, 4), 2, 2, Filter.BOX, 0)).getMessage();
		assertTrue(message.startsWith("0 threads"), message);
	}
}
