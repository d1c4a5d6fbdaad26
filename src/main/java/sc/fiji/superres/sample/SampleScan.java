package sc.fiji.superres.sample;

import java.io.IOException;
import java.io.InputStream;

import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;
import ij.plugin.PlugIn;

import sc.fiji.superres.imageplus.OpenImages;

/**
 * Opens a scan that comes along, from <i>File › Open Samples</i>, in macros {@code run("GaN STEM (Super-Resolution)")}.
 * The argument is the name of a TIFF beside this class; {@code macros/samples.ijm} makes them.
 */
public final class SampleScan implements PlugIn {

	private static final String ORIGIN =
		"A sample of Super-Resolution for Fiji. It was not recorded by a microscope but simulated.\n";

	@Override
	public void run(final String name) {
		try {
			show(open(name));
		}
		catch (final IOException exc) {
			IJ.error("Open Samples", exc.getMessage());
		}
	}

	/**
	 * The sample as it lies in the jar, with its calibration.
	 *
	 * @param name of the file without its ending
	 */
	private static ImagePlus open(final String name) throws IOException {
		final String file = name + ".tif";
		try (InputStream tiff = SampleScan.class.getResourceAsStream(file)) {
			if (tiff == null) throw missing(file);
			return new Opener().openTiff(tiff, file);
		}
	}

	private static IOException missing(final String file) {
		return new IOException("The jar of Super-Resolution is not whole: it lacks " + file + ". Install it again.");
	}

	private static void show(final ImagePlus image) {
		image.setProperty("Info", ORIGIN + image.getInfoProperty());
		image.setTitle(OpenImages.freshTitle(image.getTitle()));
		image.show();
	}
}
