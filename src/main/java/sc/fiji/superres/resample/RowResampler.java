package sc.fiji.superres.resample;

import sc.fiji.superres.image.FloatRows;

/**
 * Resizes a 32-bit plane some rows at a time, for results that are too large for one array. Rows are those of
 * {@link Resampler#resample} to the bit.
 */
public final class RowResampler {

	private final FloatRows source;
	private final Resize resize;

	/**
	 * @param source the rows of the plane, read as they are needed
	 * @param width of the result in pixels
	 * @param height of the result in pixels
	 * @param filter any but {@link Filter#NEAREST}
	 */
	public RowResampler(final FloatRows source, final int width, final int height, final Filter filter) {
		this.source = source;
		resize = new Resize(source.width(), source.height(), width, height, filter);
	}

	/** Rows {@code from} (inclusive) to {@code to} (exclusive) of the result, on some threads. */
	public float[] rows(final int from, final int to, final int threads) {
		final float[] rows = new float[Math.multiplyExact(to - from, resize.width())];
		new Tiles<>(() -> new RealSamples(new RealRows.Streamed(source, rows, resize.width(), from)), resize).run(from,
			to, threads);
		return rows;
	}
}
