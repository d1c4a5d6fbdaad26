package sc.fiji.superres.dataset;

import java.io.IOException;

import net.imglib2.RandomAccessibleInterval;

/**
 * Makes image files of planes without loss: 8-bit as PNG, 16- and 32-bit as TIFF. Called by several threads at once.
 */
public interface ImageEncoder {

	/**
	 * @param plane H × W, 8-, 16- or 32-bit
	 * @return what the file holds
	 */
	byte[] encode(RandomAccessibleInterval<?> plane) throws IOException;

	/** What file names of such planes end in, without the dot: "png" or "tif". The type of the plane decides. */
	String extension(RandomAccessibleInterval<?> plane);
}
