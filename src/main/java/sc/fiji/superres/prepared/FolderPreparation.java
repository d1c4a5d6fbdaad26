package sc.fiji.superres.prepared;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

import ij.ImagePlus;

import sc.fiji.superres.Progress;
import sc.fiji.superres.folder.ImageWork;
import sc.fiji.superres.results.ResultFiles;

/** Prepares the files of a folder. */
public final class FolderPreparation extends ResultFiles {

	private final ImagePreparation preparation;

	public FolderPreparation(final ImagePreparation preparation) {
		super(preparation.preparation().keys());
		this.preparation = preparation;
	}

	@Override
	protected ImageWork.Made made(final ImagePlus image, final Path result, final UnaryOperator<ImagePlus> label,
		final Progress progress)
	{
		return made(image, preparation.of(image, result, label, progress));
	}
}
