package sc.fiji.superres.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * {@link Curves} as XChart draws them: lines with markers, bands of one standard deviation, the recorded zoom level's
 * multiples on top.
 * <p>
 * XChart's axes only run from less to more, so field widths, which run from wide to narrow, are plotted as their
 * negatives.
 * </p>
 */
public final class Chart {

	/** Size in CSS pixels. */
	static final int WIDTH = 640, HEIGHT = 360;

	/** The baseline comes first, dark; then Okabe and Ito's colours, told apart by people who see fewer, too. */
	private static final List<Color> COLOURS = List.of(new Color(0x4d4d4d), new Color(0x0072b2), new Color(0xd55e00),
		new Color(0x009e73), new Color(0xcc79a7), new Color(0xe69f00), new Color(0x56b4e9), new Color(0x8c564b));
	private static final List<Marker> MARKERS = List.of(SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE,
		SeriesMarkers.TRIANGLE_UP, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_DOWN);
	private static final Color INK = new Color(0x222222), GRID = new Color(0xe4e4e4), FAINT = new Color(0x777777);
	private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14), SMALL = TEXT.deriveFont(12f);
	private static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), THIN =
		new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
	private static final int BAND = 33; // of 255
	private static final double SIDES = 0.02, ROOM = 0.06, ABOVE = 0.035; // shares of the axes

	private final Curves curves;
	private final XYChart chart;
	private final double sign; // of x

	private Chart(final Curves curves) {
		this.curves = curves;
		sign = curves.finest() < curves.coarsest() ? -1 : 1;
		chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle(curves.axis()).yAxisTitle(curves.label())
			.build();
	}

	/** Of model number {@code series}, the same in every picture. */
	public static Color colour(final int series) {
		return COLOURS.get(series % COLOURS.size());
	}

	/** The plot of curves that are not empty. */
	static XYChart of(final Curves curves) {
		final Chart chart = new Chart(curves);
		chart.style();
		chart.axes();
		for (int i = 0; i < curves.curves().size(); i++)
			chart.band(i);
		for (int i = 0; i < curves.curves().size(); i++)
			chart.line(i);
		return chart.chart;
	}

	private void style() {
		final XYStyler styler = chart.getStyler();
		styler.setLocale(Locale.ROOT).setChartBackgroundColor(Color.WHITE).setChartPadding(20).setPlotBorderColor(INK)
			.setPlotContentSize(1);
		styler.setMarkerSize(9).setChartFontColor(INK).setLegendFont(TEXT).setLegendBorderColor(Color.WHITE)
			.setLegendPadding(8);
		styler.setAnnotationTextFont(SMALL).setAnnotationTextFontColor(FAINT);
		styler.setAxisTitleFont(TEXT).setAxisTickLabelsFont(SMALL).setAxisTickLabelsColor(INK).setAxisTickMarksColor(
			INK);
		styler.setAxisTicksLineVisible(false).setPlotMargin(0).setXAxisTickMarkSpacingHint(50).setYAxisLabelAlignment(
			AxesChartStyler.TextAlignment.Right).setErrorBarsColorSeriesColor(true);
		styler.setPlotGridVerticalLinesVisible(false).setPlotGridLinesColor(GRID).setPlotGridLinesStroke(THIN);
		styler.setXAxisTickLabelsFormattingFunction(x -> number(sign * x)).setYAxisTickLabelsFormattingFunction(
			Chart::number);
	}

	/** Of a tick, without needless zeros. */
	private static String number(final double value) {
		return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
	}

	/** Their ends, and 100 % … 100·s % of the recorded zoom level. */
	private void axes() {
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		for (final Curves.Curve curve : curves.curves()) {
			for (int i = 0; i < curve.mean().length; i++) {
				low = Math.min(low, curve.mean()[i] - curve.spread()[i]);
				high = Math.max(high, curve.mean()[i] + curve.spread()[i]);
			}
		}
		final double room = high > low ? ROOM * (high - low) : Math.max(1e-3, 0.05 * Math.abs(high));
		chart.getStyler().setYAxisMin(low -= room).setYAxisMax(high += room);
		final double left = sign * curves.coarsest(), right = sign * curves.finest(), side = SIDES * (right - left);
		chart.getStyler().setXAxisMin(left - side).setXAxisMax(right + side);
		for (int k = 1; k <= curves.factor(); k++) {
			final double x = sign > 0 ? k * left : left / k;
			series(100 * k + " %", new double[] { x, x }, new double[] { low, high }, GRID, null).setLineStyle(THIN);
			chart.addAnnotation(new AnnotationText(100 * k + " %", x, high + ABOVE * (high - low), false));
		}
	}

	private void band(final int number) {
		final Curves.Curve curve = curves.curves().get(number);
		final int n = curve.mean().length;
		if (n < 2) return;
		final double[] x = new double[2 * n], y = new double[2 * n];
		for (int i = 0; i < n; i++) {
			x[i] = x[2 * n - 1 - i] = sign * curve.zoom()[i];
			y[i] = curve.mean()[i] + curve.spread()[i];
			y[2 * n - 1 - i] = curve.mean()[i] - curve.spread()[i];
		}
		series("band " + number, x, y, colour(number), null).setXYSeriesRenderStyle(
			XYSeries.XYSeriesRenderStyle.PolygonArea).setLineStyle(SeriesLines.NONE).setFillColor(new Color(colour(
				number).getRed(), colour(number).getGreen(), colour(number).getBlue(), BAND));
	}

	/** A model that was judged at one level only has no band, but a bar. */
	private void line(final int number) {
		final Curves.Curve curve = curves.curves().get(number);
		if (curve.mean().length == 0) return;
		final double[] x = Arrays.stream(curve.zoom()).map(z -> sign * z).toArray();
		final XYSeries series = series("line " + number, x, curve.mean(), colour(number), x.length == 1 ? curve.spread()
			: null);
		series.setMarker(MARKERS.get(number % MARKERS.size())).setLabel(curve.model()).setShowInLegend(true);
	}

	private XYSeries series(final String name, final double[] x, final double[] y, final Color colour,
		final double[] spread)
	{
		final XYSeries series = chart.addSeries(name, x, y, spread);
		series.setMarker(SeriesMarkers.NONE).setMarkerColor(colour).setLineStyle(LINE).setLineColor(colour)
			.setShowInLegend(false);
		return series;
	}
}
