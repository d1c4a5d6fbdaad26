package sc.fiji.superres.resample;

import java.util.function.Supplier;

/**
 * Cuts one resize into bands of rows, one for each thread, and the bands into columns so narrow that little is kept
 * between the passes, whatever the sizes and the filter.
 */
final class Tiles<A> {

	/**
	 * The greatest number of elements that a band keeps between the passes: 4 MiB of ints. Tiles that fit into a core's
	 * second cache are slower.
	 */
	private static final int KEPT = 1 << 20;

	private final Supplier<Samples<A>> samples;
	private final Resize resize;
	/** Null if the width stays. */
	private final Taps horizontal;
	/** Null if the height stays. */
	private final Taps vertical;
	/** Null if phases are of no use. */
	private final Phases phases;

	/** @param samples makes an instance for each band */
	Tiles(final Supplier<Samples<A>> samples, final Resize resize) {
		this.samples = samples;
		this.resize = resize;
		final Samples<A> any = samples.get();
		horizontal = resize.horizontal(any::weight);
		if (resize.isSquare()) vertical = horizontal;
		else vertical = resize.vertical(any::weight);
		if (horizontal == null || any.phases() == 1) phases = null;
		else phases = Phases.of(horizontal, resize.sourceWidth());
	}

	/** Resizes on at most {@code threads} threads: the calling thread and those of the common pool. */
	void run(final int threads) {
		run(0, resize.height(), threads);
	}

	/** The same for output rows {@code first} (inclusive) to {@code end} (exclusive). */
	void run(final int first, final int end, final int threads) {
		Bands.run(resize.width(), end - first, threads, (from, to) -> band(first + from, first + to));
	}

	private void band(final int from, final int to) {
		final Samples<A> own = samples.get();
		final int kept = Passes.rowsKept(vertical);
		if (phases != null && (long) kept * resize.width() <= KEPT) inPhases(own).run(from, to);
		else tiles(own, columns(kept), from, to);
	}

	/** The passes over the whole width in phases. */
	private Passes<A> inPhases(final Samples<A> own) {
		return passes(own, new PhasedRows<>(own, resize.sourceWidth(), phases), 0, resize.width());
	}

	private void tiles(final Samples<A> own, final int columns, final int from, final int to) {
		for (int left = 0; left < resize.width(); left += columns) {
			final int count = Math.min(columns, resize.width() - left);
			passes(own, rows(own, left, count), left, count).run(from, to);
		}
	}

	private Passes<A> passes(final Samples<A> own, final RowSource<A> rows, final int left, final int count) {
		return new Passes<>(own, rows, vertical, resize.sourceHeight(), left, count);
	}

	private RowSource<A> rows(final Samples<A> own, final int left, final int count) {
		if (horizontal == null) return new RowSource.Copied<>(own, left, count);
		return new TurnedRows<>(own, horizontal, resize.sourceHeight(), left, count);
	}

	/** Columns of a tile, a multiple of a block. */
	private int columns(final int kept) {
		final int fitting = (int) Math.min(KEPT / elementsPerColumn(kept), resize.width());
		return Math.max(Samples.BLOCK, fitting / Samples.BLOCK * Samples.BLOCK);
	}

	private double elementsPerColumn(final int kept) {
		if (horizontal == null) return kept;
		return kept + TurnedRows.STRIP * (1 + (double) resize.sourceWidth() / resize.width());
	}
}
