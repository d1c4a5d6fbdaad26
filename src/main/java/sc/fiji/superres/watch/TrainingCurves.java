package sc.fiji.superres.watch;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import sc.fiji.superres.checkpoint.LogLine;

/**
 * What there is to plot of a training.
 *
 * @param lines of the log, from the first session on; may be empty
 * @param iterations of the losses of single steps; empty where only the log is known
 * @param losses of these steps, or means over some of them
 * @param bicubic PSNR of bicubic enlargement on the validation pairs in dB; null without validation images
 */
record TrainingCurves(List<LogLine> lines, double[] iterations, double[] losses, Double bicubic) {

	/** A line's rate of at most this share of the one before marks a step of the schedule, no smooth decay. */
	private static final double FALL = 0.75;
	/** Share of the training whose losses may lie above the plot. */
	private static final double BEGINNING = 0.02;
	private static final double FIRST_LOSS = 0.3;

	/** What a log alone tells. */
	static TrainingCurves of(final List<LogLine> lines) {
		return new TrainingCurves(lines, new double[0], new double[0], lines.stream().map(LogLine::bicubic).filter(
			Objects::nonNull).findFirst().orElse(null));
	}

	/** Lines with a validation. */
	List<LogLine> validated() {
		return lines.stream().filter(l -> l.psnr() != null).toList();
	}

	/** The last iteration known, at least 1. */
	double end() {
		final double line = lines.isEmpty() ? 1 : lines.get(lines.size() - 1).iteration();
		return iterations.length == 0 ? line : Math.max(line, iterations[iterations.length - 1]);
	}

	/** The least loss to plot; any number greater than 0 where there is none. */
	double leastLoss() {
		return losses(0).min().orElse(FIRST_LOSS);
	}

	/** The greatest loss to plot: that of the very first steps is so high that it would press all others together. */
	double greatestLoss() {
		return losses(BEGINNING * end()).max().orElse(FIRST_LOSS);
	}

	private DoubleStream losses(final double from) {
		final DoubleStream steps = IntStream.range(0, losses.length).filter(i -> iterations[i] >= from).mapToDouble(
			i -> losses[i]);
		return DoubleStream.concat(steps, lines.stream().filter(l -> l.iteration() >= from).mapToDouble(LogLine::loss))
			.filter(l -> l > 0); // the axis is logarithmic
	}

	/** Iterations after which the learning rate fell by a step. */
	double[] milestones() {
		final DoubleStream.Builder falls = DoubleStream.builder();
		for (int i = 1; i < lines.size(); i++)
			if (lines.get(i).rate() <= FALL * lines.get(i - 1).rate()) falls.add(lines.get(i - 1).iteration());
		return falls.build().toArray();
	}
}
