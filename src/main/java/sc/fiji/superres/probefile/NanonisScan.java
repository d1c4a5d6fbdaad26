package sc.fiji.superres.probefile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.instrument.Rows;
import sc.fiji.superres.instrument.SampleType;
import sc.fiji.superres.instrument.ScanSlice.Direction;
import sc.fiji.superres.probefile.FieldOfView.Side;

/**
 * The planes of a Nanonis scan, read in the order in which they were recorded, then cut to the rows that the scan
 * finished. Rows that it did not reach are NaN in the file, at the end of every plane.
 */
final class NanonisScan {

	private final int columns;
	private final int rows;
	private final PixelSize pixel;
	private final List<Plane> planes = new ArrayList<>();

	private record Plane(String name, String unit, Direction direction, float[] values) {}

	private NanonisScan(final int columns, final int rows, final PixelSize pixel) {
		this.columns = columns;
		this.rows = rows;
		this.pixel = pixel;
	}

	/**
	 * A scan of the size that a header names, without planes.
	 *
	 * @throws IOException where there is no such size
	 */
	static NanonisScan of(final NanonisHeader header) throws IOException {
		final List<String> pixels = pixels(header);
		final long columns = HeaderNumber.whole("SCAN_PIXELS", pixels.get(0));
		final long rows = HeaderNumber.whole("SCAN_PIXELS", pixels.get(1));
		SampleType.requireSize(columns, rows);
		return new NanonisScan((int) columns, (int) rows, pixel(header, columns, rows));
	}

	/** Columns and rows; headers of version 1 name the rows first. */
	private static List<String> pixels(final NanonisHeader header) throws IOException {
		final List<String> pixels = new ArrayList<>(List.of(header.parts("SCAN_PIXELS", 2)));
		if (header.text("NANONIS_VERSION").equals("1")) Collections.reverse(pixels);
		return pixels;
	}

	private static PixelSize pixel(final NanonisHeader header, final long columns, final long rows) throws IOException {
		final String[] range = header.parts("SCAN_RANGE", 2);
		final Side x = new Side(HeaderNumber.real("SCAN_RANGE", range[0]), "m", columns);
		final Side y = new Side(HeaderNumber.real("SCAN_RANGE", range[1]), "m", rows);
		return FieldOfView.pixel(x, y);
	}

	/** Bytes of one plane. */
	long bytes() {
		return (long) columns * rows * Float.BYTES;
	}

	/** Reads a plane; one without a finished row is left out. */
	void read(final FileBytes file, final long place, final String name, final String unit, final Direction direction)
		throws IOException
	{
		final float[] values = SampleType.FLOAT32.floats(file, place, columns, rows);
		if (finished(values) > 0) planes.add(new Plane(name, unit, direction, values));
	}

	/** Rows from the start up to the last one without NaN. */
	private int finished(final float[] values) {
		int row = rows;
		while (row > 0 && hasNone(values, row - 1))
			row--;
		return row;
	}

	private boolean hasNone(final float[] values, final int row) {
		for (int i = row * columns; i < (row + 1) * columns; i++)
			if (Float.isNaN(values[i])) return true;
		return false;
	}

	/** How far an unfinished scan went, "131 of 256"; null where it is finished. */
	String rowsScanned() {
		final int finished = finished();
		if (finished == rows) return null;
		return finished + " of " + rows;
	}

	/** Rows that every plane has finished; 0 where there is no plane. */
	private int finished() {
		return planes.stream().mapToInt(plane -> finished(plane.values())).min().orElse(0);
	}

	/**
	 * The channels as the microscope shows them.
	 *
	 * @param upwards whether the scan began with the lowest row
	 */
	Channels channels(final boolean upwards) throws IOException {
		final Channels channels = new Channels();
		final int kept = finished();
		for (final Plane plane : planes) {
			final float[] shown = shown(plane, kept, upwards);
			channels.add(plane.name(), plane.direction(), plane.unit(), pixel, Planes.floats(shown, columns, kept));
		}
		return channels;
	}

	private float[] shown(final Plane plane, final int kept, final boolean upwards) {
		final float[] shown = Arrays.copyOf(plane.values(), kept * columns);
		if (upwards) Rows.upsideDown(shown, columns);
		if (plane.direction() == Direction.BACKWARD) Rows.mirror(shown, columns);
		return shown;
	}
}
