package sc.fiji.superres.opening;

import java.io.IOException;

import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.IOPlugin;
import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.superres.files.ScanFiles;
import sc.fiji.superres.files.WholeImages;

/**
 * Opens files of microscopes where SciJava opens files: Fiji's <i>File › Open</i>, dropped files, scripts. Of a file of
 * several quantities it opens the one that a training takes; <i>Open Scan File…</i> opens all.
 */
@Plugin(type = IOPlugin.class)
public final class ScanIO extends AbstractIOPlugin<ImagePlus> {

	@Override
	public Class<ImagePlus> getDataType() {
		return ImagePlus.class;
	}

	@Override
	public boolean supportsOpen(final Location source) {
		try {
			return source instanceof FileLocation file && ScanFiles.isOne(file.getFile().toPath());
		}
		catch (final IOException exc) {
			return false; // whoever opens it says why it cannot be read
		}
	}

	@Override
	public ImagePlus open(final Location source) throws IOException {
		return WholeImages.open(((FileLocation) source).getFile().toPath());
	}
}
