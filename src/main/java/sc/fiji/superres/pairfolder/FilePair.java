package sc.fiji.superres.pairfolder;

import java.nio.file.Path;

import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;

/**
 * A target file and its input file.
 *
 * @param width of the input in pixels
 * @param height of the input in pixels
 * @param range of the source image; null if it is not known
 * @param zoom of the target; null if it is not known
 */
record FilePair(Path target, Path input, int width, int height, IntensityRange range, ZoomLevel zoom) {

	/** The shorter side of the input in pixels. */
	int shorterSide() {
		return Math.min(width, height);
	}

	/** The name of the target file. */
	String name() {
		return target.getFileName().toString();
	}
}
