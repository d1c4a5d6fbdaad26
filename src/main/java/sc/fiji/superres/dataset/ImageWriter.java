package sc.fiji.superres.dataset;

import java.io.IOException;
import java.nio.file.Path;

import net.imglib2.RandomAccessibleInterval;

/** Writes planes as image files without loss: 8-bit as PNG, 16- and 32-bit as TIFF. */
public interface ImageWriter {

	/**
	 * @param plane H × W, 8-, 16- or 32-bit
	 * @param path a new file, its name ending in the plane's {@link #extension}
	 */
	void write(RandomAccessibleInterval<?> plane, Path path) throws IOException;

	/** What file names of such planes end in, without the dot: "png" or "tif". The type of the plane decides. */
	String extension(RandomAccessibleInterval<?> plane);
}
