package sc.fiji.superres.imageplus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.process.ImageProcessor;

/** Writes what stands before the pixels in a TIFF stack of ImageJ, with all of ImageJ's metadata. */
final class TiffHeader {

	/** Where the first directory starts in a file that ImageJ writes. */
	private static final int DIRECTORY = 8;
	/** Bytes of an entry of a directory. */
	private static final int ENTRY = 12;

	private TiffHeader() {}

	/**
	 * Writes the header into a file.
	 *
	 * @param labels one for each slice, or nulls
	 * @param first gives size and type of all slices
	 * @param dress makes of a stack the image whose metadata the file gets
	 * @return of one slice: size, type, byte order, and where the first one begins
	 */
	static FileInfo write(final Path file, final String[] labels, final ImageProcessor first,
		final Function<ImageStack, ImagePlus> dress) throws IOException
	{
		final DescribedStack stack = new DescribedStack(first, labels);
		final ImagePlus image = dress.apply(stack);
		final FileInfo info = sizeAndType(image);
		info.longOffset = stack.write(image, file);
		info.intelByteOrder = byteOrder(file) == ByteOrder.LITTLE_ENDIAN;
		endDirectory(file);
		return info;
	}

	private static FileInfo sizeAndType(final ImagePlus image) {
		final FileInfo info = new FileInfo();
		info.width = image.getWidth();
		info.height = image.getHeight();
		info.fileType = image.getFileInfo().fileType;
		return info;
	}

	private static ByteOrder byteOrder(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			if (in.read() == 'I') return ByteOrder.LITTLE_ENDIAN;
			return ByteOrder.BIG_ENDIAN;
		}
	}

	/** ImageJ's header points to further directories behind the slices where the file is small; there will be none. */
	private static void endDirectory(final Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			final int next = DIRECTORY + Short.BYTES + ENTRY * entries(channel, byteOrder(file));
			channel.write(ByteBuffer.allocate(Integer.BYTES), next);
		}
	}

	/** How many entries the first directory has. */
	private static int entries(final FileChannel channel, final ByteOrder order) throws IOException {
		final ByteBuffer count = ByteBuffer.allocate(Short.BYTES).order(order);
		channel.read(count, DIRECTORY);
		return count.getShort(0);
	}

	/** A stack that exists only to be described: ImageJ's writer stops where it asks for pixels. */
	private static final class DescribedStack extends VirtualStack {

		/** Thrown when the header is written and the pixels would follow. */
		private static final class HeaderWritten extends RuntimeException {

			private static final long serialVersionUID = 1;
		}

		private final ImageProcessor first;
		private final String[] labels;
		private boolean writing;

		DescribedStack(final ImageProcessor first, final String[] labels) {
			super(first.getWidth(), first.getHeight(), labels.length);
			setBitDepth(first.getBitDepth());
			this.first = first;
			this.labels = labels;
		}

		/** @return how long the header is, in bytes */
		long write(final ImagePlus image, final Path file) throws IOException {
			writing = true;
			try {
				new FileSaver(image).saveAsTiffStack(file.toString());
			}
			catch (final HeaderWritten exc) {
				return Files.size(file);
			}
			finally {
				writing = false;
			}
			throw new IOException(file + " cannot be written");
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			if (writing) throw new HeaderWritten();
			return first;
		}

		@Override
		public String getSliceLabel(final int n) {
			return labels[n - 1];
		}
	}
}
