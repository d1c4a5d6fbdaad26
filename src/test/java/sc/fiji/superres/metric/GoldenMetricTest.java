package sc.fiji.superres.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against scikit-image 0.19.3 and the double-precision MS-SSIM of {@code scripts/golden/metric.py}. */
class GoldenMetricTest {

	private static final double TOLERANCE = 1e-9;

	@ParameterizedTest
	@MethodSource("all")
	void psnrEqualsScikitImage(final GoldenPair golden) {
		assertEquals(golden.psnr(), measure(new Psnr(golden.dataRange(), 0), golden), TOLERANCE);
		if (Math.min(golden.w(), golden.h()) > 8) {
			assertEquals(golden.psnrBorder4(), measure(new Psnr(golden.dataRange(), 4), golden), TOLERANCE);
		}
	}

	@ParameterizedTest
	@MethodSource("all")
	void ssimEqualsScikitImage(final GoldenPair golden) {
		assertEquals(golden.ssim(), measure(new Ssim(golden.dataRange()), golden), TOLERANCE);
	}

	@ParameterizedTest
	@MethodSource("all")
	void theMeanOfTheSsimMapIsTheSsim(final GoldenPair golden) {
		final RandomAccessibleInterval<FloatType> map = new Ssim(golden.dataRange()).map(golden.image(), golden
			.reference());
		assertEquals(golden.w() - 10, map.dimension(0));
		assertEquals(golden.h() - 10, map.dimension(1));
		double sum = 0;
		for (final FloatType place : Views.iterable(map))
			sum += place.get();
		assertEquals(golden.ssim(), sum / Views.iterable(map).size(), 1e-7);
	}

	@ParameterizedTest
	@MethodSource("all")
	void psnrIsWhatTheMeanSquaredErrorSays(final GoldenPair golden) {
		final double mse = measure(new Mse(), golden), mae = measure(new Mae(), golden);
		assertEquals(golden.psnr(), 10 * Math.log10(golden.dataRange() * golden.dataRange() / mse), TOLERANCE);
		assertTrue(mae > 0 && mae * mae <= mse, mae + " " + mse);
	}

	@ParameterizedTest
	@MethodSource("large")
	void msSsimEqualsTheDefinition(final GoldenPair golden) {
		assertEquals(golden.msSsim(), measure(new MsSsim(golden.dataRange()), golden), TOLERANCE);
	}

	@ParameterizedTest
	@MethodSource("all")
	void gaussMetricsAverageThreeSmoothings(final GoldenPair golden) {
		assertEquals(golden.gaussPsnr(), measure(new GaussMetric(new Psnr(golden.dataRange(), 0)), golden), TOLERANCE);
		assertEquals(golden.gaussSsim(), measure(new GaussMetric(new Ssim(golden.dataRange())), golden), TOLERANCE);
	}

	@ParameterizedTest
	@MethodSource("large")
	void gaussMsSsimAveragesThreeSmoothings(final GoldenPair golden) {
		assertEquals(golden.gaussMsSsim(), measure(new GaussMetric(new MsSsim(golden.dataRange())), golden), TOLERANCE);
	}

	@Test
	void theGoldenPairsCoverOddSizesAndNegativeContrast() throws IOException {
		assertEquals(17, all().size());
		assertEquals(10, large().size());
		assertTrue(large().stream().anyMatch(g -> g.w() % 2 == 1 && g.h() % 2 == 1));
		assertTrue(large().stream().anyMatch(g -> g.msSsim() == 0 && g.ssim() < 0));
	}

	static List<GoldenPair> all() throws IOException {
		return GoldenPair.all();
	}

	/** The pairs that are large enough for MS-SSIM. */
	static List<GoldenPair> large() throws IOException {
		return all().stream().filter(g -> Math.min(g.w(), g.h()) > 160).toList();
	}

	private static double measure(final Metric metric, final GoldenPair golden) {
		return metric.measure(golden.image(), golden.reference());
	}
}
