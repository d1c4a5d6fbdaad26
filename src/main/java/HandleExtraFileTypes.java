import java.io.IOException;
import java.nio.file.Path;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.PlugIn;

import sc.fiji.superres.files.ScanFiles;
import sc.fiji.superres.files.WholeImages;

/**
 * Plain ImageJ calls this class, by this name, for files that it does not know: <i>File › Open</i>, files dropped on
 * its window, {@code open(path)} in macros. Those of microscopes are opened here, as the image that a training takes.
 * <p>
 * Fiji has a class of this name of its own, so this one is not in our jar but in another beside it, which only the zips
 * for plain ImageJ hold. In Fiji {@link sc.fiji.superres.opening.ScanIO} does its work.
 * </p>
 */
public final class HandleExtraFileTypes extends ImagePlus implements PlugIn {

	/** The width by which ImageJ knows that somebody else has told why nothing opens. */
	private static final int TOLD = -1;

	@Override
	public void run(final String path) {
		final Path file = Path.of(path);
		try {
			if (ScanFiles.isOne(file)) take(WholeImages.open(file));
		}
		catch (final IOException exc) {
			width = TOLD;
			IJ.error("Open", file.getFileName() + " cannot be read: " + exc.getMessage());
		}
	}

	/** Becomes the image: ImageJ shows the plugin itself. */
	private void take(final ImagePlus image) {
		setStack(image.getTitle(), image.getStack());
		setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		setOpenAsHyperStack(image.isHyperStack());
		setCalibration(image.getCalibration());
		setProperties(image.getPropertiesAsArray());
		setProperty("Info", image.getInfoProperty());
		setFileInfo(image.getOriginalFileInfo());
	}
}
