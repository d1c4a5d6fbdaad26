package sc.fiji.superres.upscale;

import java.util.List;

import sc.fiji.superres.image.TileGrid;

/**
 * The tiles of images of one size: cut out of them, and put together s times larger. Tiles are numbered image by image,
 * and row by row within one.
 *
 * @param planes C planes of each image in turn, row-major; not changed
 * @param channels C
 */
record Mosaic(List<float[]> planes, int channels, TileGrid columns, TileGrid rows, int s) {

	/** Of all images. */
	int tiles() {
		return planes.size() / channels * tilesOfAnImage();
	}

	int tilesOfAnImage() {
		return columns.starts().size() * rows.starts().size();
	}

	/** Pixels of a tile. */
	int tileSize() {
		return columns.length() * rows.length();
	}

	/** Tiles {@code first … first + n - 1}, N×C×H×W; beyond its last row and column the image is reflected. */
	float[] cut(final int first, final int n) {
		final float[] tiles = new float[n * channels * tileSize()];
		for (int i = 0; i < n; i++)
			for (int c = 0; c < channels; c++)
				cut(planes.get(plane(first + i, c)), first + i, tiles, (i * channels + c) * tileSize());
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
	 * @param results of each plane the whole result, row-major
	 */
	void add(final float[] output, final int first, final int n, final List<float[]> results) {
		final int size = s * s * tileSize();
		for (int i = 0; i < n; i++) {
			final float[] across = weights(columns, column(first + i)), down = weights(rows, row(first + i));
			for (int c = 0; c < channels; c++)
				add(output, (i * channels + c) * size, across, down, first + i, results.get(plane(first + i, c)));
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

	/** Channel c of the image that a tile is of. */
	private int plane(final int number, final int c) {
		return number / tilesOfAnImage() * channels + c;
	}

	private int column(final int number) {
		return number % columns.starts().size();
	}

	private int row(final int number) {
		return number % tilesOfAnImage() / columns.starts().size();
	}
}
