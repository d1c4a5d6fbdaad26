package sc.fiji.superres.probefile;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

import sc.fiji.superres.Quoted;
import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.instrument.Rows;
import sc.fiji.superres.instrument.SampleType;
import sc.fiji.superres.instrument.ScanSlice.Direction;
import sc.fiji.superres.probefile.FieldOfView.Side;

/**
 * One channel of a Nanosurf file, as its section of the header describes it.
 *
 * @param values the section
 * @param columns its "Points"
 * @param rows its "Lines"
 * @param type how values are stored
 */
record NanosurfChannel(Map<String, String> values, long columns, long rows, SampleType type) {

	/**
	 * Reads the section of a channel.
	 *
	 * @throws IOException where its size is none, or values are stored in another way than known ones
	 */
	static NanosurfChannel of(final Map<String, String> values) throws IOException {
		require(values, "SaveMode", "Binary");
		require(values, "SaveSign", "Signed");
		require(values, "SaveOrder", "Intel");
		final long columns = HeaderNumber.whole("Points", values.get("Points"));
		final long rows = HeaderNumber.whole("Lines", values.get("Lines"));
		SampleType.requireSize(columns, rows);
		return new NanosurfChannel(values, columns, rows, type(values.get("SaveBits")));
	}

	private static void require(final Map<String, String> values, final String key, final String known)
		throws IOException
	{
		final String value = values.getOrDefault(key, known);
		if (!value.equals(known)) throw new IOException("its " + key + " is \"" + Quoted.of(value) + "\", not \"" +
			known + "\", which alone is read");
	}

	private static SampleType type(final String bits) throws IOException {
		final long number = HeaderNumber.whole("SaveBits", bits);
		if (number == Byte.SIZE) return SampleType.INT8;
		if (number == Short.SIZE) return SampleType.INT16;
		if (number == Integer.SIZE) return SampleType.INT32;
		throw new IOException("its values have " + number + " bits; 8, 16 and 32 are read");
	}

	/** Length of the channel in the file. */
	long bytes() {
		return columns * rows * type.bytes();
	}

	/** Whether it is an image, and no spectrum or sweep. */
	boolean isImage() {
		return rows > 1 && columns > 1 && !frame().startsWith("spec");
	}

	private String frame() {
		return values.getOrDefault("Frame", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads the image.
	 *
	 * @param place of its first value
	 */
	void addTo(final Channels channels, final FileBytes file, final long place) throws IOException {
		final float[] plane = heights(file, place);
		Rows.upsideDown(plane, (int) columns);
		channels.add(name(), direction(), values.getOrDefault("Dim2Unit", ""), FieldOfView.pixel(side(0, columns), side(
			1, rows)), Planes.floats(plane, (int) columns, (int) rows));
	}

	private Side side(final int dimension, final long pixels) throws IOException {
		final String name = "Dim" + dimension;
		return new Side(real(name + "Range"), values.getOrDefault(name + "Unit", ""), pixels);
	}

	/** Values of b bits: (v + 2^(b-1)) / 2^b · Dim2Range + Dim2Min. */
	private float[] heights(final FileBytes file, final long place) throws IOException {
		final double range = real("Dim2Range");
		final double steps = Math.scalb(1.0, type.bytes() * Byte.SIZE);
		return type.scaled(file, place, columns, rows, range / steps, range / 2 + real("Dim2Min"));
	}

	private double real(final String key) throws IOException {
		return HeaderNumber.real(key, values.get(key));
	}

	/** The quantity, and which scan of a line it is where lines were scanned more than once ("2nd scan forward"). */
	private String name() {
		final String quantity = values.getOrDefault("Dim2Name", "");
		final int scan = frame().indexOf(" scan ");
		if (scan < 0) return quantity;
		return quantity + " (" + frame().substring(0, scan) + " scan)";
	}

	private Direction direction() {
		if (frame().endsWith("forward")) return Direction.FORWARD;
		if (frame().endsWith("backward")) return Direction.BACKWARD;
		return Direction.ONLY;
	}
}
