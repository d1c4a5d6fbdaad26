package sc.fiji.superres.resample;

/**
 * The vertical pass over a tile: output columns left … left + count − 1 of a band of rows.
 * <p>
 * Rows of the horizontal pass are made when they are needed and kept in a ring that is no longer than the filter and a
 * strip. A tile reads the source and writes only its own output pixels: tiles of one plane may run on different threads
 * and give the same bytes.
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
	/** The first row that is not yet in the ring. */
	private int ready;

	/**
	 * @param rows makes the tile's columns
	 * @param vertical taps along y; null if the height stays
	 */
	Passes(final Samples<A> samples, final RowSource<A> rows, final Taps vertical, final int sourceHeight,
		final int left, final int count)
	{
		this.samples = samples;
		this.rows = rows;
		this.vertical = vertical;
		this.left = left;
		this.count = count;
		final int most = rowsKept(vertical) + rows.strip() - 1;
		ring = samples.rows(Math.min(sourceHeight, most), rows.phases(), rows.length());
		made = samples.rows(rows.strip(), 0, 0);
	}

	/** Rows of the horizontal pass that the vertical pass needs at a time. */
	static int rowsKept(final Taps vertical) {
		if (vertical == null) return 1;
		return vertical.most();
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
			sum(y, terms, sums);
			samples.write(y, left, count, sums);
		}
	}

	private void sum(final int y, final A[] terms, final A[] sums) {
		for (int phase = 0; phase < sums.length; phase++)
			sum(y, phase, terms, sums[phase]);
	}

	/** Sums one phase of output row y. */
	private void sum(final int y, final int phase, final A[] terms, final A sum) {
		final int first = vertical.first()[y];
		final double[] weights = vertical.weights()[y];
		for (int k = 0; k < weights.length; k++)
			terms[k] = ring[(first + k) % ring.length][phase];
		samples.sum(sum, 0, rows.length(), terms, 0, weights);
	}

	/** Makes rows, a strip at a time, until all before {@code needed} are ready; makes none from {@code end} on. */
	private void prepare(final int needed, final int end) {
		while (ready < needed) {
			make(Math.min(rows.strip(), end - ready));
		}
	}

	private void make(final int n) {
		for (int r = 0; r < n; r++)
			made[r] = ring[(ready + r) % ring.length];
		rows.make(ready, n, made);
		ready += n;
	}
}
