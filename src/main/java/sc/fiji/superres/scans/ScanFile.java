package sc.fiji.superres.scans;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;

import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.imageplus.ImageFormat;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanFormat;

/** A format of microscopes among the formats of image files: of each file, the image that a training takes. */
public record ScanFile(ScanFormat format) implements ImageFormat {

	@Override
	public String name() {
		return format.name();
	}

	@Override
	public List<String> extensions() {
		return format.extensions();
	}

	@Override
	public boolean isInFolders() {
		return !format.isCompanion();
	}

	/** All images of a file, and what kind of microscope it is of. */
	public Recording read(final Path file) throws IOException {
		final Recording recording = format.read(file);
		return format.microscope().map(kind -> recording.with(Microscope.FACT, kind.words())).orElse(recording);
	}

	@Override
	public ImagePlus open(final Path file) throws IOException {
		return RecordingImages.first(file, read(file));
	}
}
