package sc.fiji.superres.instrument;

import java.util.List;

import sc.fiji.superres.image.PixelSize;

/**
 * One image of a file: slices of one size, one quantity and one unit.
 * <p>
 * The two directions of a scan line are slices; so are the frames of a series. Detectors that look at the same scan are
 * channels, which take turns in the slices (channel 1 of frame 1, channel 2 of frame 1, channel 1 of frame 2 …).
 * Quantities of different units (height, current) are images of their own.
 * </p>
 *
 * @param name of quantity or detector ("Z", "Current", "HAADF"), unique within the file; empty where the file has one
 *            image without a name
 * @param channels names of the detectors; one name, or an empty one, where there is one
 * @param unit of the grey values ("m", "A", "counts"); empty where the file does not tell
 * @param pixel in nm; in "pixel" where the file does not tell
 * @param slices at least one, a multiple of the number of channels
 */
public record ScanImage(String name, List<String> channels, String unit, PixelSize pixel, List<ScanSlice> slices) {

	public ScanImage {
		channels = List.copyOf(channels);
		slices = List.copyOf(slices);
		requireWhole(channels.size(), slices.size());
	}

	private static void requireWhole(final int channels, final int slices) {
		if (channels > 0 && slices > 0 && slices % channels == 0) return;
		throw new IllegalArgumentException(slices + " slices do not make whole frames of " + channels + " channels.");
	}

	/** An image of one channel. */
	public static ScanImage of(final String name, final String unit, final PixelSize pixel,
		final List<ScanSlice> slices)
	{
		return new ScanImage(name, List.of(name), unit, pixel, slices);
	}
}
