package sc.fiji.superres.instrument;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * One plane of an image.
 *
 * @param label for people ("Z forward", "frame 3"); empty where there is nothing to say
 * @param direction of its lines
 * @param plane its grey values as 8-bit, 16-bit (both without sign) or 32-bit float array images
 *            ({@code image.Planes}), the top row as the microscope shows it first, the left pixel first whatever the
 *            direction of the scan
 */
public record ScanSlice(String label, Direction direction, RandomAccessibleInterval<? extends RealType<?>> plane) {

	/** In which direction the lines of a scan were recorded. */
	public enum Direction {
			FORWARD, BACKWARD,
			/** The file does not tell, or there is only one. */
			ONLY
	}
}
