package sc.fiji.superres.upscale;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.image.TileGrid;
import sc.fiji.superres.swinir.SwinIr;

/**
 * Enlargement by a network, tile by tile.
 *
 * @param network of one channel; the caller has it for itself while this runs
 * @param tile side of a tile in LR pixels, 0 for {@value #AUTO_TILE}; rounded up to a multiple of the window
 * @param overlap LR pixels that neighbouring tiles share at least
 */
public record NetworkUpscaler(SwinIr network, int tile, int overlap) implements Upscaler {

	/** Side of a tile where none is asked for: some 300 MB of memory with the lightweight network. */
	public static final int AUTO_TILE = 192;

	/** What fits a Java array. */
	private static final long MOST_PIXELS = Integer.MAX_VALUE - 8;

	public NetworkUpscaler {
		if (network.config().channels() != 1) {
			throw new IllegalArgumentException("This model works on " + network.config().channels() +
				" channels; grey images need a model of one.");
		}
		check(tile, overlap);
	}

	/** Refuses what no network can work with, before one is loaded. */
	public static void check(final int tile, final int overlap) {
		if (tile < 0 || overlap < 0) {
			throw new IllegalArgumentException("tile=" + tile + ", overlap=" + overlap + ": neither may be negative.");
		}
	}

	@Override
	public int factor() {
		return network.config().factor();
	}

	@Override
	public String description() {
		return "SwinIR ×" + factor() + " with " + network.config().parameters() + " parameters on " + network.device();
	}

	@Override
	public RandomAccessibleInterval<FloatType> upscale(final RandomAccessibleInterval<FloatType> plane,
		final Progress progress)
	{
		final float[] pixels = Planes.floatArray(plane);
		final TileGrid columns = grid(Planes.width(plane)), rows = grid(Planes.height(plane));
		final int s = factor(), width = s * columns.size(), height = s * rows.size();
		if ((long) s * s * pixels.length > MOST_PIXELS) {
			throw new IllegalArgumentException("The result would have " + (long) s * columns.size() + "×" + (long) s * rows
				.size() + " pixels, more than an image can hold (" + MOST_PIXELS + "). Super-resolve parts of the image.");
		}
		final float[] result = new float[width * height];
		final int tiles = rows.starts().size() * columns.starts().size();
		for (int i = 0, done = 0; i < rows.starts().size(); i++) {
			for (int j = 0; j < columns.starts().size(); j++) {
				progress.checkCancelled();
				progress.report(done, tiles, "tile " + ++done + " of " + tiles);
				final float[] input = cut(pixels, columns, j, rows, i);
				final float[] output = network.run(input, 1, rows.length(), columns.length());
				blend(output, columns, j, rows, i, result);
			}
		}
		progress.report(tiles, tiles, tiles + " tiles");
		return Planes.floats(result, width, height);
	}

	private TileGrid grid(final int size) {
		return TileGrid.of(size, tile == 0 ? AUTO_TILE : tile, overlap, network.config().window());
	}

	/** A tile of the image; beyond its last row and column the image is reflected. */
	private static float[] cut(final float[] pixels, final TileGrid columns, final int j, final TileGrid rows,
		final int i)
	{
		final float[] tile = new float[rows.length() * columns.length()];
		for (int y = 0; y < rows.length(); y++) {
			final int row = reflect(rows.starts().get(i) + y, rows.size());
			for (int x = 0; x < columns.length(); x++)
				tile[y * columns.length() + x] = pixels[row * columns.size() + reflect(columns.starts().get(j) + x, columns
					.size())];
		}
		return tile;
	}

	/** 0 1 2 3 2 1 0 1 …: the edge is not repeated, as PyTorch reflects; also for padding longer than the image. */
	static int reflect(final int place, final int size) {
		if (size == 1) return 0;
		final int period = 2 * (size - 1), within = place % period;
		return within < size ? within : period - within;
	}

	/** Adds a tile's result with its weights; the padding is left out. */
	private void blend(final float[] output, final TileGrid columns, final int j, final TileGrid rows, final int i,
		final float[] result)
	{
		final int s = factor(), width = s * columns.size(), tileWidth = s * columns.length();
		final int left = s * columns.starts().get(j), top = s * rows.starts().get(i);
		final float[] weights = weights(columns, j, s);
		final float[] down = weights(rows, i, s);
		for (int y = 0; y < down.length; y++) {
			final int to = (top + y) * width + left, from = y * tileWidth;
			for (int x = 0; x < weights.length; x++)
				result[to + x] += down[y] * weights[x] * output[from + x];
		}
	}

	/** Weights of a tile at each pixel of its enlarged part. */
	private static float[] weights(final TileGrid grid, final int i, final int s) {
		final int start = grid.starts().get(i);
		final float[] weights = new float[s * (grid.end(i) - start)];
		for (int k = 0; k < weights.length; k++)
			weights[k] = (float) grid.weight(i, start + (k + 0.5) / s);
		return weights;
	}
}
