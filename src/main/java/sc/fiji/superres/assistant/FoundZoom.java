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
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imageplus.ImagePlanes;

/** What an image tells of its zoom level, by the rules of the training, and of its microscope. */
final class FoundZoom {

	/** Pixels finer than this, in nm, are no STM's: the finest that {@code stm-lattice-x2} has learnt. */
	private static final double FINEST_OF_STM = 0.016;

	private FoundZoom() {}

	/** The zoom level that title or calibration tell; empty where they do not. */
	static Optional<ZoomLevel> of(final ImagePlus image, final Way way) {
		return RecordedZoom.told(List.of(outline(image)), MultiScaleConfig.preset(way.preset()).zoom());
	}

	/**
	 * The kind of microscope that recorded an image, by its info or its values, else by its pixels; null if unknown.
	 */
	static Microscope microscope(final ImagePlus image) {
		return ImagePlanes.microscope(image).orElseGet(() -> byPixels(image));
	}

	private static Microscope byPixels(final ImagePlus image) {
		final Optional<PixelSize> pixel = ImagePlanes.pixelSize(image).nanometres();
		return pixel.filter(size -> size.width() < FINEST_OF_STM).map(size -> Microscope.BEAM).orElse(null);
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
