package sc.fiji.superres.watch;

import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.report.Chart;
import sc.fiji.superres.report.Curves;
import sc.fiji.superres.user.Attendance;
import sc.fiji.superres.user.PlotView;

/**
 * Shows how an evaluation goes: with a display and outside of batch mode, plots of PSNR and MS-SSIM over zoom level
 * that gain a point whenever a level is finished. From the menu they stay open at the end; a macro finds its images as
 * they were.
 */
public final class EvaluationWatch implements Consumer<ScoreTable>, AutoCloseable {

	private static final List<String> METRICS = List.of("PSNR", "MS-SSIM");
	private static final int WIDTH = 520, HEIGHT = 260;
	private static final double ROOM = 0.08;

	private final ZoomPyramid pyramid;
	private final Attendance attendance = Attendance.now();
	private final boolean alone = !attendance.windowsMayOpen();
	private final boolean macro = attendance.inMacro();
	private final ImagePlus active = alone ? null : WindowManager.getCurrentImage();
	private final AtomicReference<List<Curves>> newest = new AtomicReference<>();
	private final Map<String, PlotView> views = new LinkedHashMap<>(); // of the event thread

	public EvaluationWatch(final ZoomPyramid pyramid) {
		this.pyramid = pyramid;
	}

	/** Takes what is finished so far; drawn when the event thread comes to it. */
	@Override
	public void accept(final ScoreTable table) {
		if (alone) return;
		final List<Curves> curves = METRICS.stream().map(m -> Curves.of(table, pyramid, m)).filter(c -> !c.isEmpty())
			.toList();
		if (newest.getAndSet(curves) == null) EventQueue.invokeLater(this::show);
	}

	private void show() {
		final List<Curves> curves = newest.getAndSet(null);
		if (curves != null && IJ.getInstance() != null && !IJ.getInstance().quitting()) curves.forEach(this::show);
	}

	private void show(final Curves curves) {
		final PlotView view = views.get(curves.metric());
		if (view != null) view.update(plot(curves));
		else views.put(curves.metric(), new PlotView(curves.metric() + " over zoom level", plot(curves), new Point(60 +
			40 * views.size(), 160 + 330 * views.size())));
	}

	/** The means as lines with markers, standard deviations as error bars. */
	static Plot plot(final Curves curves) {
		final Plot plot = new Plot("", curves.axis(), curves.label());
		plot.setSize(WIDTH, HEIGHT);
		plot.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
		plot.setAxisLabelFont(Font.PLAIN, 13);
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		final StringBuilder legend = new StringBuilder();
		for (int i = 0; i < curves.curves().size(); i++) {
			final Curves.Curve curve = curves.curves().get(i);
			if (curve.mean().length == 0) continue;
			final Color colour = Chart.colour(i);
			plot.setColor(colour, colour);
			plot.setLineWidth(2);
			plot.add("connected circle", curve.zoom(), curve.mean());
			plot.setLineWidth(1);
			plot.addErrorBars(curve.spread());
			legend.append(curve.model()).append('\n');
			for (int k = 0; k < curve.mean().length; k++) {
				low = Math.min(low, curve.mean()[k] - curve.spread()[k]);
				high = Math.max(high, curve.mean()[k] + curve.spread()[k]);
			}
		}
		final double room = Math.max(1e-6, ROOM * (high - low)), left = Math.min(curves.coarsest(), curves.finest()),
				right = Math.max(curves.coarsest(), curves.finest());
		plot.setLimits(left - 0.03 * (right - left), right + 0.03 * (right - left), low - room, high + room);
		plot.setColor(Color.BLACK);
		plot.addLegend(legend.toString().strip(), "auto");
		return plot;
	}

	/** Closes the plots of a macro. */
	@Override
	public void close() {
		if (!alone && macro) EventQueue.invokeLater(() -> {
			newest.set(null);
			views.values().forEach(view -> {
				view.image().changes = false;
				view.image().close();
			});
			if (active != null && active.getWindow() != null) WindowManager.setCurrentWindow(active.getWindow());
		});
	}
}
