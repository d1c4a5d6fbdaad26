package sc.fiji.superres.probefile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.binary.HeaderText;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.SampleType;
import sc.fiji.superres.instrument.ScanFormat;
import sc.fiji.superres.probefile.FieldOfView.Side;

/**
 * Gwyddion Simple Field 1.0 ({@code .gsf}): lines "key = value", 1 to 4 zeros up to a place that 4 divides, then 32-bit
 * floats, the lowest byte first. The top row comes first, as Gwyddion shows it.
 * <p>
 * Source: <a href="http://gwyddion.net/documentation/user-guide-en/gsf.html">Gwyddion's user guide</a>.
 * </p>
 */
public final class SimpleFieldFormat implements ScanFormat {

	private static final String START = "Gwyddion Simple Field 1.0\n";
	private static final Set<String> NO_FACTS = Set.of("XRes", "YRes", "XReal", "YReal", "XOffset", "YOffset",
		"XYUnits", "ZUnits", "Title");

	@Override
	public String name() {
		return "Gwyddion Simple Field";
	}

	@Override
	public List<String> extensions() {
		return List.of("gsf");
	}

	@Override
	public boolean isOne(final Path file) throws IOException {
		return HeaderText.startsWith(file, START);
	}

	@Override
	public Recording read(final Path file) throws IOException {
		try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
			if (!HeaderText.startsWith(bytes, START)) throw new IOException("its content is no Gwyddion Simple Field");
			final int end = HeaderText.end(bytes, "\0");
			final Map<String, String> header = new IniHeader(HeaderText.start(bytes, end)).section(IniHeader.NONE);
			return read(bytes, header, end + Float.BYTES - end % Float.BYTES);
		}
	}

	private static Recording read(final FileBytes bytes, final Map<String, String> header, final int data)
		throws IOException
	{
		final long columns = HeaderNumber.whole("XRes", header.get("XRes"));
		final long rows = HeaderNumber.whole("YRes", header.get("YRes"));
		final float[] values = SampleType.FLOAT32.floats(bytes, data, columns, rows);
		final PixelSize pixel = pixel(header, columns, rows);
		final Channels channels = new Channels();
		channels.addTitled(header.get("Title"), header.get("ZUnits"), pixel, Planes.floats(values, (int) columns,
			(int) rows));
		return new Recording(channels.images(""), facts(header));
	}

	private static PixelSize pixel(final Map<String, String> header, final long columns, final long rows) {
		final String unit = header.get("XYUnits");
		final Side x = new Side(HeaderNumber.realOrNone(header.get("XReal")), unit, columns);
		final Side y = new Side(HeaderNumber.realOrNone(header.get("YReal")), unit, rows);
		return FieldOfView.pixel(x, y);
	}

	/** Everything that the format does not define itself. */
	private static Map<String, String> facts(final Map<String, String> header) {
		final Facts facts = new Facts();
		header.forEach((key, value) -> {
			if (!NO_FACTS.contains(key)) facts.text(Facts.oneLine(key), value);
		});
		return facts.map();
	}
}
