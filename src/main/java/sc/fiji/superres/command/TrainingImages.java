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
 * What a training's keys say of its images.
 *
 * @param source a folder of images or pairs, or the words: active image
 * @param range which grey values are 0 and 1, of every image
 * @param zoom at which they were recorded; 0 for what they tell
 * @param unit of the zoom level; empty for what they tell
 * @param resample whether images of different pixel size are brought to one, or refused
 */
record TrainingImages(String source, String range, double zoom, String unit, boolean resample) {

	/** The range nobody chose. */
	static final String AUTO = "auto";

	/** Whether the source is a folder of pairs, whose grey values and pixel sizes are what they are. */
	boolean arePairs() {
		return !ActiveImage.isMeantBy(source) && TrainingPairs.isPairFolder(folder());
	}

	/** The source as a folder. */
	Path folder() {
		return Keys.path("source", source);
	}

	/** The images themselves; hot pixels that do not set their range are logged. */
	List<SourceImage> read(final Consumer<String> log) throws IOException {
		IntensityRange.parse(range, Planes.bytes(new byte[] { 0, 1 }, 2, 1)); // refuses once what no image could make
																				// good
		final List<SourceImage> images = ActiveImage.isMeantBy(source) ? ActiveImage.slices(range) : ImageFiles
			.readFolder(folder(), "source", range);
		return resample ? OnePixelSize.resampled(images, log) : images;
	}

	/** The pairs at the zoom level of the images. */
	MultiScaleConfig withZoom(final MultiScaleConfig pairs, final List<SourceImage> images,
		final Consumer<String> log)
	{
		return pairs.withZoom(RecordedZoom.of(images, zoom, unit, pairs.zoom(), log));
	}

	/** For a folder of pairs, which may say its zoom level itself: that of the key, where given. */
	MultiScaleConfig withZoom(final MultiScaleConfig pairs) {
		if (!range.isBlank() && !range.trim().equalsIgnoreCase(AUTO)) throw new IllegalArgumentException("range=" +
			range +
			", but the files of a pair folder have their range already: leave range out, or train on the images.");
		if (zoom == 0) return pairs;
		return pairs.withZoom(new ZoomLevel(zoom, unit.isBlank() ? pairs.zoom().unit() : unit.trim()));
	}
}
