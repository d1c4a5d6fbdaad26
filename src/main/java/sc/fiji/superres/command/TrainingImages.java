package sc.fiji.superres.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.files.RecordedZoom;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imageplus.ActiveImage;
import sc.fiji.superres.imageplus.OpenScans;
import sc.fiji.superres.pairfolder.TrainingPairs;
import sc.fiji.superres.results.Enlarged;
import sc.fiji.superres.survey.OnePixelSize;

/**
 * The images that a training's keys name.
 *
 * @param source a folder of images or pairs, or the words: active image, or: open images
 * @param range grey values that are 0 and 1 in every image
 * @param zoom zoom level at which the images were recorded; 0 for what they tell
 * @param unit unit of the zoom level; empty for what they tell
 * @param resample whether images of different pixel size are brought to one, or refused
 */
record TrainingImages(String source, String range, double zoom, String unit, boolean resample) {

	/** The range where nobody chose one. */
	static final String AUTO = "auto";

	/** Bytes that resized images may take at most where the key {@code cache} leaves it open. */
	private static final long MOST_CACHE = 2L << 30;
	private static final int MEBIBYTE = 1 << 20;

	/**
	 * The memory for resized images in bytes.
	 *
	 * @param cache the same in MiB; 0 for a quarter of the heap within a limit
	 */
	static long cacheBytes(final int cache) {
		if (cache > 0) return (long) cache * MEBIBYTE;
		if (cache == 0) return Math.min(MOST_CACHE, Runtime.getRuntime().maxMemory() / 4);
		throw new IllegalArgumentException("cache=" + cache + " is no memory in MiB: give 0 for auto, or more.");
	}

	/**
	 * The pairs of these images; or, where the source is a folder of pairs, the pairs in it. A folder of pairs knows
	 * its own factor and zoom levels.
	 *
	 * @param wanted the preset's pairs, with the size of the crops
	 * @param validation share of the images that is kept back, 0 to less than 1
	 * @param seed picks these images
	 * @param cacheBytes memory that resized images may take
	 * @param log gets a line for whatever the user should know of the images
	 */
	TrainingPairs pairs(final MultiScaleConfig wanted, final double validation, final long seed, final long cacheBytes,
		final Consumer<String> log) throws IOException
	{
		if (arePairs()) {
			return TrainingPairs.ofFolder(folder(), ImageFiles.reader(), withZoom(wanted), validation, seed);
		}
		final List<SourceImage> images = read(log);
		final ZoomLevel recorded = RecordedZoom.of(images, zoom, unit, wanted.zoom(), log);
		return TrainingPairs.ofImages(images, wanted.withZoom(recorded), validation, seed, cacheBytes);
	}

	private boolean arePairs() {
		final boolean areOpen = ActiveImage.isMeantBy(source) || OpenScans.isMeantBy(source);
		return !areOpen && TrainingPairs.isPairFolder(folder());
	}

	private Path folder() {
		return Keys.path("source", source);
	}

	private List<SourceImage> read(final Consumer<String> log) throws IOException {
		checkRange();
		final List<SourceImage> images = images(log);
		if (resample) return OnePixelSize.resampled(images, log);
		return images;
	}

	/** Refuses a text that is a range of no image, once and before any image is read. */
	private void checkRange() {
		IntensityRange.parse(range, Planes.bytes(new byte[] { 0, 1 }, 2, 1));
	}

	private List<SourceImage> images(final Consumer<String> log) throws IOException {
		if (ActiveImage.isMeantBy(source)) return active(log);
		if (OpenScans.isMeantBy(source)) return OpenScans.slices(range);
		return ImageFiles.readFolder(folder(), "source", range);
	}

	private List<SourceImage> active(final Consumer<String> log) {
		final List<SourceImage> slices = ActiveImage.slices(range);
		Enlarged.of(ActiveImage.get()).ifPresent(result -> log.accept("source=[" + ActiveImage.NAME + "]: " + result
			.lesson()));
		return slices;
	}

	/**
	 * The pairs at the zoom level of the key, where one is given; a folder of pairs may know its own.
	 *
	 * @throws IllegalArgumentException where a range was chosen: the files of a folder of pairs have theirs already
	 */
	private MultiScaleConfig withZoom(final MultiScaleConfig pairs) {
		checkNoRange();
		if (zoom == 0) return pairs;
		return pairs.withZoom(new ZoomLevel(zoom, unitOr(pairs.zoom().unit())));
	}

	private String unitOr(final String otherwise) {
		if (unit.isBlank()) return otherwise;
		return unit.trim();
	}

	private void checkNoRange() {
		if (!isRangeChosen()) return;
		throw new IllegalArgumentException("range=" + range +
			", but the files of a pair folder have their range already: leave range out, or train on the images.");
	}

	private boolean isRangeChosen() {
		return !range.isBlank() && !range.trim().equalsIgnoreCase(AUTO);
	}
}
