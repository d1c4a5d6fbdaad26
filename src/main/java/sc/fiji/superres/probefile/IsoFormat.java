package sc.fiji.superres.probefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

import sc.fiji.superres.Quoted;
import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.binary.HeaderText;
import sc.fiji.superres.binary.TextLines;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.Rows;
import sc.fiji.superres.instrument.SampleType;
import sc.fiji.superres.instrument.ScanFormat;

/**
 * ISO 28600, the data transfer format of scanning probe microscopes ({@code .spm}): 128 lines of header, then a line of
 * text for each pixel with the value of each channel, then "end of experiment".
 * <p>
 * Pixels come in the order of the scan, which the header names: rows of a scan "bottom to top" are turned, lines of one
 * "right to left" are mirrored. Titles such as "Z (Forward)" say a channel's direction.
 * </p>
 * <p>
 * Bruker's NanoScope files are called so too; they are refused with the way out. Source: ISO 28600:2011 in the words of
 * Gwyddion's {@code iso28600.c}.
 * </p>
 */
public final class IsoFormat implements ScanFormat {

	private static final String END = "end of experiment";
	private static final String BRUKER = "\\*";
	/** A digit and what ends it. */
	private static final int SHORTEST_VALUE = 2;

	@Override
	public String name() {
		return "ISO 28600";
	}

	@Override
	public List<String> extensions() {
		return List.of("spm");
	}

	/** {@inheritDoc} Bruker's files are taken too, so that {@link #read} says what to do with them. */
	@Override
	public boolean isOne(final Path file) throws IOException {
		return HeaderText.startsWith(file, IsoHeader.START) || isBruker(file);
	}

	private static boolean isBruker(final Path file) throws IOException {
		return HeaderText.startsWith(file, BRUKER);
	}

	@Override
	public Optional<Microscope> microscope() {
		return Optional.of(Microscope.PROBE);
	}

	@Override
	public Recording read(final Path file) throws IOException {
		if (isBruker(file)) throw new IOException(
			"it is a Bruker NanoScope file, which is not read: open it in Gwyddion, and save it as .gwy or .gsf");
		if (!HeaderText.startsWith(file, IsoHeader.START)) throw new IOException(
			"its content is no ISO 28600 file: open it in Gwyddion, and save it as .gwy or .gsf");
		try (TextLines lines = TextLines.open(file)) {
			return read(lines, Files.size(file));
		}
	}

	private static Recording read(final TextLines lines, final long size) throws IOException {
		final IsoHeader header = new IsoHeader(lines);
		header.requireImage();
		final float[][] planes = planes(header, size);
		for (int i = 0; i < planes[0].length; i++)
			readPixel(lines, i, planes);
		if (!END.equals(lines.next())) throw new IOException("it is cut off: \"" + END + "\" does not end it");
		return new Recording(channels(header, planes).images(""), header.facts());
	}

	private static float[][] planes(final IsoHeader header, final long size) throws IOException {
		final int channels = header.channels();
		final long pixels = SampleType.requireSize(header.columns(), header.rows());
		final String sides = header.columns() + "×" + header.rows();
		if (pixels * channels * SHORTEST_VALUE > size) throw new IOException("it is cut off: " + size +
			" bytes cannot hold " + sides + " values");
		SampleType.requireMemory(pixels * channels * Float.BYTES, sides);
		return new float[channels][(int) pixels];
	}

	private static void readPixel(final TextLines lines, final int pixel, final float[][] planes) throws IOException {
		final String line = lines.next();
		if (line == null) throw new IOException("it is cut off: " + pixel + " of " + planes[0].length + " pixels");
		final StringTokenizer values = new StringTokenizer(line, " \t,;");
		for (final float[] plane : planes)
			plane[pixel] = value(values, pixel, line);
	}

	private static float value(final StringTokenizer values, final int pixel, final String line) throws IOException {
		if (!values.hasMoreTokens()) throw noValue(pixel, line);
		final double value = HeaderNumber.realOrNone(values.nextToken());
		if (Double.isNaN(value)) throw noValue(pixel, line);
		return (float) value;
	}

	private static IOException noValue(final int pixel, final String line) {
		return new IOException("it is damaged: its pixel " + (pixel + 1) + " is \"" + Quoted.of(line) + "\"");
	}

	private static Channels channels(final IsoHeader header, final float[][] planes) throws IOException {
		final Channels channels = new Channels();
		final int columns = (int) header.columns();
		final int rows = (int) header.rows();
		for (int i = 0; i < planes.length; i++) {
			turn(planes[i], header, columns);
			channels.addTitled(header.name(i), header.unit(i), header.pixel(), Planes.floats(planes[i], columns, rows));
		}
		return channels;
	}

	private static void turn(final float[] plane, final IsoHeader header, final int columns) {
		if (header.isUpwards()) Rows.upsideDown(plane, columns);
		if (header.isLeftwards()) Rows.mirror(plane, columns);
	}
}
