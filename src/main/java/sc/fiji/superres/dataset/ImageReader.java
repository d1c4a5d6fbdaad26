package sc.fiji.superres.dataset;

import java.io.IOException;
import java.nio.file.Path;

import net.imglib2.RandomAccessibleInterval;

/** Reads grey image files; its errors name the file. Several threads call it at once. */
public interface ImageReader {

	/** Width and height of an image in pixels. */
	record Size(int width, int height) {

		/** For people: 64×48. */
		@Override
		public String toString() {
			return width + "×" + height;
		}
	}

	/** @return the plane, H × W, with 8, 16 or 32 bits a pixel, as in the file */
	RandomAccessibleInterval<?> read(Path file) throws IOException;

	/** The size of an image, found without reading its pixels. */
	Size size(Path file) throws IOException;

	/** Whether the file's name is that of an image which this reader can read. */
	boolean reads(Path file);
}
