package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.hdf.HdfArray;
import sc.fiji.superres.hdf.HdfGroup;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.DetectorFrames;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Lengths;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.SampleType;

/**
 * A group of the Electron Microscopy Datasets of NCEM, version 0.2: one whose attribute {@code emd_group_type} is 1.
 * Its array {@code data} has the dimensions y and x, or frame, y and x; for each there is an array {@code dim1},
 * {@code dim2} … with the places of its pixels in the unit that its attribute {@code units} names. After the
 * description at https://emdatasets.com/format/.
 */
record NcemImage(HdfGroup root, HdfGroup group) implements BeamImage {

	private static final int DEEPEST = 16;
	private static final int MOST_GROUPS = 10_000;
	private static final int LONGEST_DIMENSION = 1 << 20;
	private static final double VOLTS_FROM = 1000;

	/** @throws IOException where no image can be read: the error of the first */
	static Recording recording(final HdfGroup root) throws IOException {
		final List<NcemImage> images = new ArrayList<>();
		collect(root, root, 0, new HashSet<>(), images);
		if (images.isEmpty()) throw new IOException(
			"it is an HDF5 file without images as Velox or NCEM write them (version 0.2 of their format)");
		return BeamImage.recording(images);
	}

	/** @param seen places of the groups so far, since a group may hold one that it is in */
	private static void collect(final HdfGroup root, final HdfGroup group, final int depth, final Set<Long> seen,
		final List<NcemImage> images) throws IOException
	{
		if (!seen.add(group.place())) return;
		if (depth > DEEPEST || seen.size() > MOST_GROUPS) throw new IOException("it is damaged: more than " +
			MOST_GROUPS + " groups, or " + DEEPEST + " in each other");
		if (group.attribute("emd_group_type").equals("1")) images.add(new NcemImage(root, group));
		for (final HdfGroup next : group.groups())
			collect(root, next, depth + 1, seen, images);
	}

	@Override
	public String name() {
		return group.name();
	}

	@Override
	public DetectorFrames frames(final String name) throws IOException {
		final HdfArray data = group.array("data");
		final int dimensions = data.lengths().length;
		if (dimensions < 2) throw new IOException("it holds " + dimensions + "-dimensional data and no image");
		requireNoSpectra(dimensions);
		return new DetectorFrames(name, "", pixel(dimensions), data.planes(false));
	}

	private void requireNoSpectra(final int dimensions) throws IOException {
		boolean isSpectrum = group.attribute("record_by").equals("spectrum");
		for (int i = 1; i <= dimensions; i++)
			isSpectrum |= unit(i).endsWith("eV");
		if (isSpectrum) throw new IOException(
			"it holds spectra (EELS or EDS): open it by HyperSpy, and save one image");
	}

	private PixelSize pixel(final int dimensions) throws IOException {
		return Lengths.of(step(dimensions), unit(dimensions), step(dimensions - 1), unit(dimensions - 1));
	}

	/** Distance of the first two pixels along a dimension, which counts from 1; NaN where it is not told. */
	private double step(final int dimension) throws IOException {
		if (!group.hasArray("dim" + dimension)) return Double.NaN;
		final HdfArray places = group.array("dim" + dimension);
		final long[] lengths = places.lengths();
		if (lengths.length != 1 || lengths[0] < 2 || lengths[0] > LONGEST_DIMENSION) return Double.NaN;
		final SampleType type = places.type();
		final ByteBuffer values = places.parts(false, 1)[0];
		final double first = type.value(values);
		return type.value(values) - first;
	}

	/** "[n_m]" is nm. */
	private String unit(final int dimension) throws IOException {
		if (!group.hasArray("dim" + dimension)) return "";
		return group.array("dim" + dimension).attribute("units").replaceAll("[\\[\\]_]", "");
	}

	@Override
	public Map<String, String> facts() {
		final Facts facts = new Facts();
		final Optional<HdfGroup> microscope = root.group("microscope");
		if (microscope.isEmpty()) return facts.map();
		facts.text("Instrument", microscope.get().attribute("name"));
		facts.quantity("Voltage", volts(HeaderNumber.realOrNone(microscope.get().attribute("voltage"))), "V");
		return facts.map();
	}

	/** Files give volts or kilovolts without saying which; no microscope has less than 1 kV or more than 1 MV. */
	private static double volts(final double voltage) {
		if (!(voltage > 0)) return Double.NaN;
		if (voltage < VOLTS_FROM) return voltage * VOLTS_FROM;
		return voltage;
	}
}
