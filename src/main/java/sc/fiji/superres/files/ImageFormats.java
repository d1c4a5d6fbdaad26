package sc.fiji.superres.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.ImagePlus;

import sc.fiji.superres.FileNames;
import sc.fiji.superres.beamfile.DmFormat;
import sc.fiji.superres.beamfile.EmdFormat;
import sc.fiji.superres.beamfile.MrcFormat;
import sc.fiji.superres.dataset.ImageReader.Size;
import sc.fiji.superres.imageplus.ImageFormat;
import sc.fiji.superres.probefile.GwyFormat;
import sc.fiji.superres.probefile.IsoFormat;
import sc.fiji.superres.probefile.NanonisFormat;
import sc.fiji.superres.probefile.NanosurfFormat;
import sc.fiji.superres.probefile.SimpleFieldFormat;
import sc.fiji.superres.scans.ScanFile;
import sc.fiji.superres.tia.EmiFormat;
import sc.fiji.superres.tia.SerFormat;

/**
 * The formats of image files, in the order in which they are asked whether they take a file. What none of them takes is
 * left to ImageJ, which knows some more by their content.
 */
final class ImageFormats {

	/** Files of microscopes: a new format is a class and a line here. */
	static final List<ScanFile> SCANS = List.of( //
		new ScanFile(new NanonisFormat()), //
		new ScanFile(new NanosurfFormat()), //
		new ScanFile(new IsoFormat()), //
		new ScanFile(new GwyFormat()), //
		new ScanFile(new SimpleFieldFormat()), //
		new ScanFile(new SerFormat()), //
		new ScanFile(new EmiFormat()), //
		new ScanFile(new EmdFormat()), //
		new ScanFile(new DmFormat()), //
		new ScanFile(new MrcFormat()));

	private static final List<ImageFormat> PICTURES = List.of( //
		new TiffFormat(), //
		new PictureFormat("PNG", List.of("png")), //
		new PictureFormat("JPEG", List.of("jpg", "jpeg")), //
		new PictureFormat("BMP", List.of("bmp")), //
		new PictureFormat("GIF", List.of("gif")));

	/** All formats that folders are looked through for. */
	static final ImageFormats ALL = new ImageFormats(Stream.concat(PICTURES.stream(), SCANS.stream()).toList());

	private static final ImageFormat OTHERS = new OtherFormats();

	private final List<ImageFormat> formats;

	ImageFormats(final List<ImageFormat> formats) {
		this.formats = formats;
	}

	/** For people: "TIFF, PNG, JPEG, BMP or GIF". */
	String names() {
		final List<String> names = inFolders().map(ImageFormat::name).toList();
		final int last = names.size() - 1;
		return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
	}

	private Stream<ImageFormat> inFolders() {
		return formats.stream().filter(ImageFormat::isInFolders);
	}

	/** Patterns of their files' names: "*.tif;*.tiff;*.png" and so on. */
	String patterns() {
		return inFolders().flatMap(format -> format.extensions().stream()).map(extension -> "*." + extension).collect(
			Collectors.joining(";"));
	}

	/** Whether a file's name is that of an image in one of the formats, which is read in folders. */
	boolean isNamedImage(final Path file) {
		return inFolders().anyMatch(format -> format.isNamed(file));
	}

	/**
	 * Opens an image file of any format.
	 *
	 * @throws IOException where the file is no image, or not a whole one; the message says what is wrong, not which
	 *             file
	 */
	ImagePlus open(final Path file) throws IOException {
		return of(file).open(file);
	}

	/**
	 * Width and height of an image, without reading its pixels where its header says them; what is cut off is found
	 * where that takes no pixels.
	 *
	 * @throws IOException as {@link #open} does
	 */
	Size size(final Path file) throws IOException {
		return of(file).size(file);
	}

	/**
	 * The format by which a file is opened.
	 *
	 * @throws IOException where the file is empty, or cannot be read
	 */
	ImageFormat of(final Path file) throws IOException {
		requireContent(file);
		return format(file);
	}

	private ImageFormat format(final Path file) throws IOException {
		for (final ImageFormat format : formats)
			if (format.takes(file)) return format;
		return OTHERS;
	}

	private static void requireSoundName(final Path file) throws IOException {
		final Optional<String> problem = FileNames.problem(file);
		if (problem.isPresent()) throw new IOException(problem.get());
	}

	private static void requireContent(final Path file) throws IOException {
		requireSoundName(file);
		if (Files.size(file) == 0) throw new IOException("the file is empty (0 bytes)");
	}
}
