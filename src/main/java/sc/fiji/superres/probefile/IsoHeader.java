package sc.fiji.superres.probefile;

import java.io.IOException;
import java.util.Map;

import sc.fiji.superres.Quoted;
import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.binary.TextLines;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.probefile.FieldOfView.Side;

/** The 128 lines of an ISO 28600 header. Lines are numbered from 1, as in the standard. */
final class IsoHeader {

	static final String START = "ISO/TC 201 SPM data transfer format";

	private static final int LINES = 128;
	private static final int MOST_CHANNELS = 8;
	private static final String NOT_GIVEN = "-1";

	private final String[] lines = new String[LINES + 1];

	/**
	 * Reads a header.
	 *
	 * @throws IOException where it is cut off or none
	 */
	IsoHeader(final TextLines file) throws IOException {
		for (int line = 1; line <= LINES; line++)
			lines[line] = next(file);
		if (!lines[LINES].equals("end of header")) throw new IOException(
			"it is damaged: its header does not end in line " + LINES);
	}

	private static String next(final TextLines file) throws IOException {
		final String line = file.next();
		if (line == null) throw new IOException("it is cut off: its header has not " + LINES + " lines");
		return line.strip();
	}

	long columns() throws IOException {
		return HeaderNumber.whole("number of X coordinates", lines[24]);
	}

	long rows() throws IOException {
		return HeaderNumber.whole("number of Y coordinates", lines[25]);
	}

	PixelSize pixel() throws IOException {
		final Side x = new Side(HeaderNumber.real("field of view X", lines[28]), lines[26], columns());
		final Side y = new Side(HeaderNumber.real("field of view Y", lines[29]), lines[27], rows());
		return FieldOfView.pixel(x, y);
	}

	/** Whether the first row of the file is the lowest one. */
	boolean isUpwards() {
		return lines[23].equalsIgnoreCase("bottom to top");
	}

	/** Whether rows begin on the right. */
	boolean isLeftwards() {
		return lines[21].equalsIgnoreCase("right to left");
	}

	/** @throws IOException where the file holds spectra, or points that are no rows of an image */
	void requireImage() throws IOException {
		require("experiment mode", 8, "MAP_SC", "MAP_MC");
		require("scan mode", 17, "REGULAR MAPPING", "REGULAR MAPPING");
		require("fast scan axis", 20, "X", "");
	}

	private void require(final String name, final int line, final String one, final String other) throws IOException {
		if (lines[line].equals(one) || lines[line].equals(other)) return;
		throw new IOException("its " + name + " is \"" + Quoted.of(lines[line]) + "\"; " + one +
			" is read: save its images as Gwyddion (.gwy)");
	}

	/** Channels, whose values stand beside each other on a line. */
	int channels() throws IOException {
		if (isSingle()) return 1;
		final long channels = HeaderNumber.whole("number of data channels", lines[94]);
		if (channels > 0 && channels <= MOST_CHANNELS) return (int) channels;
		throw new IOException("it is damaged: it has " + channels + " channels; the standard has 1 to " +
			MOST_CHANNELS);
	}

	private boolean isSingle() {
		return lines[8].equals("MAP_SC");
	}

	/** Name of a channel, counted from 0. */
	String name(final int channel) {
		if (isSingle()) return lines[69];
		return lines[95 + 3 * channel];
	}

	/** Unit of a channel's values. */
	String unit(final int channel) {
		if (isSingle()) return lines[70];
		return lines[96 + 3 * channel];
	}

	/**
	 * What the standard has words for. Programs that do not know a number write 0, and the channel's name for the
	 * sample; these are left out.
	 */
	Map<String, String> facts() {
		return new Facts() //
			.text("Date", date()) //
			.text("Bias", known(41, "V")) //
			.text("Technique", lines[39]) //
			.text("Scan speed", known(36, lines[35])) //
			.text("Scan rate", known(38, lines[37])) //
			.text("Rotation", known(34, "°")) //
			.text("Sample", sample()) //
			.text("Instrument", lines[4]) //
			.text("Institution", lines[3]) //
			.text("Operator", lines[5]) //
			.text("Experiment", lines[6]) //
			.text("Comment", lines[7]) //
			.map();
	}

	private String sample() {
		if (lines[65].equals(lines[69])) return null;
		return lines[65];
	}

	private String known(final int line, final String unit) {
		final double value = HeaderNumber.realOrNone(lines[line]);
		if (Double.isNaN(value) || value == 0) return null;
		return new Facts().quantity("", value, unit).map().get("");
	}

	private String date() {
		if (lines[9].equals(NOT_GIVEN) || lines[9].isEmpty()) return null;
		return lines[9] + "-" + twoDigits(10) + "-" + twoDigits(11) + " " + twoDigits(12) + ":" + twoDigits(13) + ":" +
			twoDigits(14);
	}

	private String twoDigits(final int line) {
		return String.format("%2s", lines[line]).replace(' ', '0');
	}
}
