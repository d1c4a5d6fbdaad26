package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

class GreyUpscaleTest {

	private static final int HIGH = 60000;

	/** Doubles each side and adds something to each unit value, so that values leave the range. */
	private static Upscaler shifted(final float shift) {
		return new FakeUpscaler(2, "nearest + " + shift, plane -> {
			final var doubled = Resampler.resample(plane, 2 * Planes.width(plane), 2 * Planes.height(plane),
				Filter.NEAREST);
			doubled.forEach(pixel -> pixel.add(new FloatType(shift)));
			return doubled;
		});
	}

	/** Refuses to work. */
	private static Upscaler idle(final int factor) {
		return new FakeUpscaler(factor, "idle", plane -> {
			throw new AssertionError("the work began");
		});
	}

	private static RandomAccessibleInterval<? extends RealType<?>> upscale(
		final RandomAccessibleInterval<? extends RealType<?>> plane, final IntensityRange range, final float shift)
	{
		return GreyUpscale.upscale(List.of(plane), range, shifted(shift), Progress.NONE).get(0);
	}

	@Test
	void aResultThatCannotFitIsRefusedBeforeTheWork() {
		final String message = assertThrows(IllegalArgumentException.class, () -> GreyUpscale.upscale(List.of(Planes
			.shorts(new short[300 * 200], 300, 200)), new IntensityRange(0, 1), idle(1000), Progress.NONE))
			.getMessage();
		assertTrue(message.startsWith("A result of 300000×200000 pixels takes 335.3 GiB of memory, and Java has "),
			message);
	}

	@Test
	void aHoleStaysAHoleAndDoesNotSpread() {
		final float nan = Float.NaN, inf = Float.POSITIVE_INFINITY;
		final float[] grey = { nan, 2, 4, 4, inf, 2 };
		final float[] spread = Planes.floatArray(GreyUpscale.upscale(List.of(Planes.floats(grey, 3, 2)),
			new IntensityRange(2, 4), blurred(), Progress.NONE).get(0));
		assertArrayEquals(new float[] { nan, nan, 3, 3, 3, 3, nan, nan, 3, 3, 3, 3, 3, 3, nan, nan, 3, 3, 3, 3, nan,
			nan, 3, 3 }, spread, 1e-6f); // the mean of 2 2 4 4 4 2
		assertArrayEquals(new float[] { nan, 2, 4, 4, inf, 2 }, grey, "the image stays as it is");
		final float[] empty = Planes.floatArray(GreyUpscale.upscale(List.of(Planes.floats(new float[] { nan, nan }, 2,
			1)), new IntensityRange(0, 1), blurred(), Progress.NONE).get(0));
		assertArrayEquals(new float[] { nan, nan, nan, nan, nan, nan, nan, nan }, empty);
	}

	/** Every pixel becomes the mean of all, as a network's context would spread a NaN. */
	private static Upscaler blurred() {
		return new FakeUpscaler(2, "the mean", plane -> {
			final float[] values = Planes.floatArray(plane);
			final float[] mean = new float[4 * values.length];
			for (final float value : values)
				for (int i = 0; i < mean.length; i++)
					mean[i] += value / values.length;
			return Planes.floats(mean, 2 * Planes.width(plane), 2 * Planes.height(plane));
		});
	}

	private static float[] firstRow(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		return Arrays.copyOf(Planes.floatArray(plane), Planes.width(plane));
	}

	/** They became infinite, and then holes. */
	@Test
	void valuesTooFarBeyondTheRangeAreNamed() {
		final String message = assertThrows(IllegalArgumentException.class, () -> upscale(Planes.floats(new float[] { 0,
			1 }, 2, 1), new IntensityRange(0, 1e-42), 0)).getMessage();
		assertTrue(message.contains("grey value 1.0") && message.contains("range=0.0:1.0E-42"), message);
	}

	@Test
	void eightBitStaysEightBitRoundedAndClipped() {
		final var plane = Planes.bytes(new byte[] { 0, 100, (byte) 254, (byte) 255 }, 4, 1);
		final var same = upscale(plane, IntensityRange.EIGHT_BIT, 0);
		assertInstanceOf(UnsignedByteType.class, same.getType());
		assertArrayEquals(new long[] { 8, 2 }, same.dimensionsAsLongArray());
		assertArrayEquals(new float[] { 0, 0, 100, 100, 254, 254, 255, 255 }, firstRow(same));
		assertArrayEquals(new float[] { 2, 2, 102, 102, 255, 255, 255, 255 }, firstRow(upscale(plane,
			IntensityRange.EIGHT_BIT, 1.6f / 255)));
		assertArrayEquals(new float[] { 0, 0, 98, 98, 252, 252, 253, 253 }, firstRow(upscale(plane,
			IntensityRange.EIGHT_BIT, -1.6f / 255)));
	}

	@Test
	void every8BitGreyValueComesBack() {
		final byte[] all = new byte[256];
		for (int i = 0; i < 256; i++)
			all[i] = (byte) i;
		for (final IntensityRange range : new IntensityRange[] { IntensityRange.EIGHT_BIT, new IntensityRange(30,
			77) })
		{
			final float[] row = firstRow(upscale(Planes.bytes(all, 256, 1), range, 0));
			for (int i = 0; i < 256; i++)
				assertEquals(i, row[2 * i]);
		}
	}

	@Test
	void sixteenBitStaysSixteenBitWithItsRange() {
		final short[] all = new short[65536];
		for (int i = 0; i < all.length; i++)
			all[i] = (short) i;
		final var plane = Planes.shorts(all, 256, 256);
		final var result = upscale(plane, IntensityRange.minMax(plane), 0);
		assertInstanceOf(UnsignedShortType.class, result.getType());
		final float[] values = Planes.floatArray(result);
		for (int i = 0; i < all.length; i++)
			assertEquals(i, values[i / 256 * 2 * 512 + i % 256 * 2]);
		assertEquals(65535, firstRow(upscale(Planes.shorts(new short[] { 0, (short) HIGH }, 2, 1), new IntensityRange(0,
			HIGH), 0.5f))[2], "above: clipped at 65535");
		assertEquals(0, firstRow(upscale(Planes.shorts(new short[] { 100, (short) HIGH }, 2, 1), new IntensityRange(100,
			HIGH), -0.5f))[0], "below: clipped at 0");
	}

	@Test
	void thirtyTwoBitIsNotClipped() {
		final var plane = Planes.floats(new float[] { -50, 0, 150 }, 3, 1);
		final var result = upscale(plane, new IntensityRange(0, 100), 1);
		assertInstanceOf(FloatType.class, result.getType());
		assertArrayEquals(new float[] { 50, 50, 100, 100, 250, 250 }, firstRow(result), 1e-4f);
	}

	@Test
	void negativeGreyValuesKeepTheirSign() {
		final var plane = Planes.floats(new float[] { -3e-9f, -1e-9f, 2e-9f }, 3, 1);
		assertArrayEquals(new float[] { -3e-9f, -3e-9f, -1e-9f, -1e-9f, 2e-9f, 2e-9f }, firstRow(upscale(plane,
			IntensityRange.minMax(plane), 0)), 1e-15f);
	}

	@Test
	void theInputStaysAsItIs() {
		final float[] values = { 1, 2, 3, 4 };
		upscale(Planes.floats(values, 2, 2), new IntensityRange(1, 4), 3);
		assertArrayEquals(new float[] { 1, 2, 3, 4 }, values);
	}

	@Test
	void otherTypesAreRefusedBeforeAnythingIsEnlarged() {
		final String message = assertThrows(IllegalArgumentException.class, () -> GreyUpscale.upscale(List.of(ArrayImgs
			.doubles(4, 4)), IntensityRange.EIGHT_BIT, idle(2), Progress.NONE)).getMessage();
		assertTrue(message.contains("DoubleType"), message);
	}

	@Test
	void bicubicIsTheResamplers() {
		final float[] values = { 0, 1, 0.5f, 0.25f, 0.75f, 1 };
		final var plane = Planes.floats(values, 3, 2);
		final var result = new BicubicUpscaler(3).upscale(List.of(plane), Progress.NONE).get(0);
		assertArrayEquals(Planes.floatArray(Resampler.resample(plane, 9, 6, Filter.BICUBIC)), Planes.floatArray(
			result));
		assertEquals("bicubic ×3", new BicubicUpscaler(3).description());
	}

	@Test
	void bicubicEnlargesAndStopsOnRequest() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new BicubicUpscaler(1)).getMessage().contains(
			"factor of 1"));
		final Progress stop = new Progress() {

			@Override
			public void report(final long done, final long total, final String message) {
				throw new AssertionError(message);
			}

			@Override
			public boolean isCancelled() {
				return true;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
		assertThrows(CancellationException.class, () -> new BicubicUpscaler(2).upscale(List.of(Planes.floats(
			new float[4], 2, 2)), stop));
	}

	/** Doubles each side, and moves what it shows one pixel to the right: it does not turn along with an image. */
	private static Upscaler skewed() {
		return new FakeUpscaler(2, "skewed", plane -> {
			final int width = 2 * Planes.width(plane);
			final int height = 2 * Planes.height(plane);
			final float[] from = Planes.floatArray(Resampler.resample(plane, width, height, Filter.NEAREST));
			final float[] to = from.clone();
			System.arraycopy(from, 0, to, 1, to.length - 1);
			return Planes.floats(to, width, height);
		});
	}

	@Test
	void whoInspectsSeesTheResultAndThatOfTheTurnedImageTurnedBack() {
		final float[] input = { 0, 2, 4, 6, 8, 10 };
		final List<float[]> seen = new ArrayList<>();
		final IntensityRange tenth = new IntensityRange(0, 10);
		final var results = GreyUpscale.inspected(List.of(Planes.floats(input, 3, 2)), tenth, skewed(), (unit, result,
			turned, plane) -> seen.addAll(List.of(Planes.floatArray(unit).clone(), Planes.floatArray(result).clone(),
				Planes.floatArray(turned).clone())), Progress.NONE);
		assertArrayEquals(new float[] { 0, 0.2f, 0.4f, 0.6f, 0.8f, 1 }, seen.get(0), 1e-6f);
		final float[] first = Arrays.copyOf(seen.get(1), 6);
		assertArrayEquals(new float[] { 0, 0, 0, 0.2f, 0.2f, 0.4f }, first, 1e-6f, "moved to the right");
		final float[] turned = Arrays.copyOf(seen.get(2), 6);
		assertArrayEquals(new float[] { 0, 0.2f, 0.2f, 0.4f, 0.4f, 0 }, turned, 1e-6f, "moved to the left");
		final var alone = GreyUpscale.upscale(List.of(Planes.floats(input, 3, 2)), tenth, skewed(), Progress.NONE);
		assertArrayEquals(Planes.floatArray(alone.get(0)), Planes.floatArray(results.get(0)), "the same result");
	}
}
