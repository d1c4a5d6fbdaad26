package sc.fiji.superres.resample;

import java.util.function.Supplier;

/**
 * Cuts one resize into bands of rows, one a thread, and these into columns narrow enough that what is kept between the
 * passes stays small, whatever the sizes and the filter.
 */
final class Tiles<A> {

	/**
	 * Elements that a band may keep between the passes: 4 MiB of ints. Tiles that fit a core's second cache are slower.
	 */
	private static final int KEPT = 1 << 20;

	private final Supplier<Samples<A>> samples;
	private final int sourceWidth;
	private final int sourceHeight;
	private final int width;
	private final int height;
	private final Taps horizontal;
	private final Taps vertical;
	private final Phases phases;

	/** @param samples makes one for each band */
	Tiles(final Supplier<Samples<A>> samples, final int sourceWidth, final int sourceHeight, final int width,
		final int height, final Filter filter)
	{
		this.samples = samples;
		this.sourceWidth = sourceWidth;
		this.sourceHeight = sourceHeight;
		this.width = width;
		this.height = height;
		final Samples<A> any = samples.get();
		horizontal = sourceWidth == width ? null : Taps.of(sourceWidth, width, filter, any::weight);
		if (sourceHeight == sourceWidth && height == width) vertical = horizontal;
		else vertical = sourceHeight == height ? null : Taps.of(sourceHeight, height, filter, any::weight);
		phases = horizontal == null || any.phases() == 1 ? null : Phases.of(horizontal, sourceWidth);
	}

	/** Resizes on at most {@code threads} threads: this one and the common pool's. */
	void run(final int threads) {
		Bands.run(width, height, threads, this::band);
	}

	private void band(final int from, final int to) {
		final Samples<A> own = samples.get();
		final int kept = vertical == null ? 1 : vertical.most();
		if (phases != null && (long) kept * width <= KEPT) {
			new Passes<>(own, new PhasedRows<>(own, sourceWidth, phases), vertical, sourceHeight, 0, width).run(from,
				to);
			return;
		}
		final int columns = columns(kept);
		for (int left = 0; left < width; left += columns) {
			final int count = Math.min(columns, width - left);
			new Passes<>(own, rows(own, left, count), vertical, sourceHeight, left, count).run(from, to);
		}
	}

	private RowSource<A> rows(final Samples<A> own, final int left, final int count) {
		return horizontal == null ? new RowSource.Copied<>(own, left, count) : new TurnedRows<>(own, horizontal,
			sourceHeight, left, count);
	}

	/** Columns of a tile, a multiple of a block. */
	private int columns(final int kept) {
		final double perColumn = horizontal == null ? kept : kept + TurnedRows.STRIP * (1 + (double) sourceWidth /
			width);
		return Math.max(Samples.BLOCK, (int) Math.min(KEPT / perColumn, width) / Samples.BLOCK * Samples.BLOCK);
	}
}
