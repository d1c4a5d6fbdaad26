package sc.fiji.superres.upscale;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.OutOfMemory;
import sc.fiji.superres.image.FloatRows;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.image.TileGrid;

/**
 * Enlarges images by a network, tile by tile. The planes of a colour image go through a network of three channels
 * together, and through a network of one channel separately. A grey plane goes through a network of three channels as
 * three equal planes, and the mean of their results is the result.
 * <p>
 * Where memory runs out, tiles become smaller, down to one window beyond the overlap, and stay so; a note says it once.
 * </p>
 */
public final class NetworkUpscaler implements Upscaler {

	/** The greatest length of a Java array. */
	private static final long MOST_PIXELS = Integer.MAX_VALUE - 8;

	/** Raster of networks that take only one size and say nothing about their windows; 8 is the most common window. */
	private static final int USUAL_RASTER = 8;

	/** Takes the results of n tiles from one on. */
	private interface TileSink {

		void add(float[] output, int first, int n);
	}

	private final Network network;
	private final TileSides sides;
	/** Greatest side of a tile; it becomes smaller when memory runs out. */
	private int tile;

	/**
	 * @param network a network of one or three channels, which nobody else uses while this upscaler runs
	 * @param tile the greatest side of a tile in pixels of the input; 0 for what memory allows, or for the only side
	 *            that the network takes. It is rounded up to the network's multiple
	 * @param overlap pixels of the input that a tile sees beyond its own part at each end
	 */
	public NetworkUpscaler(final Network network, final int tile, final int overlap) {
		requireChannels(network);
		check(tile, overlap);
		requireSide(network, tile);
		this.network = network;
		sides = new TileSides(network, overlap);
		this.tile = tile == 0 ? sides.automatic() : tile;
	}

	private static void requireChannels(final Network network) {
		if (network.channels() == 1 || network.channels() == 3) return;
		throw wrongChannels(network.channels());
	}

	private static IllegalArgumentException wrongChannels(final int channels) {
		return new IllegalArgumentException("This model works on " + channels +
			" channels; images need a model of one (grey) or three (red, green, blue).");
	}

	private static void requireSide(final Network network, final int tile) {
		if (network.side() == 0 || tile == 0 || tile == network.side()) return;
		throw wrongSide(network.side(), tile);
	}

	private static IllegalArgumentException wrongSide(final int side, final int tile) {
		return new IllegalArgumentException("tile=" + tile + ": this model takes only tiles of " + side +
			" pixels. Use tile=0.");
	}

	/** Refuses settings with which no network can work, before one is loaded. */
	public static void check(final int tile, final int overlap) {
		if (tile < 0 || overlap < 0) {
			throw new IllegalArgumentException("tile=" + tile + ", overlap=" + overlap + ": neither may be negative.");
		}
	}

	/**
	 * Waits until no network is at work any more, not even on tiles that were abandoned: the Java virtual machine
	 * crashes if it ends while they run.
	 *
	 * @return whether all work ended in time
	 */
	public static boolean awaitIdle(final long millis) throws InterruptedException {
		return TileWorker.awaitIdle(millis);
	}

	/** Returns the network that was given to the constructor. */
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

	/** {@inheritDoc} Several small images fill a batch, if the network has one channel. */
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
		final int width = Planes.width(planes.get(0));
		final int height = Planes.height(planes.get(0));
		final int copies = copies(planes.size());
		final List<float[]> results = enlarge(rows(planes, copies), width, height, progress);
		final List<RandomAccessibleInterval<FloatType>> enlarged = new ArrayList<>();
		for (final float[] mean : means(results, copies))
			enlarged.add(Planes.floats(mean, factor() * width, factor() * height));
		return enlarged;
	}

	/** The mean of each {@code copies} planes. */
	private static List<float[]> means(final List<float[]> planes, final int copies) {
		final List<float[]> means = new ArrayList<>();
		for (int i = 0; i < planes.size(); i += copies)
			means.add(mean(planes.subList(i, i + copies)));
		return means;
	}

	private static List<FloatRows> rows(final List<RandomAccessibleInterval<FloatType>> planes, final int copies) {
		final List<FloatRows> rows = new ArrayList<>();
		for (final RandomAccessibleInterval<FloatType> plane : planes)
			rows.addAll(Collections.nCopies(copies, FloatRows.of(plane)));
		return rows;
	}

	/** How often each plane goes into the network: a grey plane once for each of its channels. */
	private int copies(final int planes) {
		if (planes == network.channels()) return 1;
		return network.channels();
	}

	/** {@inheritDoc} Kept are the rows that the tiles of one row of tiles reach. */
	@Override
	public void upscale(final FloatRows plane, final RowSink result, final Progress progress) {
		final List<FloatRows> planes = Collections.nCopies(copies(1), plane);
		while (true) {
			final Mosaic mosaic = mosaic(planes, plane.width(), plane.height());
			final ResultWindow window = ResultWindow.begin(mosaic, sides.batch(mosaic.tileSize()), result);
			if (!fill(window::add, mosaic, progress)) continue;
			window.finish();
			return;
		}
	}

	private List<float[]> enlarge(final List<FloatRows> planes, final int width, final int height,
		final Progress progress)
	{
		final int size = resultSize(width, height);
		while (true) {
			final List<float[]> results = planes.stream().map(plane -> new float[size]).toList();
			final Mosaic mosaic = mosaic(planes, width, height);
			final TileSink sink = (output, first, n) -> mosaic.add(output, first, n, results, 0);
			if (fill(sink, mosaic, progress)) return results;
		}
	}

	private int resultSize(final int width, final int height) {
		final long wide = (long) factor() * width;
		final long high = (long) factor() * height;
		if (wide * high <= MOST_PIXELS) return (int) (wide * high);
		throw tooLarge(wide, high);
	}

	private static IllegalArgumentException tooLarge(final long width, final long height) {
		return new IllegalArgumentException("The result would have " + width + "×" + height +
			" pixels, more than an image can hold (" + MOST_PIXELS + "). Super-resolve parts of the image.");
	}

	/** @return whether memory was sufficient; if not, tiles are smaller now */
	private boolean fill(final TileSink results, final Mosaic mosaic, final Progress progress) {
		try {
			fillOrFail(results, mosaic, progress);
			return true;
		}
		catch (final RuntimeException | OutOfMemoryError exc) {
			if (!OutOfMemory.is(exc)) throw exc;
			makeSmaller(exc, mosaic, progress);
			return false;
		}
	}

	private void fillOrFail(final TileSink results, final Mosaic mosaic, final Progress progress) {
		final int tiles = mosaic.tiles();
		final int batch = sides.batch(mosaic.tileSize());
		Future<float[]> work = begin(mosaic, 0, batch, progress);
		for (int first = 0; first < tiles; first += batch) {
			final int n = Math.min(batch, tiles - first);
			progress.report(first, tiles, "tile " + (first + n) + " of " + tiles);
			final float[] output = TileWorker.await(work, progress);
			work = begin(mosaic, first + batch, batch, progress); // goes on while these results are added
			results.add(output, first, n);
		}
		progress.report(tiles, tiles, tiles + " tiles");
	}

	/** Begins the batch from a tile on; null beyond the last tile. */
	private Future<float[]> begin(final Mosaic mosaic, final int first, final int batch, final Progress progress) {
		progress.checkCancelled();
		final int n = Math.min(batch, mosaic.tiles() - first);
		if (n <= 0) return null;
		final int height = mosaic.rows().length();
		final int width = mosaic.columns().length();
		final Supplier<float[]> work = () -> network.run(mosaic.cut(first, n), n, height, width);
		return TileWorker.begin(network.device().toString(), work, progress);
	}

	private void makeSmaller(final Throwable cause, final Mosaic mosaic, final Progress progress) {
		final int side = mosaic.longerSide();
		final int smaller = sides.below(side);
		if (smaller == 0) throw tooLittleMemory(side, cause);
		progress.note(smallerNote(side, smaller));
		tile = smaller;
	}

	private String smallerNote(final int side, final int smaller) {
		return "Memory of " + network.device() + " ran out on tiles of " + side + " pixels; tiles are at most " +
			smaller + " pixels from now on.";
	}

	private DeviceMemoryException tooLittleMemory(final int side, final Throwable cause) {
		final String message = "Memory of " + network.device() + " ran out on a tile of " + side +
			" pixels, the smallest possible. Close other programs or images, or use a smaller overlap.";
		return new DeviceMemoryException(message, network.device().isGpu(), cause);
	}

	/** The mean of planes, in the first of them. */
	private static float[] mean(final List<float[]> planes) {
		final float[] mean = planes.get(0);
		if (planes.size() == 1) return mean;
		for (int i = 0; i < mean.length; i++)
			mean[i] = ResultWindow.mean(planes, i);
		return mean;
	}

	private Mosaic mosaic(final List<FloatRows> planes, final int width, final int height) {
		return new Mosaic(planes, network.channels(), grid(width), grid(height), factor());
	}

	private TileGrid grid(final int size) {
		final int raster = network.side() > 0 ? USUAL_RASTER : network.multiple();
		return TileGrid.of(size, tile, sides.overlap(), network.multiple(), raster);
	}
}
