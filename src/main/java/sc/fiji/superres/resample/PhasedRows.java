package sc.fiji.superres.resample;

/**
 * The horizontal pass if the weights repeat after a few pixels: a row is split into its phases and summed run by run,
 * without being turned.
 */
final class PhasedRows<A> implements RowSource<A> {

	private final Samples<A> samples;
	private final int sourceWidth;
	private final Phases phases;

	/** The source row in phases: {@code row[p][i]} is pixel 4·i + p. */
	private final A[] row;

	/** The same, moved by each distance: {@code moved[d − least][i]} is pixel 4·i + d. */
	private final A[] moved;

	PhasedRows(final Samples<A> samples, final int sourceWidth, final Phases phases) {
		this.samples = samples;
		this.sourceWidth = sourceWidth;
		this.phases = phases;
		row = samples.arrays(Phases.PERIOD, phases.length());
		moved = samples.arrays(phases.most() - phases.least() + 1, phases.length());
		shareUnmoved();
	}

	/** Distances within a group of four move nothing: they are the phases of the row themselves. */
	private void shareUnmoved() {
		for (int d = Math.max(0, phases.least()); d < Phases.PERIOD && d <= phases.most(); d++)
			moved[d - phases.least()] = row[d];
	}

	@Override
	public int phases() {
		return phases.count();
	}

	@Override
	public int length() {
		return phases.length();
	}

	@Override
	public int strip() {
		return 1;
	}

	@Override
	public void make(final int y, final int rows, final A[][] to) {
		for (int r = 0; r < rows; r++) {
			samples.read(y + r, 0, sourceWidth, row);
			move();
			sum(to[r]);
		}
	}

	private void sum(final A[] to) {
		for (final Phases.Run run : phases.runs()) {
			final int first = run.distance() - phases.least();
			samples.sum(to[run.phase()], run.from(), run.to(), moved, first, run.weights());
		}
	}

	private void move() {
		for (int d = phases.least(); d <= phases.most(); d++)
			move(d, Math.floorDiv(d, Phases.PERIOD));
	}

	private void move(final int distance, final int by) {
		final int count = phases.length() - Math.abs(by);
		if (by == 0 || count <= 0) return;
		final A from = row[Math.floorMod(distance, Phases.PERIOD)];
		System.arraycopy(from, Math.max(by, 0), moved[distance - phases.least()], Math.max(-by, 0), count);
	}
}
