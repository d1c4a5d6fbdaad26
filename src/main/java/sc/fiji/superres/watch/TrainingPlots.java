package sc.fiji.superres.watch;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import ij.gui.Plot;
import sc.fiji.superres.checkpoint.LogLine;

/** The plots of a training, the same in its windows and in {@code loss.png}. */
final class TrainingPlots {

	private static final int WIDTH = 640, HEIGHT = 230;
	private static final double ROOM = 1.2; // below the least loss and above the greatest
	private static final double ROOM_BELOW = 3, ROOM_ABOVE = 0.5, FEW = 8; // dB
	private static final Color OURS = new Color(0x1f77b4), STEPS = new Color(0x9cc3e0), BASELINE = new Color(0xd62728),
			FALLS = new Color(0xe08a00);

	private TrainingPlots() {}

	/** Loss over iterations: single steps pale, lines of the log strong, falls of the learning rate marked. */
	static Plot loss(final TrainingCurves curves) {
		final Plot plot = plot("loss (grey values in [0,1])");
		final double low = curves.leastLoss() / ROOM, high = curves.greatestLoss() * ROOM;
		plot.setAxisYLog(true);
		plot.setLimits(0, 1.02 * curves.end(), low, high);
		String legend = marks(plot, curves, low, high);
		if (curves.iterations().length > 0) {
			line(plot, curves.iterations(), curves.losses(), STEPS, 1, "line");
			legend += "single steps\n";
		}
		if (!curves.lines().isEmpty()) {
			add(plot, curves.lines(), LogLine::loss, OURS, "line");
			legend += String.format(Locale.ROOT, "mean, now %.4f", last(curves.lines()).loss());
		}
		return withLegend(plot, legend, "top-right");
	}

	/** Validation PSNR of the averaged weights over iterations, beside bicubic's. */
	static Plot psnr(final TrainingCurves curves) {
		final Plot plot = plot("validation PSNR (dB)");
		final List<LogLine> validated = curves.validated();
		final double best = validated.stream().mapToDouble(LogLine::psnr).max().orElse(curves.bicubic());
		// the rise from nothing says little: shown is what lies near bicubic and the best, with room for the legend
		// below
		final double behind = Math.max(0, curves.bicubic() - best);
		final double low = Math.min(curves.bicubic(), best) - Math.max(ROOM_BELOW, behind), high = Math.max(curves
			.bicubic(), best) + ROOM_ABOVE;
		plot.setLimits(0, 1.02 * curves.end(), low, high);
		plot.setOptions("yinterval=" + (high - low < FEW ? 1 : 2));
		String legend = marks(plot, curves, low, high);
		line(plot, new double[] { 0, curves.end() }, new double[] { curves.bicubic(), curves.bicubic() }, BASELINE, 2,
			"line");
		legend += String.format(Locale.ROOT, "bicubic, %.2f dB\n", curves.bicubic());
		if (!validated.isEmpty()) {
			add(plot, validated, LogLine::psnr, OURS, "connected circle");
			legend += String.format(Locale.ROOT, "network, now %.2f dB, best %.2f dB", last(validated).psnr(), best);
		}
		return withLegend(plot, legend, "bottom-right");
	}

	private static Plot plot(final String label) {
		final Plot plot = new Plot("", "iteration", label);
		plot.setSize(WIDTH, HEIGHT);
		plot.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
		plot.setAxisLabelFont(Font.PLAIN, 13);
		return plot;
	}

	/** Upright lines where the learning rate falls; returns their line of the legend. */
	private static String marks(final Plot plot, final TrainingCurves curves, final double low, final double high) {
		final double[] falls = curves.milestones();
		if (falls.length == 0) return "";
		final double[] x = new double[3 * falls.length], y = new double[x.length];
		for (int i = 0; i < falls.length; i++) {
			x[3 * i] = x[3 * i + 1] = falls[i];
			x[3 * i + 2] = y[3 * i + 2] = Double.NaN; // a gap before the next
			y[3 * i] = low;
			y[3 * i + 1] = high;
		}
		line(plot, x, y, FALLS, 1, "line");
		return "learning rate falls\n";
	}

	private static void add(final Plot plot, final List<LogLine> lines, final ToDoubleFunction<LogLine> value,
		final Color color, final String shape)
	{
		line(plot, lines.stream().mapToDouble(LogLine::iteration).toArray(), lines.stream().mapToDouble(value)
			.toArray(), color, 2, shape);
	}

	private static void line(final Plot plot, final double[] x, final double[] y, final Color color, final int width,
		final String shape)
	{
		plot.setColor(color, color);
		plot.setLineWidth(width);
		plot.add(shape, x, y);
	}

	private static Plot withLegend(final Plot plot, final String legend, final String place) {
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		if (!legend.isEmpty()) plot.addLegend(legend.strip(), place);
		return plot;
	}

	private static LogLine last(final List<LogLine> lines) {
		return lines.get(lines.size() - 1);
	}
}
