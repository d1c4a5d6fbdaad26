package sc.fiji.superres.pairs;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.resample.Resampler;

/**
 * Resized source images, the least recently used ones dropped beyond a budget of bytes and made again when asked for.
 * <p>
 * Thread safe: two threads that want the same level at once wait for one computation; other levels are not held up.
 * </p>
 */
final class LevelCache {

	private record Key(int image, double resize) {}

	private final List<SourceImage> images;
	private final long budget;
	private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true); // in order of access
	private long bytes;

	LevelCache(final List<SourceImage> images, final long budget) {
		if (budget < 0) {
			throw new IllegalArgumentException("A cache of " + budget + " bytes is impossible; 0 keeps nothing.");
		}
		this.images = images;
		this.budget = budget;
	}

	/** Bytes of an image at a level. */
	static long bytes(final SourceImage image, final Level level) {
		return (long) Resampler.scaledSize(image.width(), level.resize()) * Resampler.scaledSize(image.height(), level
			.resize()) * image.bytesPerPixel();
	}

	/** The image at the level; the recorded plane itself where nothing is resized. Not to be written to. */
	RandomAccessibleInterval<?> get(final int image, final Level level) {
		final SourceImage source = images.get(image);
		return level.resize() == 1 ? source.plane() : entry(image, source, level).plane();
	}

	private synchronized Entry entry(final int image, final SourceImage source, final Level level) {
		final Key key = new Key(image, level.resize());
		final Entry known = entries.get(key);
		if (known != null) return known;
		final Entry made = new Entry(source, level, bytes(source, level));
		entries.put(key, made);
		bytes += made.bytes;
		dropBeyondBudget();
		return made;
	}

	private void dropBeyondBudget() {
		final Iterator<Entry> eldestFirst = entries.values().iterator();
		while (bytes > budget) {
			bytes -= eldestFirst.next().bytes;
			eldestFirst.remove();
		}
	}

	/** Computed by the first thread that asks; a failure is not kept. */
	private static final class Entry {

		private final SourceImage source;
		private final Level level;
		private final long bytes;
		private RandomAccessibleInterval<?> plane;

		private Entry(final SourceImage source, final Level level, final long bytes) {
			this.source = source;
			this.level = level;
			this.bytes = bytes;
		}

		private synchronized RandomAccessibleInterval<?> plane() {
			if (plane == null) {
				plane = GreyOps.resize(source.plane(), Resampler.scaledSize(source.width(), level.resize()), Resampler
					.scaledSize(source.height(), level.resize()), level.resizeFilter());
			}
			return plane;
		}
	}
}
