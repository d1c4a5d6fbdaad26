package sc.fiji.superres.resample;

/**
 * The horizontal pass for any ratio and any part of a row: a strip of source rows is turned on its side, so that its
 * columns are summed as rows are, and the sums are turned back.
 */
final class TurnedRows<A> implements RowSource<A> {

	/** Rows in a strip: enough for the vector loops to pay, few enough for the cache. */
	static final int STRIP = 128;

	private final Samples<A> samples;
	private final Taps taps;
	private final int left;
	private final int count;
	private final int strip;
	private final int sourceLeft;
	private final int sourceCount;
	private final A[] columns;
	private final A[] sums;

	/** Output columns left … left + count − 1. */
	TurnedRows(final Samples<A> samples, final Taps taps, final int sourceHeight, final int left, final int count) {
		this.samples = samples;
		this.taps = taps;
		this.left = left;
		this.count = count;
		strip = Math.min(STRIP, sourceHeight);
		sourceLeft = taps.first()[left];
		sourceCount = taps.end(left + count - 1) - sourceLeft;
		columns = samples.arrays(sourceCount, strip);
		sums = samples.arrays(Samples.BLOCK, strip);
	}

	@Override
	public int phases() {
		return samples.phases();
	}

	/** Room for whole blocks. */
	@Override
	public int length() {
		return (count + Samples.BLOCK - 1) / Samples.BLOCK * Samples.BLOCK / samples.phases();
	}

	@Override
	public int strip() {
		return strip;
	}

	@Override
	public void make(final int y, final int rows, final A[][] to) {
		samples.turn(y, rows, sourceLeft, sourceCount, columns);
		for (int x = 0; x < count; x += Samples.BLOCK) {
			sumBlock(x, rows);
			samples.turnBack(sums, rows, to, x);
		}
	}

	/** Sums the output columns of the block that begins at x. */
	private void sumBlock(final int x, final int rows) {
		final int block = Math.min(Samples.BLOCK, count - x);
		for (int i = 0; i < block; i++)
			sum(left + x + i, rows, sums[i]);
	}

	/** Sums an output column. */
	private void sum(final int column, final int rows, final A sum) {
		final int first = taps.first()[column] - sourceLeft;
		samples.sum(sum, 0, rows, columns, first, taps.weights()[column]);
	}
}
