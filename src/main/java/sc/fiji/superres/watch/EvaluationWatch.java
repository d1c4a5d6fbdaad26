package sc.fiji.superres.watch;

import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.imageplus.OpenImages;
import sc.fiji.superres.measure.Metrics;
import sc.fiji.superres.report.Chart;
import sc.fiji.superres.report.Curves;
import sc.fiji.superres.user.Attendance;
import sc.fiji.superres.user.PlotView;

/**
 * Shows how an evaluation goes: with a display and outside of batch mode, plots of {@link Metrics#LIVE} over zoom level
 * that gain a point whenever a level is finished. From the menu they stay open at the end; a macro finds its images as
 * they were.
 */
public final class EvaluationWatch implements Consumer<ScoreTable>, AutoCloseable {

	private static final int WIDTH = 520;
	private static final int HEIGHT = 260;
	private static final int FONT_SIZE = 13;
	/** Free space above and below the curves, as a share of what they cover. */
	private static final double ROOM = 0.08;
	/** Free space left and right of the zoom levels, as a share of the axis. */
	private static final double SIDES = 0.03;

	/** What a plot shows of an axis. */
	private record Span(double low, double high) {

		Span widened(final double room) {
			return new Span(low - room, high + room);
		}
	}

	private final ZoomPyramid pyramid;
	private final Attendance attendance = Attendance.now();
	/** Whether nobody watches. */
	private final boolean alone = !attendance.windowsMayOpen();
	private final boolean macro = attendance.inMacro();
	private final ImagePlus active;
	/** The curves that the event thread has not drawn so far; null where it has drawn everything. */
	private final AtomicReference<List<Curves>> newest = new AtomicReference<>();
	/** Figure → its plot. Only the event thread uses it. */
	private final Map<String, PlotView> views = new LinkedHashMap<>();

	/** Begins to watch the evaluation at these zoom levels. */
	public EvaluationWatch(final ZoomPyramid pyramid) {
		this.pyramid = pyramid;
		if (alone) active = null;
		else active = WindowManager.getCurrentImage();
	}

	/** Takes what is finished so far; drawn when the event thread comes to it. */
	@Override
	public void accept(final ScoreTable table) {
		if (alone) return;
		final boolean nothingWaited = newest.getAndSet(curves(table)) == null;
		if (nothingWaited) EventQueue.invokeLater(this::show);
	}

	private List<Curves> curves(final ScoreTable table) {
		return Metrics.LIVE.stream().map(figure -> Curves.of(table, pyramid, figure)).filter(live -> !live.isEmpty())
			.toList();
	}

	private void show() {
		final List<Curves> curves = newest.getAndSet(null);
		if (curves == null) return;
		if (IJ.getInstance() != null && !IJ.getInstance().quitting()) curves.forEach(this::show);
	}

	private void show(final Curves curves) {
		final String column = curves.figure().column();
		final PlotView view = views.get(column);
		if (view == null) views.put(column, new PlotView(column + " over zoom level", plot(curves), nextPlace()));
		else view.update(plot(curves));
	}

	/** Each window lies below and to the right of the one before. */
	private Point nextPlace() {
		final int number = views.size();
		return new Point(60 + 40 * number, 160 + 330 * number);
	}

	/** The means as lines with markers, standard deviations as error bars. */
	static Plot plot(final Curves curves) {
		final Plot plot = empty(curves);
		final String legend = addCurves(plot, curves.curves());
		setLimits(plot, curves);
		plot.setColor(Color.BLACK);
		plot.addLegend(legend, "auto");
		return plot;
	}

	/** @return the legend, a line for each curve that is there */
	private static String addCurves(final Plot plot, final List<Curves.Curve> curves) {
		final StringJoiner legend = new StringJoiner("\n");
		for (int i = 0; i < curves.size(); i++) {
			final Curves.Curve curve = curves.get(i);
			if (curve.isEmpty()) continue;
			addCurve(plot, curve, Chart.colour(i));
			legend.add(curve.model());
		}
		return legend.toString().strip();
	}

	private static Plot empty(final Curves curves) {
		final Plot plot = new Plot("", curves.axis(), curves.label());
		plot.setSize(WIDTH, HEIGHT);
		plot.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
		plot.setAxisLabelFont(Font.PLAIN, FONT_SIZE);
		return plot;
	}

	private static void addCurve(final Plot plot, final Curves.Curve curve, final Color colour) {
		plot.setColor(colour, colour);
		plot.setLineWidth(2);
		plot.add("connected circle", curve.zoom(), curve.mean());
		plot.setLineWidth(1);
		plot.addErrorBars(curve.spread());
	}

	private static void setLimits(final Plot plot, final Curves curves) {
		final Span levels = levels(curves);
		final Span scores = scores(curves.extent());
		plot.setLimits(levels.low, levels.high, scores.low, scores.high);
	}

	private static Span levels(final Curves curves) {
		final double left = Math.min(curves.coarsest(), curves.finest());
		final double right = Math.max(curves.coarsest(), curves.finest());
		return new Span(left, right).widened(SIDES * (right - left));
	}

	private static Span scores(final Curves.Extent extent) {
		final double room = Math.max(1e-6, ROOM * (extent.high() - extent.low()));
		return new Span(extent.low(), extent.high()).widened(room);
	}

	/** Closes the plots of a macro. */
	@Override
	public void close() {
		if (!alone && macro) EventQueue.invokeLater(this::closePlots);
	}

	private void closePlots() {
		newest.set(null);
		for (final PlotView view : views.values()) {
			view.image().changes = false;
			view.image().close();
		}
		OpenImages.reactivate(active);
	}
}
