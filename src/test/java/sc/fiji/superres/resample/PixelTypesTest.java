package sc.fiji.superres.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.LongType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.Unsigned12BitType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.image.Planes;

class PixelTypesTest {

	private static final int W = 128, H = 77;

	@Test
	void everyOtherTypeIsResampledInDoublesRoundedAndClipped() {
		check(new ByteType(), -128, 127);
		check(new ShortType(), -32768, 32767);
		check(new IntType(), -2e9, 2e9);
		check(new UnsignedIntType(), 0, 4e9);
		check(new Unsigned12BitType(), 0, 4095);
		check(new LongType(), -1e15, 1e15);
		check(new DoubleType(), -1e300, 1e300);
	}

	/** Noise between two values, many pixels at the ends, so that overshoot is certain. */
	private static <T extends NativeType<T> & RealType<T>> void check(final T type, final double least,
		final double most)
	{
		final Img<T> image = new ArrayImgFactory<>(type).create(W, H);
		final Random random = new Random(5);
		for (final T pixel : image)
			pixel.setReal(random.nextBoolean() ? least : most);
		final double[] pixels = Planes.doubleArray(image);
		for (final Filter filter : Filter.values()) {
			for (final int[] size : new int[][] { { 256, 154 }, { 61, 90 } }) {
				final double[] expected = PlainResampler.resample(pixels, W, H, size[0], size[1], filter,
					PlainResampler.Kind.DOUBLE);
				final double[] actual = Planes.doubleArray(Resampler.resample(image, size[0], size[1], filter, 2));
				for (int i = 0; i < expected.length; i++)
					assertEquals(held(type, expected[i]), actual[i], type.getClass().getSimpleName() + " " + filter);
			}
		}
	}

	private static double held(final RealType<?> type, final double value) {
		if (!(type instanceof IntegerType)) return value;
		return Math.max(type.getMinValue(), Math.min(type.getMaxValue(), Math.floor(value + 0.5)));
	}

	@Test
	void aSliceOfAPlanarStackIsReadInPlace() {
		check(new PlanarImgFactory<>(new UnsignedByteType()).create(W, H, 3));
		check(new PlanarImgFactory<>(new UnsignedShortType()).create(W, H, 3));
		check(new PlanarImgFactory<>(new FloatType()).create(W, H, 3));
	}

	private static <T extends NativeType<T> & RealType<T>> void check(final Img<T> stack) {
		final Random random = new Random(6);
		stack.forEach(pixel -> pixel.setReal(random.nextInt(256)));
		for (final Filter filter : Filter.values()) {
			final RandomAccessibleInterval<T> slice = Views.hyperSlice(stack, 2, 1);
			assertNull(Planes.sharedArray(slice));
			final Img<T> copy = new ArrayImgFactory<>(stack.getType()).create(W, H);
			ImgUtil.copy(slice, copy);
			assertArrayEquals(Planes.doubleArray(Resampler.resample(copy, 200, 30, filter)), Planes.doubleArray(
				Resampler.resample(slice, 200, 30, filter, 3)));
		}
	}

	@Test
	void nearestCopiesLongsThatNoDoubleHolds() {
		final Img<LongType> image = new ArrayImgFactory<>(new LongType()).create(4, 4);
		image.forEach(pixel -> pixel.set((1L << 60) + 1));
		Resampler.resample(image, 9, 2, Filter.NEAREST).forEach(pixel -> assertEquals((1L << 60) + 1, pixel.get()));
	}
}
