package sc.fiji.superres.upscale;

import java.util.List;

import sc.fiji.superres.image.FloatRows;
import sc.fiji.superres.image.TileGrid;

/**
 * Cuts images of one size into tiles, and puts the results of the tiles together, s times larger. Tiles are numbered
 * image by image, and row by row within an image.
 *
 * @param planes the C planes of each image in turn
 * @param channels C
 * @param columns the tiles along x
 * @param rows the tiles along y
 * @param s how many times larger the results are
 */
record Mosaic(List<FloatRows> planes, int channels, TileGrid columns, TileGrid rows, int s) {

	/** Returns the number of tiles of all images. */
	int tiles() {
		return planes.size() / channels * tilesOfAnImage();
	}

	/** Returns the number of tiles of one image. */
	int tilesOfAnImage() {
		return columns.starts().size() * rows.starts().size();
	}

	/** Returns the longer side of a tile in pixels. */
	int longerSide() {
		return Math.max(columns.length(), rows.length());
	}

	/** Returns the pixels of a tile. */
	int tileSize() {
		return columns.length() * rows.length();
	}

	/**
	 * Cuts out the tiles {@code first … first + n - 1}. Beyond its last row and column the image is reflected.
	 *
	 * @return N×C×H×W values
	 */
	float[] cut(final int first, final int n) {
		final float[] tiles = new float[n * channels * tileSize()];
		for (int i = 0; i < n; i++)
			for (int c = 0; c < channels; c++)
				cut(planes.get(plane(first + i, c)), first + i, tiles, (i * channels + c) * tileSize());
		return tiles;
	}

	private void cut(final FloatRows pixels, final int number, final float[] tiles, final int at) {
		final int top = rows.starts().get(row(number));
		final int left = columns.starts().get(column(number));
		for (int y = 0; y < rows.length(); y++)
			cutRow(pixels, reflect(top + y, rows.size()), left, tiles, at + y * columns.length());
	}

	private void cutRow(final FloatRows pixels, final int y, final int left, final float[] tiles, final int to) {
		final int within = Math.min(columns.length(), columns.size() - left);
		pixels.read(y, left, within, tiles, to);
		for (int x = within; x < columns.length(); x++)
			pixels.read(y, reflect(left + x, columns.size()), 1, tiles, to + x);
	}

	/**
	 * Reflects a place beyond the image into it: 0 1 2 3 2 1 0 1 …, where the edge is not repeated, as in PyTorch. The
	 * padding may be longer than the image.
	 */
	static int reflect(final int place, final int size) {
		if (size == 1) return 0;
		final int period = 2 * (size - 1);
		final int within = place % period;
		if (within < size) return within;
		return period - within;
	}

	/**
	 * Adds the results of tiles, multiplied by their weights, without the padding.
	 *
	 * @param output N×C×sH×sW values of the tiles from {@code first} on
	 * @param results the rows of the result of each plane that these tiles reach, row-major
	 * @param above rows of the result that are left out above them
	 */
	void add(final float[] output, final int first, final int n, final List<float[]> results, final int above) {
		final int size = s * s * tileSize();
		for (int i = 0; i < n; i++) {
			final Part part = part(first + i, above);
			for (int c = 0; c < channels; c++)
				add(output, (i * channels + c) * size, part, results.get(plane(first + i, c)));
		}
	}

	/**
	 * The part of the result that a tile covers.
	 *
	 * @param top its first row among the rows that are there
	 * @param across weights of its columns
	 * @param down weights of its rows
	 */
	private record Part(int left, int top, float[] across, float[] down) {}

	private Part part(final int number, final int above) {
		final int column = column(number);
		final int row = row(number);
		return new Part(start(columns, column), start(rows, row) - above, weights(columns, column), weights(rows, row));
	}

	/** The first row of the result that a tile reaches; the tiles after it reach none above. */
	int top(final int number) {
		return start(rows, row(number));
	}

	/** The row of the result after the last one that a tile reaches. */
	int bottom(final int number) {
		return s * rows.end(row(number));
	}

	private int start(final TileGrid grid, final int i) {
		return s * grid.starts().get(i);
	}

	private void add(final float[] output, final int at, final Part part, final float[] result) {
		for (int y = 0; y < part.down.length; y++) {
			if (part.down[y] == 0) continue;
			final int to = (part.top + y) * s * columns.size() + part.left;
			addRow(output, at + y * s * columns.length(), part.down[y], part.across, result, to);
		}
	}

	private static void addRow(final float[] output, final int from, final float weight, final float[] across,
		final float[] result, final int to)
	{
		for (int x = 0; x < across.length; x++)
			result[to + x] += weight * across[x] * output[from + x];
	}

	/** The weights of a tile at each pixel of its enlarged part. */
	private float[] weights(final TileGrid grid, final int i) {
		final int start = grid.starts().get(i);
		final float[] weights = new float[s * (grid.end(i) - start)];
		for (int k = 0; k < weights.length; k++)
			weights[k] = (float) grid.weight(i, start + (k + 0.5) / s);
		return weights;
	}

	/** The index of the plane that has channel c of a tile's image. */
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
