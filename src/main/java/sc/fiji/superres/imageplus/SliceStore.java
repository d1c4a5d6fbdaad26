package sc.fiji.superres.imageplus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.process.ImageProcessor;

import sc.fiji.superres.Heap;
import sc.fiji.superres.NumberText;
import sc.fiji.superres.Progress;

/**
 * Slices of a result as they come: in memory, or, where all of them would not fit there, in a TIFF beside the file that
 * the image came from (else in the folder for temporary files), which the log names. Closed before it is finished, it
 * leaves nothing behind.
 */
public final class SliceStore implements AutoCloseable {

	/** Bytes of Java's heap that making the next slice takes, for each of its pixels. */
	private static final int WORKING_BYTES = 24;

	/** Bytes of slices that stores have promised to keep in memory and do not have yet. */
	private static final AtomicLong PROMISED = new AtomicLong();

	private final ImagePlus source;
	private final String title;
	private final Path file;
	private final String[] labels;
	private final UnaryOperator<ImagePlus> dress;
	private final Progress progress;
	/** Where the slices go: one of the two, from the first slice on. */
	private ImageStack memory;
	private TiffSlices disk;
	/** The file beside the source, where it is needed. */
	private ResultFile reserved;
	/** How much of {@link #PROMISED} is ours. */
	private long promised;

	/**
	 * Begins a result of which no slice is made yet.
	 *
	 * @param source of which the slices are made
	 * @param file where they go if they do not fit in memory; null for beside the source's own file
	 * @param labels one for each slice that will come, or null
	 * @param dress adds what the result carries beside its pixels
	 */
	public SliceStore(final ImagePlus source, final String title, final Path file, final String[] labels,
		final UnaryOperator<ImagePlus> dress, final Progress progress)
	{
		this.source = source;
		this.title = title;
		this.file = file;
		this.labels = labels;
		this.dress = dress;
		this.progress = progress;
	}

	/** Takes the next slice; all are of one size and type. */
	public void add(final ImageProcessor slice) {
		try {
			if (memory == null && disk == null) open(slice);
			if (disk == null) keep(slice);
			else disk.add(slice);
		}
		catch (final IOException exc) {
			throw notWritten(exc);
		}
	}

	private void keep(final ImageProcessor slice) {
		memory.addSlice(labels[memory.size()], slice);
		promise(-bytes(slice));
	}

	/** Decides where the slices go, by the first one and how many will come. */
	private void open(final ImageProcessor first) throws IOException {
		if (labels.length == 1 || fitInMemory(first)) openMemory(first);
		else openDisk(first);
	}

	private void openMemory(final ImageProcessor first) {
		memory = new ImageStack(first.getWidth(), first.getHeight());
		promise(allBytes(first));
	}

	private void openDisk(final ImageProcessor first) throws IOException {
		disk = TiffSlices.create(place(), labels, first, this::dressed);
		if (file == null) progress.note(whereItGoes(first));
	}

	private String whereItGoes(final ImageProcessor first) {
		return title + " has " + NumberText.gibibytes(allBytes(first)) +
			" and does not fit in memory: it is written to " + disk.file() + ".";
	}

	private boolean fitInMemory(final ImageProcessor first) {
		final long working = (long) WORKING_BYTES * first.getPixelCount();
		return allBytes(first) + working <= Heap.free() - PROMISED.get();
	}

	private long allBytes(final ImageProcessor first) {
		return labels.length * bytes(first);
	}

	private Path place() throws IOException {
		if (file != null) return file;
		reserved = ResultFile.reserve(source, title);
		return reserved.path();
	}

	private static long bytes(final ImageProcessor slice) {
		return (long) slice.getPixelCount() * slice.getBitDepth() / 8;
	}

	private void promise(final long bytes) {
		promised += bytes;
		PROMISED.addAndGet(bytes);
	}

	/** The result, when all slices are there. */
	public ImagePlus finish() {
		if (disk == null) return dressed(memory);
		try {
			return fromDisk();
		}
		catch (final IOException exc) {
			throw notWritten(exc);
		}
	}

	private ImagePlus fromDisk() throws IOException {
		final ImagePlus result = dressed(disk.finish());
		result.setFileInfo(fileInfo(disk.file()));
		return result;
	}

	private ImagePlus dressed(final ImageStack stack) {
		return dress.apply(new ImagePlus(title, stack));
	}

	private static FileInfo fileInfo(final Path file) {
		final FileInfo info = new FileInfo();
		TiffSlices.setPlace(info, file);
		info.fileFormat = FileInfo.TIFF;
		return info;
	}

	private static UncheckedIOException notWritten(final IOException exc) {
		return new UncheckedIOException("The result could not be written: " + exc.getMessage(), exc);
	}

	private void closeFiles() throws IOException {
		if (disk != null) disk.close();
		if (reserved != null) reserved.close();
	}

	@Override
	public void close() {
		promise(-promised);
		try {
			closeFiles();
		}
		catch (final IOException exc) {
			progress.note("A part of a result could not be deleted: " + exc.getMessage());
		}
	}
}
