package sc.fiji.superres.sem;

import java.util.Map;

import sc.fiji.superres.image.PixelSize;

/**
 * What a scanning electron microscope noted of a TIFF.
 *
 * @param pixel in nm; in "pixel" where the notes do not tell
 * @param width of the image that the notes are about, in pixels; 0 where they do not tell
 * @param facts of the acquisition
 */
public record SemNotes(PixelSize pixel, int width, Map<String, String> facts) {

	/** Whether they can be about an image of this width: programs that resize one may leave the notes as they were. */
	public boolean areOf(final int imageWidth) {
		return width == 0 || width == imageWidth;
	}
}
