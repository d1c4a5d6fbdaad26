package sc.fiji.superres.watch;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import ij.gui.Plot;

import sc.fiji.superres.checkpoint.LogLine;

/** Draws the plots of a training, the same in its windows and in {@code loss.png}. */
final class TrainingPlots {

	private static final int WIDTH = 640;
	private static final int HEIGHT = 190;
	private static final int FONT_SIZE = 13;
	/** Share of the iterations that the axis goes on behind the last one. */
	private static final double BEHIND_END = 0.02;
	/** Factor by which the plot of the loss reaches below the least one and above the greatest. */
	private static final double ROOM = 1.2;
	/** How far the plot of the PSNR reaches below the lower of bicubic's and the best, in dB; the legend lies there. */
	private static final double ROOM_BELOW = 3;
	/** How far it reaches above the higher of the two, in dB. */
	private static final double ROOM_ABOVE = 0.5;
	/** Below so many dB from bottom to top, each has a number at the axis, else every second. */
	private static final double FEW = 8;

	private static final Color OURS = new Color(0x1f77b4);
	private static final Color STEPS = new Color(0x9cc3e0);
	private static final Color BASELINE = new Color(0xd62728);
	private static final Color FALLS = new Color(0xe08a00);

	/** Where ImageJ interrupts a line. */
	private static final double GAP = Double.NaN;
	private static final String LINE = "line";
	private static final String LINE_WITH_MARKERS = "connected circle";

	private final TrainingCurves curves;
	private final double low;
	private final double high;
	private final Plot plot;
	private final List<String> legend = new ArrayList<>();

	/** Begins a plot over iterations, whose vertical axis reaches from low to high. */
	private TrainingPlots(final TrainingCurves curves, final String label, final double low, final double high) {
		this.curves = curves;
		this.low = low;
		this.high = high;
		plot = new Plot("", "iteration", label);
		plot.setSize(WIDTH, HEIGHT);
		plot.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
		plot.setAxisLabelFont(Font.PLAIN, FONT_SIZE);
	}

	/** Loss over iterations: single steps pale, lines of the log strong, falls of the learning rate marked. */
	static Plot loss(final TrainingCurves curves) {
		final double low = curves.leastLoss() / ROOM;
		final double high = curves.greatestLoss() * ROOM;
		final TrainingPlots plots = new TrainingPlots(curves, "loss (grey values in [0,1])", low, high);
		plots.plot.setAxisYLog(true);
		plots.setLimits();
		plots.addMilestones();
		plots.addSteps();
		plots.addLoggedLosses();
		return plots.withLegend("top-right");
	}

	/**
	 * Validation PSNR of the averaged weights over iterations, beside bicubic's. The rise from nothing says little, so
	 * the plot shows what lies near bicubic and the best.
	 */
	static Plot psnr(final TrainingCurves curves) {
		final double best = best(curves);
		final TrainingPlots plots = ofPsnr(curves, best);
		plots.addBicubic();
		plots.addValidations(best);
		return plots.withLegend("bottom-right");
	}

	/** Begins the plot of the PSNR: its axes, and the falls of the learning rate. */
	private static TrainingPlots ofPsnr(final TrainingCurves curves, final double best) {
		final double low = lowestPsnr(curves.bicubic(), best);
		final double high = Math.max(curves.bicubic(), best) + ROOM_ABOVE;
		final TrainingPlots plots = new TrainingPlots(curves, "validation PSNR (dB)", low, high);
		plots.setLimits();
		plots.plot.setOptions("yinterval=" + decibelsPerNumber(high - low));
		plots.addMilestones();
		return plots;
	}

	/** Where the axis begins: further down while the network is far behind bicubic. */
	private static double lowestPsnr(final double bicubic, final double best) {
		final double behind = Math.max(0, bicubic - best);
		return Math.min(bicubic, best) - Math.max(ROOM_BELOW, behind);
	}

	/** The best PSNR so far; bicubic's before the first validation. */
	private static double best(final TrainingCurves curves) {
		return curves.validated().stream().mapToDouble(LogLine::psnr).max().orElse(curves.bicubic());
	}

	private static int decibelsPerNumber(final double span) {
		if (span < FEW) return 1;
		return 2;
	}

	private void setLimits() {
		plot.setLimits(0, (1 + BEHIND_END) * curves.end(), low, high);
	}

	/** Adds upright lines where the learning rate falls. */
	private void addMilestones() {
		final double[] falls = curves.milestones();
		if (falls.length == 0) return;
		final double[] x = Arrays.stream(falls).flatMap(fall -> DoubleStream.of(fall, fall, GAP)).toArray();
		final double[] y = Arrays.stream(falls).flatMap(fall -> DoubleStream.of(low, high, GAP)).toArray();
		addLine(x, y, FALLS, 1, LINE);
		legend.add("learning rate falls");
	}

	private void addSteps() {
		if (curves.iterations().length == 0) return;
		addLine(curves.iterations(), curves.losses(), STEPS, 1, LINE);
		legend.add("single steps");
	}

	private void addLoggedLosses() {
		final List<LogLine> lines = curves.lines();
		if (lines.isEmpty()) return;
		addLogged(lines, LogLine::loss, LINE);
		legend.add(String.format(Locale.ROOT, "mean, now %.4f", last(lines).loss()));
	}

	private void addBicubic() {
		final double bicubic = curves.bicubic();
		addLine(new double[] { 0, curves.end() }, new double[] { bicubic, bicubic }, BASELINE, 2, LINE);
		legend.add(String.format(Locale.ROOT, "bicubic, %.2f dB", bicubic));
	}

	private void addValidations(final double best) {
		final List<LogLine> validated = curves.validated();
		if (validated.isEmpty()) return;
		addLogged(validated, LogLine::psnr, LINE_WITH_MARKERS);
		legend.add(String.format(Locale.ROOT, "network, now %.2f dB, best %.2f dB", last(validated).psnr(), best));
	}

	private void addLogged(final List<LogLine> lines, final ToDoubleFunction<LogLine> value, final String shape) {
		final double[] iterations = lines.stream().mapToDouble(LogLine::iteration).toArray();
		final double[] values = lines.stream().mapToDouble(value).toArray();
		addLine(iterations, values, OURS, 2, shape);
	}

	private void addLine(final double[] x, final double[] y, final Color color, final int width, final String shape) {
		plot.setColor(color, color);
		plot.setLineWidth(width);
		plot.add(shape, x, y);
	}

	private Plot withLegend(final String place) {
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		if (!legend.isEmpty()) plot.addLegend(String.join("\n", legend), place);
		return plot;
	}

	private static LogLine last(final List<LogLine> lines) {
		return lines.get(lines.size() - 1);
	}
}
