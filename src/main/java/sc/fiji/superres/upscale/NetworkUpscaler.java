package sc.fiji.superres.upscale;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.image.TileGrid;
import sc.fiji.superres.swinir.Network;

/**
 * Enlargement by a network, tile by tile. Colours go through a network of three channels together, through one of one
 * channel each by itself; a grey plane goes through a network of three channels as three equal ones, and the mean of the
 * three is what comes out.
 *
 * @param network of one or three channels; the caller has it for itself while this runs
 * @param tile side of a tile in LR pixels, 0 for {@value #AUTO_TILE} or the only one the network takes; rounded up to the
 *          network's multiple
 * @param overlap LR pixels that neighbouring tiles share at least
 */
public record NetworkUpscaler(Network network, int tile, int overlap) implements Upscaler {

	/** Side of a tile where none is asked for: some 300 MB of memory with the lightweight network. */
	public static final int AUTO_TILE = 192;

	/** What fits a Java array. */
	private static final long MOST_PIXELS = Integer.MAX_VALUE - 8;

	public NetworkUpscaler {
		if (network.channels() != 1 && network.channels() != 3) {
			throw new IllegalArgumentException("This model works on " + network.channels() +
				" channels; images need a model of one (grey) or three (red, green, blue).");
		}
		check(tile, overlap);
		if (network.side() > 0 && tile > 0 && tile != network.side()) {
			throw new IllegalArgumentException("tile=" + tile + ": this model takes only tiles of " + network.side() +
				" pixels. Use tile=0.");
		}
	}

	/** Refuses what no network can work with, before one is loaded. */
	public static void check(final int tile, final int overlap) {
		if (tile < 0 || overlap < 0) {
			throw new IllegalArgumentException("tile=" + tile + ", overlap=" + overlap + ": neither may be negative.");
		}
	}

	@Override
	public int factor() {
		return network.factor();
	}

	@Override
	public String description() {
		return network.description() + " on " + network.device();
	}

	@Override
	public List<RandomAccessibleInterval<FloatType>> upscale(final List<RandomAccessibleInterval<FloatType>> planes,
		final Progress progress)
	{
		final int width = factor() * Planes.width(planes.get(0)), height = factor() * Planes.height(planes.get(0));
		final List<float[]> results = new ArrayList<>();
		if (planes.size() == network.channels()) results.addAll(enlarge(planes, progress));
		else for (final RandomAccessibleInterval<FloatType> plane : planes)
			results.add(mean(enlarge(Collections.nCopies(network.channels(), plane), progress)));
		final List<RandomAccessibleInterval<FloatType>> enlarged = new ArrayList<>();
		for (final float[] result : results)
			enlarged.add(Planes.floats(result, width, height));
		return enlarged;
	}

	/** As many planes as the network has channels. */
	private List<float[]> enlarge(final List<RandomAccessibleInterval<FloatType>> planes, final Progress progress) {
		final List<float[]> pixels = planes.stream().map(Planes::floatArray).toList();
		final TileGrid columns = grid(Planes.width(planes.get(0))), rows = grid(Planes.height(planes.get(0)));
		final int s = factor(), width = s * columns.size(), height = s * rows.size();
		if ((long) s * s * columns.size() * rows.size() > MOST_PIXELS) {
			throw new IllegalArgumentException("The result would have " + (long) s * columns.size() + "×" + (long) s * rows
				.size() + " pixels, more than an image can hold (" + MOST_PIXELS + "). Super-resolve parts of the image.");
		}
		final List<float[]> results = planes.stream().map(plane -> new float[width * height]).toList();
		final int tiles = rows.starts().size() * columns.starts().size();
		for (int i = 0, done = 0; i < rows.starts().size(); i++) {
			for (int j = 0; j < columns.starts().size(); j++) {
				progress.checkCancelled();
				progress.report(done, tiles, "tile " + ++done + " of " + tiles);
				final float[] input = cut(pixels, columns, j, rows, i);
				final float[] output = network.run(input, 1, rows.length(), columns.length());
				for (int c = 0; c < results.size(); c++)
					blend(output, c * output.length / results.size(), columns, j, rows, i, results.get(c));
			}
		}
		progress.report(tiles, tiles, tiles + " tiles");
		return results;
	}

	private static float[] mean(final List<float[]> planes) {
		final float[] mean = planes.get(0);
		for (int i = 0; planes.size() > 1 && i < mean.length; i++) {
			float sum = 0;
			for (final float[] plane : planes)
				sum += plane[i];
			mean[i] = sum / planes.size();
		}
		return mean;
	}

	private TileGrid grid(final int size) {
		final int automatic = network.side() > 0 ? network.side() : AUTO_TILE;
		return TileGrid.of(size, tile == 0 ? automatic : tile, overlap, network.multiple());
	}

	/** A tile of the image, C×H×W; beyond its last row and column the image is reflected. */
	private static float[] cut(final List<float[]> planes, final TileGrid columns, final int j, final TileGrid rows,
		final int i)
	{
		final int size = rows.length() * columns.length();
		final float[] tile = new float[planes.size() * size];
		for (int c = 0; c < planes.size(); c++)
			cut(planes.get(c), columns, j, rows, i, tile, c * size);
		return tile;
	}

	private static void cut(final float[] pixels, final TileGrid columns, final int j, final TileGrid rows, final int i,
		final float[] tile, final int at)
	{
		for (int y = 0; y < rows.length(); y++) {
			final int row = reflect(rows.starts().get(i) + y, rows.size());
			for (int x = 0; x < columns.length(); x++)
				tile[at + y * columns.length() + x] = pixels[row * columns.size() + reflect(columns.starts().get(j) + x, columns
					.size())];
		}
	}

	/** 0 1 2 3 2 1 0 1 …: the edge is not repeated, as PyTorch reflects; also for padding longer than the image. */
	static int reflect(final int place, final int size) {
		if (size == 1) return 0;
		final int period = 2 * (size - 1), within = place % period;
		return within < size ? within : period - within;
	}

	/** Adds one channel of a tile's result, from a place on, with its weights; the padding is left out. */
	private void blend(final float[] output, final int channel, final TileGrid columns, final int j, final TileGrid rows, final int i,
		final float[] result)
	{
		final int s = factor(), width = s * columns.size(), tileWidth = s * columns.length();
		final int left = s * columns.starts().get(j), top = s * rows.starts().get(i);
		final float[] weights = weights(columns, j, s);
		final float[] down = weights(rows, i, s);
		for (int y = 0; y < down.length; y++) {
			final int to = (top + y) * width + left, from = channel + y * tileWidth;
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
