package sc.fiji.superres.imageplus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.process.ImageProcessor;

import sc.fiji.superres.Heap;
import sc.fiji.superres.LockFile;
import sc.fiji.superres.NumberText;
import sc.fiji.superres.Progress;

/**
 * Slices of a result as they come: in memory, or, where all of them would not fit there, in a TIFF beside the file that
 * the image came from (else in the folder for temporary files), which the log names. Closed before it is finished, it
 * leaves nothing behind.
 */
public final class SliceStore implements AutoCloseable {

	/** Bytes for each pixel of a slice that making the next one takes, in Java's heap. */
	private static final int WORK = 24;

	/** Bytes of slices that stores have promised to keep in memory and do not have yet. */
	private static final AtomicLong PROMISED = new AtomicLong();

	private final ImagePlus source;
	private final String title;
	private final Path file;
	private final String[] labels;
	private final UnaryOperator<ImagePlus> dress;
	private final Progress progress;
	private ImageStack memory;
	private TiffSlices disk;
	private LockFile name; // of the file beside the source
	private long promised; // of PROMISED, ours

	/**
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

	/** The next slice; all are of one size and type. */
	public void add(final ImageProcessor slice) {
		try {
			if (memory == null && disk == null) open(slice);
			if (disk != null) disk.add(slice);
			else {
				memory.addSlice(labels[memory.size()], slice);
				promise(-bytes(slice));
			}
		}
		catch (final IOException exc) {
			throw new UncheckedIOException("The result could not be written: " + exc.getMessage(), exc);
		}
	}

	private void open(final ImageProcessor first) throws IOException {
		final long all = labels.length * bytes(first), work = (long) WORK * first.getPixelCount();
		if (labels.length == 1 || all + work <= Heap.free() - PROMISED.get()) {
			memory = new ImageStack(first.getWidth(), first.getHeight());
			promise(all);
			return;
		}
		final Path place = file == null ? freshFile() : file;
		disk = TiffSlices.create(place, labels, first, header -> dress.apply(new ImagePlus(title, header)));
		if (file == null) progress.note(title + " has " + NumberText.gibibytes(all) +
			" and does not fit in memory: it is written to " + disk.file() + ".");
	}

	private static long bytes(final ImageProcessor slice) {
		return (long) slice.getPixelCount() * slice.getBitDepth() / 8;
	}

	private void promise(final long bytes) {
		promised += bytes;
		PROMISED.addAndGet(bytes);
	}

	/** {@code title.tif}, or {@code title-2.tif} and so on where that is there already, or somebody is writing it. */
	private Path freshFile() throws IOException {
		final FileInfo from = source.getOriginalFileInfo();
		final boolean beside = from != null && from.directory != null && !from.directory.isEmpty() && Files.isWritable(
			Path.of(from.directory));
		final Path folder = Path.of(beside ? from.directory : System.getProperty("java.io.tmpdir")).toAbsolutePath();
		final String name = title.replaceAll("[/\\\\:*?\"<>|]", "_");
		Path fresh = folder.resolve(name + ".tif");
		for (int i = 2; !isFree(fresh); i++)
			fresh = folder.resolve(name + "-" + i + ".tif");
		return fresh;
	}

	/** Takes the file's name until it is written. */
	private boolean isFree(final Path fresh) throws IOException {
		if (Files.exists(fresh)) return false;
		final Optional<LockFile> taken = LockFile.tryTake(fresh.resolveSibling("." + fresh.getFileName() + ".lock"));
		name = taken.orElse(null);
		return taken.isPresent();
	}

	/** The result, when all slices are there. */
	public ImagePlus finish() {
		try {
			if (disk == null) return dress.apply(new ImagePlus(title, memory));
			final ImagePlus result = dress.apply(new ImagePlus(title, disk.finish()));
			final FileInfo info = new FileInfo();
			info.directory = disk.file().getParent() + java.io.File.separator;
			info.fileName = disk.file().getFileName().toString();
			info.fileFormat = FileInfo.TIFF;
			result.setFileInfo(info);
			return result;
		}
		catch (final IOException exc) {
			throw new UncheckedIOException("The result could not be written: " + exc.getMessage(), exc);
		}
	}

	@Override
	public void close() {
		promise(-promised);
		try {
			if (disk != null) disk.close();
			if (name != null) name.close();
		}
		catch (final IOException exc) {
			progress.note("A part of a result could not be deleted: " + exc.getMessage());
		}
	}
}
