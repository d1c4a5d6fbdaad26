package sc.fiji.superres.probefile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.superres.Quoted;
import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.binary.HeaderText;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanFormat;
import sc.fiji.superres.instrument.ScanSlice.Direction;

/**
 * Nanonis' {@code .sxm}: a header of tags, the bytes 1A 04, then 32-bit floats, the highest byte first, a plane for
 * each direction of each channel.
 * <p>
 * Planes are stored as they were recorded. So the rows of a scan upwards are turned, and backward lines are mirrored
 * (correlation with the forward scan on a real file: 0.9998 mirrored, -0.99 as stored). Rows that a scan did not reach
 * are NaN in the file; the image ends with the last row that every channel finished, and "Rows scanned" says so.
 * Channels without any finished row are left out.
 * </p>
 * <p>
 * Source: headers of real files, held against matlab_nanonis (ETH), nanonispy and Gwyddion's {@code nanonis.c}.
 * </p>
 */
public final class NanonisFormat implements ScanFormat {

	private static final String START = ":NANONIS_VERSION:";
	private static final String END = "\u001a\u0004";

	@Override
	public String name() {
		return "Nanonis";
	}

	@Override
	public List<String> extensions() {
		return List.of("sxm");
	}

	@Override
	public boolean isOne(final Path file) throws IOException {
		return HeaderText.startsWith(file, START);
	}

	@Override
	public Optional<Microscope> microscope() {
		return Optional.of(Microscope.PROBE);
	}

	@Override
	public Recording read(final Path file) throws IOException {
		try (FileBytes bytes = FileBytes.open(file, ByteOrder.BIG_ENDIAN)) {
			if (!HeaderText.startsWith(bytes, START)) throw new IOException("its content is no Nanonis scan");
			final int end = HeaderText.end(bytes, END);
			return read(bytes, new NanonisHeader(HeaderText.start(bytes, end)), end + END.length());
		}
	}

	private static Recording read(final FileBytes bytes, final NanonisHeader header, final long data)
		throws IOException
	{
		requireFloats(header.text("SCANIT_TYPE"));
		final NanonisScan scan = NanonisScan.of(header);
		readPlanes(bytes, header, data, scan);
		final Channels channels = scan.channels(header.text("SCAN_DIR").equals("up"));
		return new Recording(channels.images("it holds no finished row of a scan"), facts(header, scan.rowsScanned()));
	}

	private static void requireFloats(final String type) throws IOException {
		if (!type.startsWith("FLOAT")) throw new IOException("its SCANIT_TYPE is \"" + Quoted.of(type) +
			"\"; only FLOAT is read");
	}

	private static void readPlanes(final FileBytes bytes, final NanonisHeader header, final long data,
		final NanonisScan scan) throws IOException
	{
		final List<Map<String, String>> table = header.table("DATA_INFO");
		if (table.isEmpty()) throw new IOException("its header has no DATA_INFO, which names the channels");
		long place = data;
		for (final Map<String, String> channel : table)
			for (final Direction direction : directions(channel, header)) {
				scan.read(bytes, place, channel.get("Name"), channel.get("Unit"), direction);
				place += scan.bytes();
			}
	}

	private static List<Direction> directions(final Map<String, String> channel, final NanonisHeader header)
		throws IOException
	{
		final String direction = channel.getOrDefault("Direction", "");
		return switch (direction) {
			case "both" -> both(header);
			case "forward" -> List.of(Direction.FORWARD);
			case "backward" -> List.of(Direction.BACKWARD);
			default -> throw new IOException("its DATA_INFO names the direction \"" + Quoted.of(direction) +
				"\", not both, forward or backward");
		};
	}

	/** Slices that programs cut from three-dimensional data say "both", but hold one direction and no scan time. */
	private static List<Direction> both(final NanonisHeader header) {
		final boolean timeless = header.text("ACQ_TIME").equals("N/A") || header.text("SCAN_TIME").startsWith("NaN");
		if (timeless) return List.of(Direction.ONLY);
		return List.of(Direction.FORWARD, Direction.BACKWARD);
	}

	private static Map<String, String> facts(final NanonisHeader header, final String rowsScanned) {
		final Facts facts = new Facts() //
			.text("Date", RecordedDate.of(header.text("REC_DATE"), header.text("REC_TIME"))) //
			.quantity("Bias", header.number("BIAS"), "V") //
			.text("Rows scanned", rowsScanned);
		header.table("Z-CONTROLLER").stream().findFirst().ifPresent(feedback -> addFeedback(facts, feedback));
		addPair(facts, header, "SCAN_TIME", List.of("Time per line forward", "Time per line backward"), "s");
		addPair(facts, header, "SCAN_OFFSET", List.of("Position x", "Position y"), "m");
		return facts.quantity("Rotation", header.number("SCAN_ANGLE"), "°") //
			.text("Scan direction", header.text("SCAN_DIR")) //
			.quantity("Time of the scan", header.number("ACQ_TIME"), "s") //
			.quantity("Temperature", header.number("REC_TEMP"), "K") //
			.text("Comment", header.text("COMMENT")) //
			.text("Instrument", "Nanonis") //
			.map();
	}

	/** The setpoint is a number and its unit, such as "2.500E-10 A". */
	private static void addFeedback(final Facts facts, final Map<String, String> feedback) {
		final String[] setpoint = feedback.getOrDefault("Setpoint", "").split("\\s+");
		if (setpoint.length == 2) facts.quantity("Setpoint", HeaderNumber.realOrNone(setpoint[0]), setpoint[1]);
		facts.text("Feedback", feedback.get("Name"));
	}

	private static void addPair(final Facts facts, final NanonisHeader header, final String tag,
		final List<String> names, final String unit)
	{
		final String[] parts = header.text(tag).split("\\s+");
		if (parts.length != 2) return;
		for (int i = 0; i < 2; i++)
			facts.quantity(names.get(i), HeaderNumber.realOrNone(parts[i]), unit);
	}
}
