package sc.fiji.superres.dataset;

import java.io.IOException;
import java.nio.file.Path;

import net.imglib2.RandomAccessibleInterval;

/** Reads grey image files; its errors name the file. Called by several threads at once. */
public interface ImageReader {

	/** Width and height of an image, found without reading its pixels. */
	record Size(int width, int height) {

		/** For people: 64×48. */
		@Override
		public String toString() {
			return width + "×" + height;
		}
	}

	/** @return H × W, 8-, 16- or 32-bit, as the file has it */
	RandomAccessibleInterval<?> read(Path file) throws IOException;

	Size size(Path file) throws IOException;

	/** Whether the file's name is that of an image it reads. */
	boolean reads(Path file);
}
