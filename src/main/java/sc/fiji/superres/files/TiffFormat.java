package sc.fiji.superres.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import ij.ImagePlus;

import sc.fiji.superres.dataset.ImageReader.Size;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.imageplus.ImageFormat;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.sem.SemNotes;
import sc.fiji.superres.sem.SemTiff;
import sc.fiji.superres.tiff.TiffFile;

/**
 * TIFF files, known by name or by their first bytes. ImageJ opens them, after {@link TiffFile} has found that they are
 * whole and that ImageJ reads their pixels as they are meant. What a scanning electron microscope noted in the file or
 * beside it gives the size of the pixels where ImageJ does not know it.
 */
final class TiffFormat implements ImageFormat {

	@Override
	public String name() {
		return "TIFF";
	}

	@Override
	public List<String> extensions() {
		return List.of("tif", "tiff");
	}

	@Override
	public boolean takes(final Path file) throws IOException {
		return isNamed(file) || TiffFile.isOne(file);
	}

	@Override
	public ImagePlus open(final Path file) throws IOException {
		TiffFile.requireWhole(file);
		final ImagePlus image = ImageJOpener.open(file);
		SemTiff.notes(file).ifPresent(notes -> add(notes, image));
		return image;
	}

	/** A calibration that the image has already stays, since somebody has made it. */
	private static void add(final SemNotes notes, final ImagePlus image) {
		addInfo(Map.of(Microscope.FACT, Microscope.BEAM.words()), image);
		addInfo(notes.facts(), image);
		final boolean isKnown = ImagePlanes.pixelSize(image).nanometres().isPresent();
		final boolean isTold = notes.pixel().nanometres().isPresent();
		if (isKnown || !isTold) return;
		if (notes.areOf(image.getWidth())) ImagePlanes.setPixelSize(image, notes.pixel());
		else addInfo(Map.of("Note", "the microscope's pixel size is not taken, since it is that of an image " + notes
			.width() + " pixels wide"), image);
	}

	private static void addInfo(final Map<String, String> facts, final ImagePlus image) {
		final StringBuilder info = new StringBuilder();
		facts.forEach((name, value) -> info.append(name).append(": ").append(value).append('\n'));
		final String before = image.getInfoProperty();
		if (before != null) info.append(before);
		if (!info.isEmpty()) image.setProperty("Info", info.toString());
	}

	@Override
	public Size size(final Path file) throws IOException {
		final TiffFile.Size size = TiffFile.requireSound(file);
		return new Size(size.width(), size.height());
	}
}
