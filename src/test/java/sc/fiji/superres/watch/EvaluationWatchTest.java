package sc.fiji.superres.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import ij.gui.Plot;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.report.Curves;

class EvaluationWatchTest {

	@Test
	void thePlotHasEveryModelThatIsJudgedSoFarWithItsSpread() {
		final Plot plot = EvaluationWatch.plot(new Curves(Psnr.FIGURE, "nm", 24, 12, 2, List.of(new Curves.Curve(
			"bicubic", new double[] { 24, 18, 12 }, new double[] { 20, 21, 22 }, new double[] { 1, 1, 0 }),
			new Curves.Curve("later", new double[0], new double[0], new double[0]), new Curves.Curve("model",
				new double[] { 24 }, new double[] { 23 }, new double[] { 0 }))));
		final Object[] curves = Arrays.stream(plot.getPlotObjectDesignations()).filter(d -> d.contains("ata Set"))
			.toArray();
		assertEquals(2, curves.length, () -> Arrays.toString(plot.getPlotObjectDesignations()));
		assertArrayEquals(new float[] { 24, 18, 12 }, plot.getXValues(), "every level");
		final double[] limits = plot.getLimits();
		assertTrue(limits[0] < 12 && limits[1] > 24 && limits[2] < 19 && limits[3] > 23,
			"all points and bars are within");
	}
}
