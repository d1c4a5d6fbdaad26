package sc.fiji.superres.upscale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a result that tiles still add to. Rows that no later tile reaches are passed on, and the window moves
 * down: so a result of any height takes no more memory than a row of tiles.
 */
final class ResultWindow {

	private final Mosaic mosaic;
	private final Upscaler.RowSink result;
	private final int width;
	/** The rows of the window, of each plane. */
	private final List<float[]> planes = new ArrayList<>();
	/** The row of the result with which the window begins. */
	private int top;

	private ResultWindow(final Mosaic mosaic, final int batch, final Upscaler.RowSink result) {
		this.mosaic = mosaic;
		this.result = result;
		width = mosaic.s() * mosaic.columns().size();
		final int size = Math.multiplyExact(mostRows(mosaic, batch), width);
		for (int c = 0; c < mosaic.channels(); c++)
			planes.add(new float[size]);
	}

	/**
	 * Begins a result.
	 *
	 * @param mosaic of one image
	 * @param batch tiles that are added at once
	 */
	static ResultWindow begin(final Mosaic mosaic, final int batch, final Upscaler.RowSink result) {
		result.begin();
		return new ResultWindow(mosaic, batch, result);
	}

	/** The most rows that the tiles of a batch reach. */
	private static int mostRows(final Mosaic mosaic, final int batch) {
		int most = 0;
		for (int first = 0; first < mosaic.tiles(); first += batch) {
			final int last = Math.min(first + batch, mosaic.tiles()) - 1;
			most = Math.max(most, mosaic.bottom(last) - mosaic.top(first));
		}
		return most;
	}

	/** Adds the results of n tiles. */
	void add(final float[] output, final int first, final int n) {
		moveTo(mosaic.top(first));
		mosaic.add(output, first, n, planes, top);
	}

	/** Passes on what is left. */
	void finish() {
		moveTo(mosaic.s() * mosaic.rows().size());
	}

	/** Passes on the rows above one. */
	private void moveTo(final int row) {
		final int done = row - top;
		if (done == 0) return;
		for (int y = 0; y < done; y++)
			result.add(row(y));
		planes.forEach(plane -> shift(plane, done * width));
		top = row;
	}

	/** A row of the window: the mean of the planes. */
	private float[] row(final int y) {
		final int from = y * width;
		final float[] row = Arrays.copyOfRange(planes.get(0), from, from + width);
		for (int x = 0; x < width && planes.size() > 1; x++)
			row[x] = mean(planes, from + x);
		return row;
	}

	/** The mean of the values that planes have for a pixel. */
	static float mean(final List<float[]> planes, final int pixel) {
		float sum = 0;
		for (final float[] plane : planes)
			sum += plane[pixel];
		return sum / planes.size();
	}

	/** Moves values to the front by some places, and puts zeros behind them. */
	private static void shift(final float[] values, final int by) {
		final int kept = values.length - by;
		System.arraycopy(values, by, values, 0, kept);
		Arrays.fill(values, kept, values.length, 0);
	}
}
