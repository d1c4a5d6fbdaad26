package sc.fiji.superres.probefile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.binary.HeaderText;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanFormat;

/**
 * Nanosurf's {@code .nid}: a header of sections, "#!", then all channels as whole numbers, group by group (forward,
 * backward).
 * <p>
 * A channel's lines are stored from the lowest to the highest whether the scan went up or down: the line reached is the
 * last one after a scan upwards and the first one after a scan downwards ("CurLine"). So rows are turned. Lines of the
 * backward scan lie as they lie on the sample (correlation with the forward scan 0.99 on a real file), so they are not
 * mirrored. Spectra and sweeps are left out.
 * </p>
 * <p>
 * Source: headers of real files, held against NSFopen (Nanosurf) and Gwyddion's {@code ezdfile.c}.
 * </p>
 */
public final class NanosurfFormat implements ScanFormat {

	private static final String START = "[DataSet]";
	private static final String END = "\n#!";
	private static final Pattern NUMBER_AND_UNIT = Pattern.compile("^(-?[0-9.]+)([^0-9. ])");
	private static final long MOST_GROUPS = 100;
	private static final long MOST_CHANNELS = 1000;

	@Override
	public String name() {
		return "Nanosurf";
	}

	@Override
	public List<String> extensions() {
		return List.of("nid");
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
		try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
			if (!HeaderText.startsWith(bytes, START)) throw new IOException("its content is no Nanosurf file");
			final int end = HeaderText.end(bytes, END);
			return read(bytes, new IniHeader(HeaderText.start(bytes, end)), end + END.length());
		}
	}

	private static Recording read(final FileBytes bytes, final IniHeader header, final long data) throws IOException {
		final Channels channels = new Channels();
		final Map<String, String> groups = header.section("DataSet");
		final long count = limited("GroupCount", groups.get("GroupCount"), MOST_GROUPS);
		long place = data;
		for (long group = 0; group < count; group++)
			place = readGroup(bytes, header, "Gr" + group, place, channels);
		return new Recording(channels.images("it holds no scan, only spectra or sweeps"), facts(header));
	}

	/** Reads a group, and returns the place behind it. */
	private static long readGroup(final FileBytes bytes, final IniHeader header, final String group, final long start,
		final Channels channels) throws IOException
	{
		final Map<String, String> groups = header.section("DataSet");
		final long count = limited(group + "-Count", groups.getOrDefault(group + "-Count", "0"), MOST_CHANNELS);
		long place = start;
		for (long i = 0; i < count; i++) {
			final String section = groups.get(group + "-Ch" + i);
			if (section != null) place = readChannel(bytes, header.section(section), place, channels);
		}
		return place;
	}

	private static long readChannel(final FileBytes bytes, final Map<String, String> section, final long place,
		final Channels channels) throws IOException
	{
		final NanosurfChannel channel = NanosurfChannel.of(section);
		bytes.requireWithin(place, channel.bytes());
		if (channel.isImage()) channel.addTo(channels, bytes, place);
		return place + channel.bytes();
	}

	private static long limited(final String name, final String text, final long most) throws IOException {
		final long value = HeaderNumber.whole(name, text);
		if (value >= 0 && value <= most) return value;
		throw new IOException("it is damaged: its " + name + " is " + value + ", not 0 to " + most);
	}

	private static Map<String, String> facts(final IniHeader header) {
		final Map<String, String> info = header.section("DataSet-Info");
		return new Facts() //
			.text("Date", RecordedDate.of(info.get("Date"), info.get("Time"))) //
			.text("Bias", spaced(info.get("Tip voltage"))) //
			.text("Setpoint", spaced(info.get("Setpoint"))) //
			.text("Time per line", spaced(info.get("Time/Line"))) //
			.text("Scan direction", info.get("Scan direction")) //
			.text("Line reached", lineReached(header, info.getOrDefault("Scan direction", ""))) //
			.text("Rotation", spaced(info.get("Rotation"))) //
			.text("Position x", spaced(info.get("X-Pos"))) //
			.text("Position y", spaced(info.get("Y-Pos"))) //
			.text("Mode", info.get("Op. mode")) //
			.text("Environment", info.get("Measurement environment")) //
			.text("Cantilever", info.get("Cantilever type")) //
			.text("Instrument", instrument(info)) //
			.map();
	}

	/** "803ms" becomes "803 ms". */
	private static String spaced(final String quantity) {
		if (quantity == null) return null;
		return NUMBER_AND_UNIT.matcher(quantity).replaceFirst("$1 $2");
	}

	private static String instrument(final Map<String, String> info) {
		final String head = info.getOrDefault("Head type", "");
		return ("Nanosurf " + head + " " + info.getOrDefault("Controller S/N", "")).strip();
	}

	/**
	 * How far an unfinished scan went, "132 of 256"; null where it is finished. What lies beyond is of a scan before.
	 */
	private static String lineReached(final IniHeader header, final String direction) {
		final Map<String, String> channel = header.section(firstChannel(header.section("DataSet")));
		final double lines = HeaderNumber.realOrNone(channel.get("Lines"));
		final double current = HeaderNumber.realOrNone(channel.get("CurLine"));
		final double reached = reached(direction, lines, current);
		if (!(reached < lines)) return null;
		return (long) reached + " of " + (long) lines;
	}

	private static String firstChannel(final Map<String, String> groups) {
		return groups.getOrDefault("Gr0-Ch0", groups.getOrDefault("Gr0-Ch1", "DataSet-0:1"));
	}

	/** Lines are counted from the lowest one. */
	private static double reached(final String direction, final double lines, final double current) {
		if (direction.equals("Down")) return lines - current;
		return current + 1;
	}
}
