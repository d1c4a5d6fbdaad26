package sc.fiji.superres.probefile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.instrument.Rows;
import sc.fiji.superres.instrument.SampleType;
import sc.fiji.superres.instrument.ScanSlice.Direction;

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

	NanonisScan(final long columns, final long rows, final PixelSize pixel) throws IOException {
		SampleType.requireSize(columns, rows);
		this.columns = (int) columns;
		this.rows = (int) rows;
		this.pixel = pixel;
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

	/** Rows that every plane has finished; 0 where there is no plane. */
	int finished() {
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
		final float[] values = plane.values();
		final float[] shown = kept < rows ? Arrays.copyOf(values, kept * columns) : values;
		if (upwards) Rows.upsideDown(shown, columns);
		if (plane.direction() == Direction.BACKWARD) Rows.mirror(shown, columns);
		return shown;
	}
}
