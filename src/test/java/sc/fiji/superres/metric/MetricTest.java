package sc.fiji.superres.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.image.Planes;

class MetricTest {

	static List<Metric> all() {
		final List<Metric> plain = List.of(new Psnr(1, 0), new Ssim(1), new MsSsim(1));
		return List.of(plain.get(0), plain.get(1), plain.get(2), new GaussMetric(plain.get(0)), new GaussMetric(plain
			.get(1)), new GaussMetric(plain.get(2)), new Mse(), new Mae());
	}

	@ParameterizedTest
	@MethodSource("all")
	void identicalImagesGiveTheBestFigureExactly(final Metric metric) {
		final RandomAccessibleInterval<FloatType> image = noise(183, 171, 1);
		final double best = metric.name().endsWith("PSNR") ? Double.POSITIVE_INFINITY : metric.name().endsWith("SSIM")
			? 1 : 0;
		assertEquals(best, metric.measure(image, image));
	}

	@ParameterizedTest
	@MethodSource("all")
	void aNanPixelMakesTheResultNan(final Metric metric) {
		final RandomAccessibleInterval<FloatType> image = noise(183, 171, 1), broken = noise(183, 171, 1);
		broken.getAt(90, 80).set(Float.NaN);
		assertTrue(Double.isNaN(metric.measure(broken, image)));
		assertTrue(Double.isNaN(metric.measure(image, broken)));
	}

	@ParameterizedTest
	@MethodSource("all")
	void sizesThatDifferAreNamedBoth(final Metric metric) {
		final String message = error(metric, noise(180, 170, 1), noise(180, 171, 1));
		assertTrue(message.contains("180×170") && message.contains("180×171"), message);
	}

	@ParameterizedTest
	@MethodSource("all")
	void aViewGivesTheSameAsItsCopy(final Metric metric) {
		final RandomAccessibleInterval<FloatType> image = noise(220, 190, 1), reference = noise(170, 165, 2);
		final RandomAccessibleInterval<FloatType> view = Views.interval(image, new long[] { 9, 4 }, new long[] { 178,
			168 });
		final RandomAccessibleInterval<FloatType> copy = Planes.floats(Planes.floatArray(view), 170, 165);
		assertEquals(metric.measure(copy, reference), metric.measure(view, reference));
	}

	@ParameterizedTest
	@MethodSource("all")
	void resultsDoNotDependOnTheNumberOfThreads(final Metric metric) throws Exception {
		final RandomAccessibleInterval<FloatType> image = noise(301, 415, 1), reference = noise(301, 415, 2);
		final double expected = metric.measure(image, reference);
		for (final int threads : new int[] { 1, 3 }) {
			final ForkJoinPool pool = new ForkJoinPool(threads); // streams started inside run in this pool
			assertEquals(expected, pool.submit(() -> metric.measure(image, reference)).get());
			pool.shutdown();
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
	void aDataRangeIsAPositiveNumber(final double range) {
		for (final Runnable make : List.<Runnable> of(() -> new Psnr(range, 0), () -> new Ssim(range), () -> new MsSsim(
			range)))
		{
			assertTrue(assertThrows(IllegalArgumentException.class, make::run).getMessage().contains(String.valueOf(
				range)));
		}
	}

	@Test
	void aCutBorderDoesNotCount() {
		final RandomAccessibleInterval<FloatType> image = noise(20, 15, 1), other = noise(20, 15, 1);
		other.getAt(1, 7).set(Float.NaN);
		other.getAt(10, 13).set(100);
		assertEquals(Double.POSITIVE_INFINITY, new Psnr(1, 2).measure(other, image));
		assertTrue(Double.isNaN(new Psnr(1, 1).measure(other, image)));
	}

	@Test
	void psnrOfAConstantDifferenceIsKnown() {
		final byte[] ten = new byte[64];
		Arrays.fill(ten, (byte) 10);
		assertEquals(20 * Math.log10(25.5), new Psnr(255, 0).measure(Planes.bytes(ten, 8, 8), Planes.bytes(new byte[64],
			8, 8)), 1e-12);
	}

	@Test
	void bordersThatCannotBeCutAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Psnr(1, -1));
		final String message = error(new Psnr(1, 4), noise(20, 8, 1), noise(20, 8, 2));
		assertTrue(message.contains("border of 4") && message.contains("20×8"), message);
	}

	@Test
	void imagesTooSmallForAWindowAreRefusedWithTheirSize() {
		final String ssim = error(new Ssim(1), noise(10, 30, 1), noise(10, 30, 2));
		assertTrue(ssim.contains("11×11") && ssim.contains("10×30"), ssim);
		final String multi = error(new MsSsim(1), noise(400, 160, 1), noise(400, 160, 2));
		assertTrue(multi.contains("161×161") && multi.contains("400×160"), multi);
		final String gauss = error(new GaussMetric(new Psnr(1, 0)), noise(2, 30, 1), noise(2, 30, 2));
		assertTrue(gauss.contains("3×3") && gauss.contains("2×30"), gauss);
	}

	@Test
	void stacksAndAMissingMetricAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new GaussMetric(null));
		error(new Psnr(1, 0), ArrayImgs.floats(4, 4, 2), ArrayImgs.floats(4, 4, 2));
	}

	@Test
	void namesHeadTheColumns() {
		assertEquals(List.of("PSNR", "SSIM", "MS-SSIM", "Gauss PSNR", "Gauss SSIM", "Gauss MS-SSIM", "MSE", "MAE"),
			all().stream().map(Metric::name).toList());
	}

	private static String error(final Metric metric, final RandomAccessibleInterval<FloatType> image,
		final RandomAccessibleInterval<FloatType> reference)
	{
		return assertThrows(IllegalArgumentException.class, () -> metric.measure(image, reference)).getMessage();
	}

	private static RandomAccessibleInterval<FloatType> noise(final int width, final int height, final long seed) {
		final Random random = new Random(seed);
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat();
		return Planes.floats(values, width, height);
	}
}
