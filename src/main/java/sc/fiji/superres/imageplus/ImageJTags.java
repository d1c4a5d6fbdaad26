package sc.fiji.superres.imageplus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.measure.Calibration;

import sc.fiji.superres.tiff.TiffEntries;
import sc.fiji.superres.tiff.TiffTexts;

/**
 * What an image has beside its pixels, in the tags in which ImageJ writes it: description (pixel size and unit, display
 * range), resolution, and ImageJ's own two tags for info, properties and overlay, which tifffile reads as well.
 */
record ImageJTags(ImagePlus image) {

	private static final int X_RESOLUTION = 282;
	private static final int Y_RESOLUTION = 283;
	private static final int RESOLUTION_UNIT = 296;
	private static final int NO_UNIT = 1;
	/** Tags that are ImageJ's: lengths of its metadata, and these. */
	private static final int LENGTHS = 50838;
	private static final int METADATA = 50839;
	private static final int MAGIC = 0x494a494a;
	private static final int INFO = 0x696e666f;
	private static final int PROPERTIES = 0x70726f70;
	private static final int OVERLAY = 0x6f766572;
	/** Pixels a unit are written as a number of millionths, where they are not too many for that. */
	private static final int MILLION = 1_000_000;

	/** Values of one kind. */
	private record Kind(int name, List<byte[]> values) {}

	void addTo(final TiffEntries entries) {
		entries.text(TiffTexts.DESCRIPTION, description());
		addResolution(entries);
		addMetadata(entries);
	}

	/** The description that ImageJ would write, with the properties that are ours. */
	private String description() {
		final StringBuilder text = new StringBuilder(new FileSaver(image).getDescriptionString().replace("\0", ""));
		final String[] properties = image.getPropertiesAsArray();
		for (int i = 0; properties != null && i + 1 < properties.length; i += 2)
			if (properties[i].startsWith(EachPlane.OUR_PROPERTIES)) text.append(line(properties[i], properties[i + 1]));
		return text.toString();
	}

	private static String line(final String key, final String value) {
		return key + "=" + value.replaceAll("\\R", " ") + "\n";
	}

	private void addResolution(final TiffEntries entries) {
		final Calibration calibration = image.getCalibration();
		if (!calibration.scaled()) return;
		addResolution(X_RESOLUTION, 1 / calibration.pixelWidth, entries);
		addResolution(Y_RESOLUTION, 1 / calibration.pixelHeight, entries);
		entries.number(RESOLUTION_UNIT, NO_UNIT);
	}

	/** As exact as a quotient of two numbers of 32 bits can be with a power of ten below. */
	private static void addResolution(final int tag, final double pixels, final TiffEntries entries) {
		long below = MILLION;
		while (below > 1 && pixels * below > Integer.MAX_VALUE)
			below /= 10;
		while (below < MILLION * 1000L && pixels * below * 10 < Integer.MAX_VALUE)
			below *= 10;
		entries.quotient(tag, Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(pixels * below))), below);
	}

	private void addMetadata(final TiffEntries entries) {
		final List<Kind> kinds = kinds();
		if (kinds.isEmpty()) return;
		final List<byte[]> parts = new ArrayList<>();
		parts.add(header(kinds));
		kinds.forEach(kind -> parts.addAll(kind.values));
		entries.numbers(LENGTHS, parts.stream().mapToLong(part -> part.length).toArray());
		entries.bytes(METADATA, joined(parts));
	}

	private List<Kind> kinds() {
		final List<Kind> kinds = new ArrayList<>();
		if (image.getInfoProperty() != null) kinds.add(new Kind(INFO, List.of(text(image.getInfoProperty()))));
		final byte[][] overlay = FileSaver.getOverlay(image);
		if (overlay != null) kinds.add(new Kind(OVERLAY, List.of(overlay)));
		final String[] properties = image.getPropertiesAsArray();
		if (properties != null) kinds.add(new Kind(PROPERTIES, List.of(properties).stream().map(ImageJTags::text)
			.toList()));
		return kinds;
	}

	private static byte[] header(final List<Kind> kinds) {
		final ByteBuffer header = buffer(Integer.BYTES * (1 + 2 * kinds.size())).putInt(MAGIC);
		kinds.forEach(kind -> header.putInt(kind.name).putInt(kind.values.size()));
		return header.array();
	}

	/** Letters of 16 bits. */
	private static byte[] text(final String text) {
		final ByteBuffer letters = buffer(Character.BYTES * text.length());
		letters.asCharBuffer().put(text);
		return letters.array();
	}

	private static byte[] joined(final List<byte[]> parts) {
		final ByteBuffer joined = buffer(parts.stream().mapToInt(part -> part.length).sum());
		parts.forEach(joined::put);
		return joined.array();
	}

	private static ByteBuffer buffer(final int bytes) {
		return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}
}
