package sc.fiji.superres.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

import sc.fiji.superres.crops.Score;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.metric.GaussMetric;
import sc.fiji.superres.metric.Mse;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;

class ChartTest {

	private static final String BICUBIC = "rgb(77,77,77)", GRID = "rgb(228,228,228)";
	private static final Pattern LINE = Pattern.compile(
		"<line style=\"([^\"]*)\" x1=\"([^\"]*)\" x2=\"([^\"]*)\" y1=\"([^\"]*)\" y2=\"([^\"]*)\"");

	private static Curves.Curve curve(final String model, final double[] zoom, final double[] mean) {
		return new Curves.Curve(model, zoom, mean, new double[mean.length]);
	}

	/** {x1, x2, y1, y2} of the straight lines of a colour, in the order drawn: last of all that of the legend. */
	private static List<double[]> lines(final XYChart chart, final String colour) throws IOException {
		final Matcher matcher = LINE.matcher(new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8));
		final List<double[]> lines = new ArrayList<>();
		while (matcher.find())
			if (matcher.group(1).contains("stroke:" + colour)) lines.add(new double[] { Double.parseDouble(matcher
				.group(2)), Double.parseDouble(matcher.group(3)), Double.parseDouble(matcher.group(4)), Double
					.parseDouble(matcher.group(5)) });
		return lines;
	}

	@Test
	void levelsLieAtTheirPlacesFromWideToNarrowInNm() throws IOException {
		final XYChart chart = Chart.of(new Curves(Psnr.FIGURE, "nm", 24, 12, 2, List.of(curve("bicubic", new double[] {
			24, 21, 12 }, new double[] { 20, 22, 21 }))));
		final List<double[]> line = lines(chart, BICUBIC);
		assertEquals(2 + 1, line.size());
		final double x24 = line.get(0)[0], x21 = line.get(0)[1], x12 = line.get(1)[1];
		assertEquals(x24 + (x12 - x24) / 4, x21, 1e-3);
		assertTrue(x24 < x21, "wide is left");
		final double y20 = line.get(0)[2], y22 = line.get(0)[3], y21 = line.get(1)[3];
		assertEquals((y20 + y22) / 2, y21, 1e-3);
		assertTrue(y22 < y20, "more is up");
		assertEquals("22.5", chart.getStyler().getXAxisTickLabelsFormattingFunction().apply(-22.5));
		assertEquals("20", chart.getStyler().getXAxisTickLabelsFormattingFunction().apply(-20.0));
	}

	@Test
	void theMultiplesOfTheRecordedZoomLevelAreMarked() throws IOException {
		final XYChart mx = Chart.of(new Curves(Ssim.FIGURE, "MX", 5, 20, 4, List.of(curve("bicubic", new double[] { 5,
			10, 15, 20 }, new double[] { 0.5, 0.6, 0.7, 0.8 }))));
		final List<double[]> line = lines(mx, BICUBIC);
		final double[] marks = lines(mx, GRID).stream().mapToDouble(l -> l[0]).toArray();
		assertArrayEquals(new double[] { line.get(0)[0], line.get(1)[0], line.get(2)[0], line.get(2)[1] }, marks, 1e-3);
		assertEquals("0.025", mx.getStyler().getYAxisTickLabelsFormattingFunction().apply(0.025));
		assertEquals("5", mx.getStyler().getXAxisTickLabelsFormattingFunction().apply(5.0));
		final XYChart nm = Chart.of(new Curves(Ssim.FIGURE, "nm", 24, 8, 3, List.of(curve("bicubic", new double[] { 24,
			12, 8 }, new double[] { 0.5, 0.6, 0.7 }))));
		assertArrayEquals(lines(nm, BICUBIC).stream().limit(2).mapToDouble(l -> l[1]).toArray(), lines(nm, GRID)
			.stream().skip(1).mapToDouble(l -> l[0]).toArray(), 1e-3);
		assertTrue(nm.getSeriesCollection().stream().map(XYSeries::getName).toList().containsAll(List.of("100 %",
			"200 %", "300 %")));
	}

	@Test
	void axesAndLegendSayMetricUnitAndModels() {
		final XYChart chart = Chart.of(new Curves(new GaussMetric(new Psnr(255, 0)).figure(), "MX", 5, 20, 4, List.of(
			curve("a<b> & \"c\"", new double[] { 5, 20 }, new double[] { 20, 21 }), curve("nowhere", new double[0],
				new double[0]))));
		assertEquals("Gauss PSNR (dB)", chart.getYAxisTitle());
		assertEquals("zoom level (MX)", chart.getXAxisTitle());
		assertEquals(List.of("a<b> & \"c\""), chart.getSeriesCollection().stream().filter(XYSeries::isShowInLegend).map(
			XYSeries::getLabel).toList());
	}

	@Test
	void aModelHasABandAndASingleLevelABar() {
		final XYChart chart = Chart.of(new Curves(Mse.FIGURE, "MX", 5, 20, 4, List.of(new Curves.Curve("many",
			new double[] { 5, 20 }, new double[] { 20, 21 }, new double[] { 1, 2 }), new Curves.Curve("one",
				new double[] { 5 }, new double[] { 24 }, new double[] { 3 }))));
		assertArrayEquals(new double[] { 21, 23, 19, 19 }, chart.getSeries("band 0").getYData());
		assertArrayEquals(new double[] { 5, 20, 20, 5 }, chart.getSeries("band 0").getXData());
		assertNull(chart.getSeries("line 0").getExtraValues());
		assertNull(chart.getSeries("band 1"));
		assertArrayEquals(new double[] { 3 }, chart.getSeries("line 1").getExtraValues());
		assertTrue(chart.getStyler().getYAxisMin() < 19 && chart.getStyler().getYAxisMax() > 27,
			"all bands and bars are within");
	}

	@Test
	void infinitePsnrAndMissingFiguresLeaveAGapThatIsBridged() throws IOException {
		final ZoomPyramid pyramid = ZoomPyramid.everyInteger(new ZoomLevel(24, ZoomLevel.NM), 2);
		final ScoreTable table = new ScoreTable();
		for (final ZoomLevel level : pyramid.levels())
			table.add(List.of(new Score("bicubic", level, "lr.tif", 0, new Score.Origin("hr.tif", 9, 9, 1, 0, 0.5), Map
				.of(Psnr.FIGURE, level.value() == 20 ? Double.POSITIVE_INFINITY : level.value() == 18 ? Double.NaN
					: level.value()))));
		final Curves curves = Curves.of(table, pyramid, Psnr.FIGURE);
		assertArrayEquals(new double[] { 24, 23, 22, 21, 19, 17, 16, 15, 14, 13, 12 }, curves.curves().get(0).zoom());
		assertEquals(10 + 1, lines(Chart.of(curves), BICUBIC).size());
	}

	@Test
	void equalFiguresEverywhereAreALevelLineOnWhitePaper() throws IOException {
		final XYChart chart = Chart.of(new Curves(Ssim.FIGURE, "MX", 5, 20, 4, List.of(curve("bicubic", new double[] {
			5, 20 }, new double[] { 0, 0 }))));
		final double[] line = lines(chart, BICUBIC).get(0);
		assertEquals(line[2], line[3]);
		assertEquals(Color.WHITE.getRGB(), ImageIO.read(new ByteArrayInputStream(BitmapEncoder.getBitmapBytes(chart,
			BitmapEncoder.BitmapFormat.PNG))).getRGB(0, 0));
	}

	@Test
	void figuresThatDifferByRoundingOrByOrdersOfMagnitudeAreDrawnInTime() {
		for (final double[] mean : new double[][] { { 2, 2 + 4e-16 }, { 0.5, 0.5 + 1e-12 }, { 0, 1e-12 }, { 1, 1 +
			2e-6 }, { 1e-9, 65025 }, { -1e9, 1e15 }, { -2e-5, 3e-5 } })
			assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertEquals(1 + 1, lines(Chart.of(new Curves(
				Mse.FIGURE, "nm", 24, 12, 2, List.of(curve("bicubic", new double[] { 24, 12 }, mean)))), BICUBIC)
				.size()), () -> Arrays.toString(mean));
	}
}
