package sc.fiji.superres.opening;

import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.location.Location;

import ij.ImagePlus;

/** Opens nothing where Java is too old, and leaves all files to others. */
public final class ScanIO extends AbstractIOPlugin<ImagePlus> {

	@Override
	public Class<ImagePlus> getDataType() {
		return ImagePlus.class;
	}

	@Override
	public boolean supportsOpen(final Location source) {
		return false;
	}
}
