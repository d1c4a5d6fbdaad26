package sc.fiji.superres.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.PlainResampler.Kind;

/** The blocked, phased and turned paths against the plain one, to the bit, over sizes, filters, types and threads. */
class FastPathsTest {

	/** Target/source ratios with a period of four source pixels, and others. */
	private static final double[] RATIOS = { 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 0.1, 0.35, 0.95, 1.2, 2.3 };

	@ParameterizedTest
	@MethodSource("seeds")
	void aRandomResizeEqualsThePlainOne(final int seed) {
		final Random random = new Random(seed);
		final Filter filter = Filter.values()[seed % 6];
		final int w = size(random), h = size(random);
		final int width = scaled(random, w), height = scaled(random, h), threads = 1 + random.nextInt(3);
		final int type = random.nextInt(3);
		final double[] pixels = random.doubles((long) w * h).map(v -> type == 0 ? Math.floor(v * 256) : type == 1 ? Math
			.floor(v * 65536) : (float) (v * 2e3 - 1e3)).toArray();
		final double[] expected = PlainResampler.resample(pixels, w, h, width, height, filter, type == 0 ? Kind.BYTE
			: Kind.FLOAT);
		final double[] actual = Planes.doubleArray(type == 0 ? resample(bytes(pixels, w, h), random, width, height,
			filter, threads) : type == 1 ? resample(shorts(pixels, w, h), random, width, height, filter, threads)
				: resample(floats(pixels, w, h), random, width, height, filter, threads));
		if (type == 1) Arrays.setAll(expected, i -> Math.max(0, Math.min(65535, Math.floor(expected[i] + 0.5))));
		assertArrayEquals(expected, actual, w + "×" + h + " → " + width + "×" + height + " " + filter + " type " +
			type);
	}

	static IntStream seeds() {
		return IntStream.range(0, 360);
	}

	@Test
	void wholeRatiosArePhasedAndOthersAreTurned() {
		for (final Filter filter : Filter.values()) {
			if (filter == Filter.NEAREST) continue;
			final Phases quarter = phases(2048, 512, filter), twice = phases(2048, 4096, filter);
			assertEquals(1, quarter.count());
			assertEquals(8, twice.count());
			assertTrue(twice.runs().size() <= 8 * 7, () -> filter + ": " + twice.runs().size() + " runs");
			assertNotNull(phases(301, 602, filter), "the last group of four may be incomplete");
			assertNull(phases(2048, 1945, filter));
			assertNull(phases(2048, 200, filter));
			assertNull(phases(20, 40, filter), "too few pixels");
		}
	}

	@Test
	void aPlaneTooTallForWholeRowsIsCutIntoColumns() {
		final int w = 4000, h = 800; // each output row needs all 800, at any width here more than Tiles keeps
		final byte[] source = PillowCase.sourceBytes(w, h);
		final double[] pixels = IntStream.range(0, source.length).mapToDouble(i -> source[i] & 0xff).toArray();
		for (final int width : new int[] { 2000, w, 3001 }) {
			final double[] expected = PlainResampler.resample(pixels, w, h, width, 2, Filter.LANCZOS, Kind.BYTE);
			assertArrayEquals(expected, Planes.doubleArray(Resampler.resample(Planes.bytes(source, w, h), width, 2,
				Filter.LANCZOS)));
		}
	}

	@Test
	void nearestOfAHalfAndAQuarterPicksThePixelAtTheCentre() {
		final int w = 64, h = 48;
		final byte[] source = PillowCase.sourceBytes(w, h);
		final double[] pixels = IntStream.range(0, source.length).mapToDouble(i -> source[i] & 0xff).toArray();
		for (final int by : new int[] { 2, 4 }) {
			assertArrayEquals(PlainResampler.resample(pixels, w, h, w / by, h / by, Filter.NEAREST, Kind.BYTE), Planes
				.doubleArray(Resampler.resample(Planes.bytes(source, w, h), w / by, h / by, Filter.NEAREST)));
		}
	}

	private static Phases phases(final int source, final int target, final Filter filter) {
		return Phases.of(Taps.of(source, target, filter, w -> w), source);
	}

	private static int size(final Random random) {
		return random.nextInt(5) == 0 ? 1 + random.nextInt(12) : 60 + random.nextInt(400);
	}

	private static int scaled(final Random random, final int size) {
		return Math.max(1, (int) (size * RATIOS[random.nextInt(RATIOS.length)]));
	}

	/** Half of the time of an array image, else of a view into a larger one that does not begin at the origin. */
	private static <T extends NativeType<T> & RealType<T>> RandomAccessibleInterval<T> resample(
		final RandomAccessibleInterval<T> plane, final Random random, final int width, final int height,
		final Filter filter, final int threads)
	{
		final RandomAccessibleInterval<T> source = random.nextBoolean() ? plane : Views.interval(Views.translate(Views
			.extendZero(plane), 5, -3), Views.translate(plane, 5, -3));
		return Resampler.resample(source, width, height, filter, threads);
	}

	private static RandomAccessibleInterval<UnsignedByteType> bytes(final double[] pixels, final int w, final int h) {
		final byte[] bytes = new byte[pixels.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) (int) pixels[i];
		return Planes.bytes(bytes, w, h);
	}

	private static RandomAccessibleInterval<UnsignedShortType> shorts(final double[] pixels, final int w, final int h) {
		final short[] shorts = new short[pixels.length];
		for (int i = 0; i < shorts.length; i++)
			shorts[i] = (short) (int) pixels[i];
		return Planes.shorts(shorts, w, h);
	}

	private static RandomAccessibleInterval<FloatType> floats(final double[] pixels, final int w, final int h) {
		final float[] floats = new float[pixels.length];
		for (int i = 0; i < floats.length; i++)
			floats[i] = (float) pixels[i];
		return Planes.floats(floats, w, h);
	}
}
