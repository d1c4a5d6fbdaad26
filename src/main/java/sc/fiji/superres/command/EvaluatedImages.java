package sc.fiji.superres.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.image.PixelSize;

/**
 * The images that an evaluation's keys name.
 *
 * @param reference the folder of the references
 * @param source the folder of images recorded separately; blank where there are none
 */
record EvaluatedImages(String reference, String source) {

	List<SourceImage> references() throws IOException {
		return ImageFiles.readFolder(referenceFolder(), "reference");
	}

	List<SourceImage> sources() throws IOException {
		return ImageFiles.readFolder(sourceFolder(), "source");
	}

	/** The references', by their files. */
	PixelSize pixelSize() throws IOException {
		return ImageFiles.pixelSize(referenceFolder());
	}

	/** @throws IllegalArgumentException where images would be judged by themselves */
	void requireOtherFolder() throws IOException {
		if (source.isBlank() || !isOneFolder(sourceFolder(), referenceFolder())) return;
		throw new IllegalArgumentException("source=" + source +
			" is the folder of the references too: images would be judged by themselves. Name another folder.");
	}

	private static boolean isOneFolder(final Path one, final Path other) throws IOException {
		return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
	}

	private Path referenceFolder() {
		return Keys.path("reference", reference);
	}

	private Path sourceFolder() {
		return Keys.path("source", source);
	}
}
