package sc.fiji.superres.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;

/** Colours, fonts and margins of a plot. */
final class ChartStyle {

	/** The colour of grid lines. */
	static final Color GRID = new Color(0xe4e4e4);
	/** The stroke of grid lines. */
	static final BasicStroke THIN = new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

	private static final Color INK = new Color(0x222222);
	private static final Color FAINT = new Color(0x777777);
	private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
	private static final Font SMALL = TEXT.deriveFont(12f);

	private ChartStyle() {}

	static void apply(final XYChart chart) {
		final XYStyler styler = chart.getStyler();
		setChart(styler);
		setSeries(styler);
		setPlot(styler);
		setAxes(styler);
		setTexts(styler);
	}

	private static void setChart(final XYStyler styler) {
		styler.setLocale(Locale.ROOT);
		styler.setChartBackgroundColor(Color.WHITE);
		styler.setChartPadding(20);
		styler.setChartFontColor(INK);
	}

	private static void setSeries(final XYStyler styler) {
		styler.setMarkerSize(9);
		styler.setErrorBarsColorSeriesColor(true);
	}

	private static void setPlot(final XYStyler styler) {
		styler.setPlotBorderColor(INK);
		styler.setPlotContentSize(1);
		styler.setPlotMargin(0);
		setGrid(styler);
	}

	private static void setGrid(final XYStyler styler) {
		styler.setPlotGridVerticalLinesVisible(false);
		styler.setPlotGridLinesColor(GRID);
		styler.setPlotGridLinesStroke(THIN);
	}

	private static void setAxes(final XYStyler styler) {
		styler.setAxisTitleFont(TEXT);
		styler.setXAxisTickMarkSpacingHint(50);
		styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
		setTicks(styler);
	}

	private static void setTicks(final XYStyler styler) {
		styler.setAxisTickLabelsFont(SMALL);
		styler.setAxisTickLabelsColor(INK);
		styler.setAxisTickMarksColor(INK);
		styler.setAxisTicksLineVisible(false);
	}

	private static void setTexts(final XYStyler styler) {
		styler.setLegendFont(TEXT);
		styler.setLegendBorderColor(Color.WHITE);
		styler.setLegendPadding(8);
		setAnnotations(styler);
	}

	private static void setAnnotations(final XYStyler styler) {
		styler.setAnnotationTextFont(SMALL);
		styler.setAnnotationTextFontColor(FAINT);
	}
}
