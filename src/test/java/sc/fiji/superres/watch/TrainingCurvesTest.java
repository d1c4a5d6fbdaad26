package sc.fiji.superres.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ij.gui.Plot;
import sc.fiji.superres.checkpoint.LogLine;

class TrainingCurvesTest {

	/** Halving at 30 and 60, a validation at 40 and 80, the first losses far above the others. */
	private static final List<LogLine> LINES = List.of(line(1, 9, 0.004, null), line(30, 0.3, 0.004, null), line(40,
		0.2, 0.002, 20.5), line(60, 0.15, 0.002, null), line(80, 0.1, 0.001, 23.25));

	@Test
	void theLearningRateFallsWhereTheScheduleHasItsMilestones() {
		assertArrayEquals(new double[] { 30, 60 }, TrainingCurves.of(LINES).milestones());
	}

	@Test
	void aSmoothDecayHasNoMilestones() {
		final List<LogLine> cosine = IntStream.range(0, 100).mapToObj(i -> line(i + 1, 0.1, 0.0005 * (1 + Math.cos(
			Math.PI * i / 120)), null)).toList();
		assertEquals(0, TrainingCurves.of(cosine).milestones().length);
	}

	@Test
	void theFirstLossesDoNotPressTheOthersTogether() {
		final TrainingCurves curves = TrainingCurves.of(LINES);
		assertEquals(0.1, curves.leastLoss());
		assertEquals(0.3, curves.greatestLoss());
		assertEquals(80, curves.end());
	}

	@Test
	void theLossPlotHoldsMilestonesStepsAndLines() {
		final TrainingCurves curves = new TrainingCurves(LINES, new double[] { 81, 82 }, new double[] { 0.12, 0.11 },
			22.0);
		final Plot plot = TrainingPlots.loss(curves);
		assertEquals(3, plot.getDataObjectDesignations().length);
		assertArrayEquals(new float[] { 81, 82 }, plot.getDataObjectArrays(1)[0]);
		assertArrayEquals(new float[] { 9, 0.3f, 0.2f, 0.15f, 0.1f }, plot.getDataObjectArrays(2)[1]);
		assertTrue(plot.getLimits()[1] > 82);
	}

	/** H9: legends lay on the curves. Falling losses and a rising PSNR, as every training that learns has them. */
	@Test
	void noLegendHidesACurve() {
		final List<LogLine> lines = IntStream.rangeClosed(1, 40).mapToObj(i -> line(50 * i, 0.03 + 0.3 * Math.exp(-i /
			6.0), 0.001, 24 - 8 * Math.exp(-i / 5.0))).toList();
		final double[] steps = IntStream.rangeClosed(1, 400).mapToDouble(i -> 5.0 * i).toArray();
		final double[] losses = Arrays.stream(steps).map(i -> (0.03 + 0.3 * Math.exp(-i / 300)) * (1 + 0.2 * Math.sin(
			i))).toArray();
		final TrainingCurves curves = new TrainingCurves(lines, steps, losses, 22.0);
		assertEquals(0, hidden(TrainingPlots.loss(curves)), "of the loss");
		assertEquals(0, hidden(TrainingPlots.psnr(curves)), "of the PSNR");
	}

	/** Coloured pixels that are gone where the legend lies. */
	private static int hidden(final Plot plot) {
		final int[] with = ((int[]) plot.getProcessor().convertToRGB().getPixels()).clone();
		plot.setLegend(null, 0);
		final int[] without = ((int[]) plot.getProcessor().convertToRGB().getPixels()).clone();
		return (int) IntStream.range(0, with.length).filter(i -> isColoured(without[i]) && !isColoured(with[i]))
			.count();
	}

	private static boolean isColoured(final int rgb) {
		return Math.max(Math.abs((rgb >> 16 & 0xff) - (rgb & 0xff)), Math.abs((rgb >> 8 & 0xff) - (rgb & 0xff))) > 40;
	}

	@Test
	void thePsnrPlotShowsBicubicAndTheNetworkFarBelowItToo() {
		final Plot plot = TrainingPlots.psnr(TrainingCurves.of(LINES));
		assertArrayEquals(new float[] { 22, 22 }, plot.getDataObjectArrays(1)[1]);
		assertArrayEquals(new float[] { 20.5f, 23.25f }, plot.getDataObjectArrays(2)[1]);
		final Plot early = TrainingPlots.psnr(TrainingCurves.of(List.of(line(10, 0.3, 0.001, 12.0))));
		assertTrue(early.getLimits()[2] < 12 && early.getLimits()[3] > 22);
	}

	@Test
	void aTrainingThatJustBeganCanBePlotted() {
		final TrainingCurves nothing = new TrainingCurves(List.of(), new double[0], new double[0], 22.0);
		assertTrue(TrainingPlots.loss(nothing).getProcessor().getWidth() > 300);
		assertArrayEquals(new float[] { 22, 22 }, TrainingPlots.psnr(nothing).getDataObjectArrays(0)[1]);
		assertNull(TrainingCurves.of(LINES.subList(0, 2)).bicubic(), "a log without validations knows no bicubic");
	}

	/** A line with bicubic at 22 dB, where it has a validation. */
	static LogLine line(final long iteration, final double loss, final double rate, final Double psnr) {
		return new LogLine(iteration, loss, rate, iteration, psnr, psnr == null ? null : Double.valueOf(0.5), psnr ==
			null ? null : Double.valueOf(22));
	}
}
