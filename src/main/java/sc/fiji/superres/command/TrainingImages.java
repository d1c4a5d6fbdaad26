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
import sc.fiji.superres.pairfolder.TrainingPairs;
import sc.fiji.superres.survey.OnePixelSize;

/**
 * The images that a training's keys name.
 *
 * @param source a folder of images or pairs, or the words: active image
 * @param range grey values that are 0 and 1 in every image
 * @param zoom zoom level at which the images were recorded; 0 for what they tell
 * @param unit unit of the zoom level; empty for what they tell
 * @param resample whether images of different pixel size are brought to one, or refused
 */
record TrainingImages(String source, String range, double zoom, String unit, boolean resample) {

	/** The range where nobody chose one. */
	static final String AUTO = "auto";

	/** Whether the source is a folder of pairs, whose grey values and pixel sizes are not changed any more. */
	boolean arePairs() {
		return !ActiveImage.isMeantBy(source) && TrainingPairs.isPairFolder(folder());
	}

	/** The source as a folder. */
	Path folder() {
		return Keys.path("source", source);
	}

	/**
	 * Reads the images.
	 *
	 * @param log gets a line for each image with hot pixels, which do not set its range, and for each resampled one
	 */
	List<SourceImage> read(final Consumer<String> log) throws IOException {
		checkRange();
		final List<SourceImage> images = ActiveImage.isMeantBy(source) ? ActiveImage.slices(range) : files();
		return resample ? OnePixelSize.resampled(images, log) : images;
	}

	/** Refuses a text that is a range of no image, once and before any image is read. */
	private void checkRange() {
		IntensityRange.parse(range, Planes.bytes(new byte[] { 0, 1 }, 2, 1));
	}

	private List<SourceImage> files() throws IOException {
		return ImageFiles.readFolder(folder(), "source", range);
	}

	/** The pairs at the zoom level of the images. */
	MultiScaleConfig withZoom(final MultiScaleConfig pairs, final List<SourceImage> images,
		final Consumer<String> log)
	{
		return pairs.withZoom(RecordedZoom.of(images, zoom, unit, pairs.zoom(), log));
	}

	/**
	 * The pairs at the zoom level of the key, where one is given; a folder of pairs may know its own.
	 *
	 * @throws IllegalArgumentException where a range was chosen: the files of a folder of pairs have theirs already
	 */
	MultiScaleConfig withZoom(final MultiScaleConfig pairs) {
		final boolean chosen = !range.isBlank() && !range.trim().equalsIgnoreCase(AUTO);
		if (chosen) {
			throw new IllegalArgumentException("range=" + range +
				", but the files of a pair folder have their range already: leave range out, or train on the images.");
		}
		if (zoom == 0) return pairs;
		final String ownUnit = unit.isBlank() ? pairs.zoom().unit() : unit.trim();
		return pairs.withZoom(new ZoomLevel(zoom, ownUnit));
	}
}
