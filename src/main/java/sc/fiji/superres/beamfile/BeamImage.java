package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import sc.fiji.superres.instrument.DetectorFrames;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Recording;

/** One of several images in a file, which may be of a kind that is not read. */
interface BeamImage {

	/** Its name in the file, which others may have as well; empty where it has none. */
	String name() throws IOException;

	/**
	 * Reads it.
	 *
	 * @param name that no other image of the file has
	 * @throws IOException where it is damaged or no image of grey values
	 */
	DetectorFrames frames(String name) throws IOException;

	/** What the file says of its acquisition. */
	Map<String, String> facts() throws IOException;

	/**
	 * Reads all images that can be read: beside a scan, files also hold its spectra or its Fourier transform.
	 *
	 * @param images at least one
	 * @throws IOException where none can be read: the error of the first
	 */
	static Recording recording(final List<? extends BeamImage> images) throws IOException {
		final List<DetectorFrames> read = new ArrayList<>();
		final Facts facts = new Facts();
		IOException first = null;
		for (final BeamImage image : images) {
			try {
				read.add(image.frames(DetectorFrames.uniqueName(image.name(), read)));
				image.facts().forEach(facts::text);
			}
			catch (final IOException exc) {
				if (first == null) first = exc;
			}
		}
		if (read.isEmpty()) throw first;
		return new Recording(DetectorFrames.images(read), facts.map());
	}
}
