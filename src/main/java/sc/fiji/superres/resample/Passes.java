package sc.fiji.superres.resample;

/**
 * The vertical pass over a tile: output columns left … left + count − 1 of a band of rows.
 * <p>
 * Rows of the horizontal pass are made as they come to be needed and kept in a ring no longer than the filter and a
 * strip. A tile reads the source and writes its own output pixels alone: tiles of one plane may run on different
 * threads, and give the same bytes.
 * </p>
 */
final class Passes<A> {

	private final Samples<A> samples;
	private final RowSource<A> rows;
	private final Taps vertical;
	private final int left;
	private final int count;

	/** Row y of the intermediate image is {@code ring[y % ring.length]}. */
	private final A[][] ring;
	private final A[][] made;
	private int ready;

	/**
	 * @param rows makes the tile's columns
	 * @param vertical taps along y, or null where the height stays
	 */
	Passes(final Samples<A> samples, final RowSource<A> rows, final Taps vertical, final int sourceHeight,
		final int left, final int count)
	{
		this.samples = samples;
		this.rows = rows;
		this.vertical = vertical;
		this.left = left;
		this.count = count;
		final int most = (vertical == null ? 1 : vertical.most()) + rows.strip() - 1;
		ring = samples.rows(Math.min(sourceHeight, most), rows.phases(), rows.length());
		made = samples.rows(rows.strip(), 0, 0);
	}

	/** Computes output rows {@code from} (inclusive) to {@code to} (exclusive). */
	void run(final int from, final int to) {
		if (vertical == null) copy(from, to);
		else sum(from, to);
	}

	private void copy(final int from, final int to) {
		ready = from;
		for (int y = from; y < to; y++) {
			prepare(y + 1, to);
			samples.write(y, left, count, ring[y % ring.length]);
		}
	}

	private void sum(final int from, final int to) {
		final A[] sums = samples.arrays(rows.phases(), rows.length());
		final A[] terms = samples.arrays(vertical.most(), 0);
		final int end = vertical.end(to - 1);
		ready = vertical.first()[from];
		for (int y = from; y < to; y++) {
			prepare(vertical.end(y), end);
			final double[] weights = vertical.weights()[y];
			for (int phase = 0; phase < sums.length; phase++) {
				for (int k = 0; k < weights.length; k++)
					terms[k] = ring[(vertical.first()[y] + k) % ring.length][phase];
				samples.sum(sums[phase], 0, rows.length(), terms, 0, weights);
			}
			samples.write(y, left, count, sums);
		}
	}

	/** Makes rows, a strip at a time, until those before {@code needed} are there; none from {@code end} on. */
	private void prepare(final int needed, final int end) {
		while (ready < needed) {
			final int n = Math.min(rows.strip(), end - ready);
			for (int r = 0; r < n; r++)
				made[r] = ring[(ready + r) % ring.length];
			rows.make(ready, n, made);
			ready += n;
		}
	}
}
