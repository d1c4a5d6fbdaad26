package sc.fiji.superres.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs of output pixels with the same weights.
 * <p>
 * Four source pixels stand against {@code q = 4·target/source} output pixels. Where q is whole, output pixel x + q has
 * the weights of output pixel x on source pixels four further on (but for the borders). With a source row in four
 * phases and an output row in q, such pixels are neighbours, and so are their terms.
 * </p>
 *
 * @param count phases of an output row, q
 * @param length pixels of a phase, of the source row as of the output row
 * @param least least distance of a term from the source pixel that begins its group of four
 * @param most greatest distance
 */
record Phases(int count, int length, int least, int most, List<Run> runs) {

	/** Source pixels until the weights come again; also the bytes of a word. */
	static final int PERIOD = 4;

	/** Mean length from which a run's vector loop pays. */
	private static final int LONG = 24;

	/**
	 * Neighbouring output pixels from … to − 1 of one phase. Term k of pixel i is source pixel 4·i + distance + k.
	 */
	record Run(int phase, int from, int to, int distance, double[] weights) {}

	/** The runs of these taps, or null where there is no period, or too few pixels to gain by it. */
	static Phases of(final Taps taps, final int source) {
		final int target = taps.first().length;
		final long count = (long) PERIOD * target / source;
		if (count * source != (long) PERIOD * target || target / LONG < count) return null;
		final List<Run> runs = new ArrayList<>();
		for (int phase = 0; phase < count; phase++) {
			int x = phase;
			while (x < target) {
				final Run run = run(taps, x, (int) count);
				runs.add(run);
				x += (int) count * (run.to - run.from);
			}
		}
		if (runs.size() > target / LONG) return null;
		final int least = runs.stream().mapToInt(Run::distance).min().orElseThrow();
		final int most = runs.stream().mapToInt(r -> r.distance + r.weights.length - 1).max().orElseThrow();
		return new Phases((int) count, (source + PERIOD - 1) / PERIOD, least, most, runs);
	}

	/** The output pixels x, x + step, x + 2·step … that share their weights. */
	private static Run run(final Taps taps, final int x, final int step) {
		final int first = taps.first()[x], from = x / step;
		int to = from + 1;
		for (int i = x + step; i < taps.first().length; i += step, to++) {
			if (taps.first()[i] != first + (to - from) * PERIOD) break;
			if (!Arrays.equals(taps.weights()[i], taps.weights()[x])) break;
		}
		return new Run(x % step, from, to, first - PERIOD * from, taps.weights()[x]);
	}
}
