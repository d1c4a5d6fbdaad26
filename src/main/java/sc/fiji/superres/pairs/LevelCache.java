package sc.fiji.superres.pairs;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/**
 * Keeps resized source images within a budget of bytes. Beyond it the least recently used ones are dropped, and are
 * computed again when needed.
 * <p>
 * Thread safe: two threads that need the same level at once wait for one computation; other levels are not held up.
 * </p>
 */
final class LevelCache {

	private record Key(int image, double resize) {}

	private final List<SourceImage> images;
	private final long budget;
	/** In the order of access. */
	private final Map<Key, ResizedImage> resized = new LinkedHashMap<>(16, 0.75f, true);
	private long bytes;

	LevelCache(final List<SourceImage> images, final long budget) {
		if (budget < 0) throw negative(budget);
		this.images = images;
		this.budget = budget;
	}

	private static IllegalArgumentException negative(final long budget) {
		return new IllegalArgumentException("A cache of " + budget + " bytes is impossible; 0 keeps nothing.");
	}

	/** Bytes of an image at a level. */
	static long bytes(final SourceImage image, final Level level) {
		return new ResizedImage(image, level).bytes();
	}

	/** The image at the level; the recorded plane itself if nothing is resized. Nobody may write to it. */
	RandomAccessibleInterval<?> get(final int image, final Level level) {
		if (level.resize() == 1) return images.get(image).plane();
		return resized(image, level).plane();
	}

	private synchronized ResizedImage resized(final int image, final Level level) {
		final Key key = new Key(image, level.resize());
		final ResizedImage known = resized.get(key);
		if (known != null) return known;
		return added(key, level);
	}

	private ResizedImage added(final Key key, final Level level) {
		final ResizedImage added = new ResizedImage(images.get(key.image()), level);
		resized.put(key, added);
		bytes += added.bytes();
		dropBeyondBudget();
		return added;
	}

	private void dropBeyondBudget() {
		final Iterator<ResizedImage> eldestFirst = resized.values().iterator();
		while (bytes > budget) {
			bytes -= eldestFirst.next().bytes();
			eldestFirst.remove();
		}
	}

	/** The first thread that needs the plane computes it; a failure is not kept. */
	private static final class ResizedImage {

		private final SourceImage source;
		private final Filter filter;
		private final int width;
		private final int height;
		private RandomAccessibleInterval<?> plane;

		private ResizedImage(final SourceImage source, final Level level) {
			this.source = source;
			filter = level.resizeFilter();
			width = Resampler.scaledSize(source.width(), level.resize());
			height = Resampler.scaledSize(source.height(), level.resize());
		}

		private long bytes() {
			return (long) width * height * source.bytesPerPixel();
		}

		private synchronized RandomAccessibleInterval<?> plane() {
			if (plane == null) plane = GreyOps.resize(source.plane(), width, height, filter);
			return plane;
		}
	}
}
