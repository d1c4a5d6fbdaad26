package sc.fiji.superres.dataset;

import java.io.IOException;

import net.imglib2.RandomAccessibleInterval;

/**
 * Encodes planes as image files without loss: 8-bit as PNG, 16- and 32-bit as TIFF. Several threads call it at once.
 */
public interface ImageEncoder {

	/**
	 * @param plane H × W, 8-, 16- or 32-bit
	 * @return the content of the file
	 */
	byte[] encode(RandomAccessibleInterval<?> plane) throws IOException;

	/** The extension of file names for planes of this type, without the dot: "png" or "tif". */
	String extension(RandomAccessibleInterval<?> plane);
}
