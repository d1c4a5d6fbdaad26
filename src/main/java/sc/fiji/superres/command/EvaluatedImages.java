package sc.fiji.superres.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.image.PixelSize;

/** The images that an evaluation's keys name, each folder read once. */
final class EvaluatedImages {

	private final String reference;
	private final String source;
	private List<SourceImage> references;
	private List<SourceImage> sources;

	/**
	 * @param reference the folder of the references
	 * @param source the folder of images recorded separately; blank where there are none
	 */
	EvaluatedImages(final String reference, final String source) {
		this.reference = reference;
		this.source = source;
	}

	List<SourceImage> references() throws IOException {
		if (references == null) references = ImageFiles.readFolder(referenceFolder(), "reference");
		return references;
	}

	List<SourceImage> sources() throws IOException {
		if (sources == null) sources = ImageFiles.readFolder(sourceFolder(), "source");
		return sources;
	}

	/** The images recorded separately; none where inputs are made from the references. */
	List<SourceImage> sourcesIfAny() throws IOException {
		if (source.isBlank()) return List.of();
		return sources();
	}

	/**
	 * Pixels of the references as recorded: by their files, or for STM images that do not tell it by the field's width.
	 *
	 * @param recorded zoom level of the low-resolution images
	 * @param factor how many times finer the references are
	 * @param ratio of the level whose pixels are wanted to that of the references
	 */
	PixelSize pixelSize(final ZoomLevel recorded, final int factor, final double ratio) throws IOException {
		final PixelSize size = ImageFiles.pixelSize(referenceFolder());
		final boolean isUnknown = size.unit().equals("pixel");
		if (isUnknown && recorded.unit().equals(ZoomLevel.NM)) return ofField(recorded.value() / factor);
		return new PixelSize(size.width() * ratio, size.height() * ratio, size.unit());
	}

	private PixelSize ofField(final double width) throws IOException {
		final double side = width / references().get(0).width();
		return new PixelSize(side, side, ZoomLevel.NM);
	}

	/** @throws IllegalArgumentException where images recorded separately are named */
	void requireNoSource() {
		if (source.isBlank()) return;
		throw new IllegalArgumentException("source=" + source +
			" is for mode=physical, truth and pairs; the standard evaluation makes its inputs from the references.");
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
