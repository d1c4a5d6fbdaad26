package sc.fiji.superres.upscale;

import java.util.List;

import sc.fiji.superres.image.TileGrid;

/**
 * The tiles of the planes of an image: cut out of them, and put together s times larger. Tiles are numbered row by row.
 *
 * @param planes C planes, row-major; not changed
 */
record Mosaic(List<float[]> planes, TileGrid columns, TileGrid rows, int s) {

	int tiles() {
		return columns.starts().size() * rows.starts().size();
	}

	/** Pixels of a tile. */
	int tileSize() {
		return columns.length() * rows.length();
	}

	/** Tiles {@code first … first + n - 1}, N×C×H×W; beyond its last row and column the image is reflected. */
	float[] cut(final int first, final int n) {
		final float[] tiles = new float[n * planes.size() * tileSize()];
		for (int i = 0; i < n; i++)
			for (int c = 0; c < planes.size(); c++)
				cut(planes.get(c), first + i, tiles, (i * planes.size() + c) * tileSize());
		return tiles;
	}

	private void cut(final float[] pixels, final int number, final float[] tiles, final int at) {
		final int left = columns.starts().get(column(number)), top = rows.starts().get(row(number));
		final int[] across = new int[columns.length()];
		for (int x = 0; x < across.length; x++)
			across[x] = reflect(left + x, columns.size());
		for (int y = 0; y < rows.length(); y++) {
			final int from = reflect(top + y, rows.size()) * columns.size(), to = at + y * across.length;
			for (int x = 0; x < across.length; x++)
				tiles[to + x] = pixels[from + across[x]];
		}
	}

	/** 0 1 2 3 2 1 0 1 …: the edge is not repeated, as PyTorch reflects; also for padding longer than the image. */
	static int reflect(final int place, final int size) {
		if (size == 1) return 0;
		final int period = 2 * (size - 1), within = place % period;
		return within < size ? within : period - within;
	}

	/**
	 * Adds what became of tiles, with their weights; the padding is left out.
	 *
	 * @param output N×C×sH×sW of tiles from {@code first} on
	 * @param results C planes of the whole result, row-major
	 */
	void add(final float[] output, final int first, final int n, final List<float[]> results) {
		final int size = s * s * tileSize();
		for (int i = 0; i < n; i++) {
			final float[] across = weights(columns, column(first + i)), down = weights(rows, row(first + i));
			for (int c = 0; c < results.size(); c++)
				add(output, (i * results.size() + c) * size, across, down, first + i, results.get(c));
		}
	}

	private void add(final float[] output, final int at, final float[] across, final float[] down, final int number,
		final float[] result)
	{
		final int left = s * columns.starts().get(column(number)), top = s * rows.starts().get(row(number));
		for (int y = 0; y < down.length; y++) {
			if (down[y] == 0) continue;
			final int to = (top + y) * s * columns.size() + left, from = at + y * s * columns.length();
			for (int x = 0; x < across.length; x++)
				result[to + x] += down[y] * across[x] * output[from + x];
		}
	}

	/** Weights of a tile at each pixel of its enlarged part. */
	private float[] weights(final TileGrid grid, final int i) {
		final int start = grid.starts().get(i);
		final float[] weights = new float[s * (grid.end(i) - start)];
		for (int k = 0; k < weights.length; k++)
			weights[k] = (float) grid.weight(i, start + (k + 0.5) / s);
		return weights;
	}

	private int column(final int number) {
		return number % columns.starts().size();
	}

	private int row(final int number) {
		return number / columns.starts().size();
	}
}
