package sc.fiji.superres.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs of output pixels with the same weights.
 * <p>
 * Four source pixels correspond to {@code q = 4·target/source} output pixels. If q is whole, output pixel x + q has the
 * weights of output pixel x on source pixels that lie four further on (except at the borders). With a source row in
 * four phases and an output row in q phases, such pixels are neighbours, and so are their terms.
 * </p>
 *
 * @param count phases of an output row, q
 * @param length pixels of a phase, of the source row as of the output row
 * @param least least distance of a term from the source pixel that begins its group of four
 * @param most greatest distance
 */
record Phases(int count, int length, int least, int most, List<Run> runs) {

	/** Source pixels until the weights repeat; also the bytes of a word. */
	static final int PERIOD = 4;

	/** The mean length of runs from which on vector loops are worthwhile. */
	private static final int LONG = 24;

	/**
	 * Neighbouring output pixels from … to − 1 of one phase. Term k of pixel i is source pixel 4·i + distance + k.
	 */
	record Run(int phase, int from, int to, int distance, double[] weights) {

		private int lastDistance() {
			return distance + weights.length - 1;
		}
	}

	/** The runs of these taps; null if there is no period, or if there are too few pixels to gain by it. */
	static Phases of(final Taps taps, final int source) {
		final int target = taps.first().length;
		final long count = (long) PERIOD * target / source;
		final boolean isWhole = count * source == (long) PERIOD * target;
		if (!isWhole || target / LONG < count) return null;
		final List<Run> runs = runs(taps, (int) count);
		if (runs.size() > target / LONG) return null;
		return new Phases((int) count, (source + PERIOD - 1) / PERIOD, least(runs), most(runs), runs);
	}

	private static int least(final List<Run> runs) {
		return runs.stream().mapToInt(Run::distance).min().orElseThrow();
	}

	private static int most(final List<Run> runs) {
		return runs.stream().mapToInt(Run::lastDistance).max().orElseThrow();
	}

	private static List<Run> runs(final Taps taps, final int count) {
		final List<Run> runs = new ArrayList<>();
		for (int phase = 0; phase < count; phase++) {
			int x = phase;
			while (x < taps.first().length) {
				final Run run = run(taps, x, count);
				runs.add(run);
				x += count * (run.to - run.from);
			}
		}
		return runs;
	}

	/** The output pixels x, x + step, x + 2·step … that share their weights. */
	private static Run run(final Taps taps, final int x, final int step) {
		final int from = x / step;
		int count = 1;
		while (isLike(taps, x, x + count * step, count * PERIOD))
			count++;
		return new Run(x % step, from, from + count, taps.first()[x] - PERIOD * from, taps.weights()[x]);
	}

	/** Whether output pixel i has the weights of output pixel x on source pixels that lie {@code further} on. */
	private static boolean isLike(final Taps taps, final int x, final int i, final int further) {
		if (i >= taps.first().length || taps.first()[i] != taps.first()[x] + further) return false;
		return Arrays.equals(taps.weights()[i], taps.weights()[x]);
	}
}
