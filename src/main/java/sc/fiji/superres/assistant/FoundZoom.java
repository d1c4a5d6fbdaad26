package sc.fiji.superres.assistant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;

import sc.fiji.superres.course.Way;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.files.RecordedZoom;
import sc.fiji.superres.files.WholeImages;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imageplus.ImagePlanes;

/** What an image tells of its zoom level, by the rules of the training. */
final class FoundZoom {

	private FoundZoom() {}

	/** The zoom level that title or calibration tell; empty where they do not. */
	static Optional<ZoomLevel> of(final ImagePlus image, final Way way) {
		return RecordedZoom.told(List.of(outline(image)), MultiScaleConfig.preset(way.preset()).zoom());
	}

	/** Name, width and pixel size of an image, which is all that counts here, with a single row of pixels. */
	private static SourceImage outline(final ImagePlus image) {
		final int width = image.getWidth();
		return new SourceImage(ImageList.of(image).orElseThrow().name(), Planes.bytes(new byte[width], width, 1),
			IntensityRange.EIGHT_BIT, ImagePlanes.pixelSize(image).nanometres().orElse(null));
	}

	/**
	 * The first image of a folder.
	 *
	 * @throws IOException where there is none, or it cannot be read
	 */
	static ImagePlus first(final Path folder) throws IOException {
		final List<Path> files = ImageFiles.imageFiles(folder);
		if (files.isEmpty()) throw new IOException("There are no images in " + folder + ".");
		final ImagePlus image = WholeImages.open(files.get(0));
		image.setTitle(files.get(0).getFileName().toString());
		return image;
	}
}
