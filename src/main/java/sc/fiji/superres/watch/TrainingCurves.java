package sc.fiji.superres.watch;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import sc.fiji.superres.checkpoint.LogLine;

/**
 * The curves of a training that are plotted.
 *
 * @param lines of the log, from the first session on; may be empty
 * @param iterations of the losses of single steps; empty where only the log is known
 * @param losses of these steps, or means over some of them
 * @param bicubic PSNR of bicubic enlargement on the validation pairs in dB; null without validation images
 */
record TrainingCurves(List<LogLine> lines, double[] iterations, double[] losses, Double bicubic) {

	/**
	 * Where the rate falls to at most this share of the line before, the schedule has a step; a smooth decay has none.
	 */
	private static final double FALL = 0.75;
	/** Share of the training whose losses may lie above the plot. */
	private static final double BEGINNING = 0.02;
	/** What is plotted as the loss before there is one. */
	private static final double FIRST_LOSS = 0.3;

	/** The curves that a log alone tells. */
	static TrainingCurves of(final List<LogLine> lines) {
		final Optional<Double> bicubic = lines.stream().map(LogLine::bicubic).filter(Objects::nonNull).findFirst();
		return new TrainingCurves(lines, new double[0], new double[0], bicubic.orElse(null));
	}

	/** Lines with a validation. */
	List<LogLine> validated() {
		return lines.stream().filter(line -> line.psnr() != null).toList();
	}

	/** The last iteration known, at least 1. */
	double end() {
		if (iterations.length == 0) return lastLine();
		return Math.max(lastLine(), iterations[iterations.length - 1]);
	}

	/** The iteration of the last line; 1 where there is none. */
	private double lastLine() {
		if (lines.isEmpty()) return 1;
		return lines.get(lines.size() - 1).iteration();
	}

	/** The least loss to plot; any number greater than 0 where there is none. */
	double leastLoss() {
		return lossesFrom(0).min().orElse(FIRST_LOSS);
	}

	/** The greatest loss to plot: that of the very first steps is so high that it would press all others together. */
	double greatestLoss() {
		return lossesFrom(BEGINNING * end()).max().orElse(FIRST_LOSS);
	}

	/** Losses from an iteration on that a logarithmic axis can show. */
	private DoubleStream lossesFrom(final double iteration) {
		return DoubleStream.concat(stepsFrom(iteration), linesFrom(iteration)).filter(loss -> loss > 0);
	}

	private DoubleStream stepsFrom(final double iteration) {
		return IntStream.range(0, losses.length).filter(i -> iterations[i] >= iteration).mapToDouble(i -> losses[i]);
	}

	private DoubleStream linesFrom(final double iteration) {
		return lines.stream().filter(line -> line.iteration() >= iteration).mapToDouble(LogLine::loss);
	}

	/** Iterations after which the learning rate fell by a step. */
	double[] milestones() {
		final DoubleStream.Builder milestones = DoubleStream.builder();
		for (int i = 1; i < lines.size(); i++) {
			final LogLine before = lines.get(i - 1);
			if (lines.get(i).rate() <= FALL * before.rate()) milestones.add(before.iteration());
		}
		return milestones.build().toArray();
	}
}
