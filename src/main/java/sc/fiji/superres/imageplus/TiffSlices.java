package sc.fiji.superres.imageplus;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import ij.io.ImageWriter;
import ij.plugin.FileInfoVirtualStack;
import ij.process.ImageProcessor;

import sc.fiji.superres.FileFailure;
import sc.fiji.superres.PartFile;

/**
 * A TIFF that is written slice by slice, of any length, and then read slice by slice.
 * <p>
 * It is ImageJ's own form of a stack beyond 4 GiB, used below that too: one directory, whose description says how many
 * slices follow each other without a gap. ImageJ (also File › Import › TIFF Virtual Stack), Bio-Formats and Python's
 * tifffile read all slices, other programs the first. BigTIFF, which any program could, ImageJ 1.54 itself cannot read.
 * </p>
 */
final class TiffSlices implements AutoCloseable {

	/** Where the first directory starts in a file that ImageJ writes. */
	private static final int DIRECTORY = 8, ENTRY = 12;

	private final Path file;
	private final PartFile part;
	private final String[] labels;
	private final FileInfo slice; // of one slice
	private final OutputStream out;
	private int written;

	private TiffSlices(final Path file, final PartFile part, final String[] labels, final FileInfo slice)
		throws IOException
	{
		this.file = file;
		this.part = part;
		this.labels = labels;
		this.slice = slice;
		out = new BufferedOutputStream(Files.newOutputStream(part.path(), StandardOpenOption.APPEND), 1 << 20);
	}

	/**
	 * Begins a file, under another name until it is finished.
	 *
	 * @param labels one for each slice, or nulls
	 * @param first gives size and type; not written yet
	 * @param dress makes of a stack the image whose metadata the file gets
	 */
	static TiffSlices create(final Path file, final String[] labels, final ImageProcessor first,
		final Function<ImageStack, ImagePlus> dress) throws IOException
	{
		final PartFile part = PartFile.of(file);
		try {
			Files.createFile(part.path()); // so that what is wrong with the folder is said here
			final Header stack = new Header(first, labels);
			final ImagePlus image = dress.apply(stack);
			final FileInfo info = new FileInfo();
			info.width = first.getWidth();
			info.height = first.getHeight();
			info.fileType = image.getFileInfo().fileType;
			info.longOffset = stack.write(image, part.path());
			info.intelByteOrder = byteOrder(part.path()) == ByteOrder.LITTLE_ENDIAN;
			endDirectory(part.path());
			return new TiffSlices(file, part, labels, info);
		}
		catch (final IOException | RuntimeException exc) {
			part.close();
			throw exc;
		}
	}

	Path file() {
		return file;
	}

	void add(final ImageProcessor pixels) throws IOException {
		final FileInfo info = (FileInfo) slice.clone();
		info.pixels = pixels.getPixels();
		try {
			new ImageWriter(info).write(out);
		}
		catch (final IOException exc) {
			throw FileFailure.named(file, exc);
		}
		written++;
	}

	/** @return the slices, read from the file when asked for */
	ImageStack finish() throws IOException {
		if (written != labels.length) throw new IllegalStateException(written + " slices of " + labels.length);
		out.close();
		part.complete(true);
		final FileInfo[] slices = new FileInfo[labels.length];
		final long bytes = (long) slice.width * slice.height * slice.getBytesPerPixel();
		for (int i = 0; i < slices.length; i++) {
			slices[i] = (FileInfo) slice.clone();
			slices[i].directory = file.getParent() + java.io.File.separator;
			slices[i].fileName = file.getFileName().toString();
			slices[i].longOffset = slice.longOffset + i * bytes;
		}
		slices[0].sliceLabels = labels;
		return new FileInfoVirtualStack(slices);
	}

	/** Deletes what is not finished. */
	@Override
	public void close() throws IOException {
		try {
			out.close();
		}
		finally {
			part.close();
		}
	}

	private static ByteOrder byteOrder(final Path part) throws IOException {
		try (var in = Files.newInputStream(part)) {
			return in.read() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		}
	}

	/** ImageJ's header points to further directories behind the slices where the file is small; there will be none. */
	private static void endDirectory(final Path part) throws IOException {
		try (FileChannel channel = FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			final ByteBuffer count = ByteBuffer.allocate(2).order(byteOrder(part));
			channel.read(count, DIRECTORY);
			channel.write(ByteBuffer.allocate(4), DIRECTORY + 2 + ENTRY * count.getShort(0));
		}
	}

	/** A stack that exists only to be described: ImageJ's writer stops where it asks for pixels. */
	private static final class Header extends VirtualStack {

		private static final class Written extends RuntimeException {

			private static final long serialVersionUID = 1;
		}

		private final ImageProcessor first;
		private final String[] labels;
		private boolean writing;

		Header(final ImageProcessor first, final String[] labels) {
			super(first.getWidth(), first.getHeight(), labels.length);
			setBitDepth(first.getBitDepth());
			this.first = first;
			this.labels = labels;
		}

		/** @return how long the header is */
		long write(final ImagePlus image, final Path file) throws IOException {
			writing = true;
			try {
				new FileSaver(image).saveAsTiffStack(file.toString());
			}
			catch (final Written exc) {
				return Files.size(file);
			}
			finally {
				writing = false;
			}
			throw new IOException(file + " cannot be written");
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			if (writing) throw new Written();
			return first;
		}

		@Override
		public String getSliceLabel(final int n) {
			return labels[n - 1];
		}
	}
}
