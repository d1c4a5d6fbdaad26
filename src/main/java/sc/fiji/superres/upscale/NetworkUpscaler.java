package sc.fiji.superres.upscale;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.OutOfMemory;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.image.TileGrid;

/**
 * Enlargement by a network, tile by tile. Colours go through a network of three channels together, through one of one
 * channel each by itself; a grey plane goes through a network of three channels as three equal ones, and the mean of
 * the three is what comes out.
 * <p>
 * Where memory runs out, tiles become smaller, down to one window beyond the overlap, and stay so; the log says it
 * once.
 * </p>
 */
public final class NetworkUpscaler implements Upscaler {

	/** What fits a Java array. */
	private static final long MOST_PIXELS = Integer.MAX_VALUE - 8;

	/** Raster of networks that take one size only: of their insides nothing is known; 8 is the commonest window. */
	private static final int USUAL_RASTER = 8;

	private final Network network;
	private final TileSides sides;
	private int tile; // smaller once memory ran out

	/**
	 * @param network of one or three channels; the caller has it for itself while this runs
	 * @param tile side of a tile in LR pixels at most, 0 for what memory allows or the only one the network takes;
	 *            rounded up to the network's multiple
	 * @param overlap LR pixels a tile sees beyond its own part at each end
	 */
	public NetworkUpscaler(final Network network, final int tile, final int overlap) {
		if (network.channels() != 1 && network.channels() != 3) {
			throw new IllegalArgumentException("This model works on " + network.channels() +
				" channels; images need a model of one (grey) or three (red, green, blue).");
		}
		check(tile, overlap);
		if (network.side() > 0 && tile > 0 && tile != network.side()) {
			throw new IllegalArgumentException("tile=" + tile + ": this model takes only tiles of " + network.side() +
				" pixels. Use tile=0.");
		}
		this.network = network;
		sides = new TileSides(network, overlap);
		this.tile = tile == 0 ? sides.automatic() : tile;
	}

	/** Refuses what no network can work with, before one is loaded. */
	public static void check(final int tile, final int overlap) {
		if (tile < 0 || overlap < 0) {
			throw new IllegalArgumentException("tile=" + tile + ", overlap=" + overlap + ": neither may be negative.");
		}
	}

	/**
	 * Waits until no network is at work any more, on tiles that were left alone either: where the JVM ends under them,
	 * it crashes.
	 *
	 * @return whether that came to be in time
	 */
	public static boolean awaitIdle(final long millis) throws InterruptedException {
		return TileWorker.awaitIdle(millis);
	}

	/** What enlarges; the caller's, as it was. */
	public Network network() {
		return network;
	}

	@Override
	public int factor() {
		return network.factor();
	}

	@Override
	public String description() {
		return network.description() + " on " + network.device();
	}

	/**
	 * {@inheritDoc} Of small images several fill a batch; more than one only where each plane is an image to the
	 * network.
	 */
	@Override
	public int greyImagesAtOnce(final int width, final int height) {
		if (network.channels() > 1) return 1;
		final Mosaic mosaic = mosaic(List.of(), width, height);
		return Math.max(1, sides.batch(mosaic.tileSize()) / mosaic.tilesOfAnImage());
	}

	@Override
	public List<RandomAccessibleInterval<FloatType>> upscale(final List<RandomAccessibleInterval<FloatType>> planes,
		final Progress progress)
	{
		final int width = Planes.width(planes.get(0)), height = Planes.height(planes.get(0)), channels = network
			.channels();
		final int copies = planes.size() == channels ? 1 : channels; // of a grey plane, for a network of colours
		final List<float[]> pixels = new ArrayList<>();
		for (final RandomAccessibleInterval<FloatType> plane : planes)
			pixels.addAll(Collections.nCopies(copies, Planes.floatArray(plane)));
		final List<float[]> results = enlarge(pixels, width, height, progress);
		final List<RandomAccessibleInterval<FloatType>> enlarged = new ArrayList<>();
		for (int i = 0; i < results.size(); i += copies)
			enlarged.add(Planes.floats(mean(results.subList(i, i + copies)), factor() * width, factor() * height));
		return enlarged;
	}

	private List<float[]> enlarge(final List<float[]> planes, final int width, final int height,
		final Progress progress)
	{
		final long size = (long) factor() * width * factor() * height;
		if (size > MOST_PIXELS) {
			throw new IllegalArgumentException("The result would have " + (long) factor() * width + "×" +
				(long) factor() * height + " pixels, more than an image can hold (" + MOST_PIXELS +
				"). Super-resolve parts of the image.");
		}
		while (true) {
			final List<float[]> results = planes.stream().map(plane -> new float[(int) size]).toList();
			if (fill(results, mosaic(planes, width, height), progress)) return results;
		}
	}

	/** @return whether memory was enough; if not, tiles are smaller now */
	private boolean fill(final List<float[]> results, final Mosaic mosaic, final Progress progress) {
		final int tiles = mosaic.tiles(), batch = sides.batch(mosaic.tileSize());
		for (int i = 0; i < tiles; i += batch) {
			final int first = i, n = Math.min(batch, tiles - i);
			progress.checkCancelled();
			progress.report(i, tiles, "tile " + (i + n) + " of " + tiles);
			try {
				mosaic.add(TileWorker.run(network.device().toString(), () -> network.run(mosaic.cut(first, n), n, mosaic
					.rows().length(), mosaic.columns().length()), progress), first, n, results);
			}
			catch (final RuntimeException | OutOfMemoryError exc) {
				if (!OutOfMemory.is(exc)) throw exc;
				makeSmaller(exc, mosaic, progress);
				return false;
			}
		}
		progress.report(tiles, tiles, tiles + " tiles");
		return true;
	}

	private void makeSmaller(final Throwable cause, final Mosaic mosaic, final Progress progress) {
		final int side = Math.max(mosaic.columns().length(), mosaic.rows().length()), smaller = sides.below(side);
		if (smaller == 0) {
			throw new DeviceMemoryException("Memory of " + network.device() + " ran out on a tile of " + side +
				" pixels, the smallest possible. Close other programs or images, or use a smaller overlap.", network
					.device().isGpu(), cause);
		}
		progress.note("Memory of " + network.device() + " ran out on tiles of " + side + " pixels; tiles are at most " +
			smaller + " pixels from now on.");
		tile = smaller;
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

	private Mosaic mosaic(final List<float[]> planes, final int width, final int height) {
		return new Mosaic(planes, network.channels(), grid(width), grid(height), factor());
	}

	private TileGrid grid(final int size) {
		return TileGrid.of(size, tile, sides.overlap(), network.multiple(), network.side() > 0 ? USUAL_RASTER : network
			.multiple());
	}
}
