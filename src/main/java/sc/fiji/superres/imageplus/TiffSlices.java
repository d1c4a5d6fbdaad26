package sc.fiji.superres.imageplus;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
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

	private static final int BUFFER = 1 << 20;

	private final Path file;
	private final PartFile part;
	private final String[] labels;
	/** Of the first slice. */
	private final FileInfo slice;
	private final OutputStream out;
	private int written;

	private TiffSlices(final Path file, final PartFile part, final String[] labels, final FileInfo slice)
		throws IOException
	{
		this.file = file;
		this.part = part;
		this.labels = labels;
		this.slice = slice;
		out = new BufferedOutputStream(Files.newOutputStream(part.path(), StandardOpenOption.APPEND), BUFFER);
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
			return new TiffSlices(file, part, labels, TiffHeader.write(part.path(), labels, first, dress));
		}
		catch (final IOException | RuntimeException exc) {
			part.close();
			throw exc;
		}
	}

	/** The file, once it is finished. */
	Path file() {
		return file;
	}

	/** Writes the next slice. */
	void add(final ImageProcessor pixels) throws IOException {
		try {
			new ImageWriter(of(pixels)).write(out);
		}
		catch (final IOException exc) {
			throw FileFailure.named(file, exc);
		}
		written++;
	}

	private FileInfo of(final ImageProcessor pixels) {
		final FileInfo info = (FileInfo) slice.clone();
		info.pixels = pixels.getPixels();
		return info;
	}

	/** @return the slices, read from the file when asked for */
	ImageStack finish() throws IOException {
		if (written != labels.length) throw new IllegalStateException(written + " slices of " + labels.length);
		out.close();
		part.complete(true);
		return new FileInfoVirtualStack(slices());
	}

	private FileInfo[] slices() {
		final FileInfo[] slices = new FileInfo[labels.length];
		for (int i = 0; i < slices.length; i++)
			slices[i] = inFile(i);
		slices[0].sliceLabels = labels;
		return slices;
	}

	/** A slice that counts from 0, as ImageJ finds it in the finished file. */
	private FileInfo inFile(final int index) {
		final FileInfo info = (FileInfo) slice.clone();
		setPlace(info, file);
		info.longOffset = slice.longOffset + index * bytes();
		return info;
	}

	/** How long a slice is. */
	private long bytes() {
		return (long) slice.width * slice.height * slice.getBytesPerPixel();
	}

	/** Says where ImageJ finds a file. */
	static void setPlace(final FileInfo info, final Path file) {
		info.directory = file.getParent() + File.separator;
		info.fileName = file.getFileName().toString();
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
}
