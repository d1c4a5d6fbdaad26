package sc.fiji.superres.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
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

	/** Width in CSS pixels. */
	static final int WIDTH = 640;
	/** Height in CSS pixels. */
	static final int HEIGHT = 360;

	/** The baseline comes first, dark; then Okabe and Ito's colours, which colour-blind people can tell apart too. */
	private static final List<Color> COLOURS = List.of(new Color(0x4d4d4d), new Color(0x0072b2), new Color(0xd55e00),
		new Color(0x009e73), new Color(0xcc79a7), new Color(0xe69f00), new Color(0x56b4e9), new Color(0x8c564b));
	private static final List<Marker> MARKERS = List.of(SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE,
		SeriesMarkers.TRIANGLE_UP, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_DOWN);
	private static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
	/** Opacity of a band, of 255. */
	private static final int BAND_ALPHA = 33;
	/** Free space left and right of the zoom levels, as a share of the axis. */
	private static final double SIDES = 0.02;
	/** Free space above and below the curves, as a share of what they cover. */
	private static final double ROOM = 0.06;
	/** How far above the plot the percentages stand, as a share of the axis. */
	private static final double ABOVE = 0.035;

	private final Curves curves;
	private final XYChart chart;
	/** By which zoom levels are multiplied: −1 for field widths. */
	private final double sign;

	private Chart(final Curves curves) {
		this.curves = curves;
		sign = sign(curves);
		chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle(curves.axis()).yAxisTitle(curves.label())
			.build();
	}

	private static double sign(final Curves curves) {
		if (curves.finest() < curves.coarsest()) return -1;
		return 1;
	}

	/** The colour of model number {@code series}, the same in every picture. */
	public static Color colour(final int series) {
		return COLOURS.get(series % COLOURS.size());
	}

	/** The plot of curves that are not empty. */
	static XYChart of(final Curves curves) {
		return new Chart(curves).drawn();
	}

	private XYChart drawn() {
		ChartStyle.apply(chart);
		setTickLabels();
		setAxes();
		addCurves();
		return chart;
	}

	/** Adds all bands and then all lines, which so lie on top. */
	private void addCurves() {
		addBands();
		addLines();
	}

	private void addBands() {
		for (int i = 0; i < curves.curves().size(); i++)
			addBand(i);
	}

	private void addLines() {
		for (int i = 0; i < curves.curves().size(); i++)
			addLine(i);
	}

	private void setTickLabels() {
		chart.getStyler().setXAxisTickLabelsFormattingFunction(x -> number(sign * x));
		chart.getStyler().setYAxisTickLabelsFormattingFunction(Chart::number);
	}

	/** The number of a tick, without needless zeros. */
	private static String number(final double value) {
		return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
	}

	/** Sets the ends of both axes, and marks 100 % … 100·s % of the recorded zoom level. */
	private void setAxes() {
		final Curves.Extent extent = curves.extent();
		final double room = room(extent);
		final double low = extent.low() - room;
		final double high = extent.high() + room;
		setFigureAxis(low, high);
		setZoomAxis();
		addMarks(low, high);
	}

	private void setFigureAxis(final double low, final double high) {
		chart.getStyler().setYAxisMin(low);
		chart.getStyler().setYAxisMax(high);
	}

	private void addMarks(final double low, final double high) {
		for (int multiple = 1; multiple <= curves.factor(); multiple++)
			addMark(multiple, low, high);
	}

	private void setZoomAxis() {
		final double right = sign * curves.finest();
		final double side = SIDES * (right - leftEnd());
		chart.getStyler().setXAxisMin(leftEnd() - side);
		chart.getStyler().setXAxisMax(right + side);
	}

	/** Where the coarsest zoom level is plotted. */
	private double leftEnd() {
		return sign * curves.coarsest();
	}

	private static double room(final Curves.Extent extent) {
		if (extent.high() > extent.low()) return ROOM * (extent.high() - extent.low());
		return Math.max(1e-3, 0.05 * Math.abs(extent.high()));
	}

	/** A vertical line at a multiple of the recorded zoom level, and its percentage on top. */
	private void addMark(final int multiple, final double low, final double high) {
		final String percentage = 100 * multiple + " %";
		final double x = placeOf(multiple);
		addVertical(percentage, x, low, high);
		chart.addAnnotation(new AnnotationText(percentage, x, high + ABOVE * (high - low), false));
	}

	private void addVertical(final String name, final double x, final double low, final double high) {
		final XYSeries line = add(name, new double[] { x, x }, new double[] { low, high }, ChartStyle.GRID, null);
		line.setLineStyle(ChartStyle.THIN);
	}

	private double placeOf(final int multiple) {
		if (sign > 0) return multiple * leftEnd();
		return leftEnd() / multiple;
	}

	/** The area of one standard deviation around a curve. */
	private void addBand(final int number) {
		final Curves.Curve curve = curves.curves().get(number);
		final int levels = curve.mean().length;
		if (levels < 2) return;
		final double[] x = new double[2 * levels];
		final double[] y = new double[2 * levels];
		outline(curve, x, y);
		addArea(number, x, y);
	}

	private void addArea(final int number, final double[] x, final double[] y) {
		final XYSeries band = add("band " + number, x, y, colour(number), null);
		band.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
		band.setLineStyle(SeriesLines.NONE);
		band.setFillColor(transparent(colour(number)));
	}

	/** Goes along the upper side and back along the lower side. */
	private void outline(final Curves.Curve curve, final double[] x, final double[] y) {
		for (int there = 0; there < x.length / 2; there++) {
			final int back = x.length - 1 - there;
			x[there] = sign * curve.zoom()[there];
			x[back] = x[there];
			y[there] = curve.high(there);
			y[back] = curve.low(there);
		}
	}

	private static Color transparent(final Color colour) {
		return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA);
	}

	/** The curve of a model. One that was judged at a single level has no band, but an error bar. */
	private void addLine(final int number) {
		final Curves.Curve curve = curves.curves().get(number);
		if (curve.isEmpty()) return;
		final double[] x = Arrays.stream(curve.zoom()).map(zoom -> sign * zoom).toArray();
		final XYSeries line = add("line " + number, x, curve.mean(), colour(number), errorBars(curve));
		line.setMarker(MARKERS.get(number % MARKERS.size()));
		line.setLabel(curve.model());
		line.setShowInLegend(true);
	}

	private static double[] errorBars(final Curves.Curve curve) {
		if (curve.spread().length == 1) return curve.spread();
		return null;
	}

	private XYSeries add(final String name, final double[] x, final double[] y, final Color colour,
		final double[] errorBars)
	{
		final XYSeries series = chart.addSeries(name, x, y, errorBars);
		series.setMarker(SeriesMarkers.NONE);
		series.setMarkerColor(colour);
		series.setLineStyle(LINE);
		series.setLineColor(colour);
		series.setShowInLegend(false);
		return series;
	}
}
