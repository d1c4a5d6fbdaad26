package sc.fiji.superres.probefile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.binary.HeaderText;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.SampleType;
import sc.fiji.superres.instrument.ScanFormat;
import sc.fiji.superres.probefile.FieldOfView.Side;

/**
 * Gwyddion's own files ({@code .gwy}): "GWYP", then a container of objects. Every image of it is a channel; masks,
 * graphs, spectra and volumes are left out. The top row comes first, as Gwyddion shows it. Titles such as "Z (Forward)"
 * say a channel's direction. Facts are the metadata of the first image.
 * <p>
 * Source: <a href="http://gwyddion.net/documentation/user-guide-en/gwyfile-format.html">Gwyddion's user guide</a>.
 * </p>
 */
public final class GwyFormat implements ScanFormat {

	private static final String START = "GWYP";
	private static final String OLD = "GWYO";
	private static final Pattern IMAGE = Pattern.compile("/(\\d{1,9})/data");

	@Override
	public String name() {
		return "Gwyddion";
	}

	@Override
	public List<String> extensions() {
		return List.of("gwy");
	}

	@Override
	public boolean isOne(final Path file) throws IOException {
		return HeaderText.startsWith(file, START) || HeaderText.startsWith(file, OLD);
	}

	@Override
	public Recording read(final Path file) throws IOException {
		try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
			if (HeaderText.startsWith(bytes, OLD)) throw new IOException(
				"it is of the kind that Gwyddion wrote before 2005: open it in Gwyddion, and save it again");
			if (!HeaderText.startsWith(bytes, START)) throw new IOException("its content is no Gwyddion file");
			return read(bytes, new GwyObject(bytes, START.length(), bytes.size()));
		}
	}

	private static Recording read(final FileBytes bytes, final GwyObject container) throws IOException {
		final SortedMap<Integer, String> images = images(container);
		final Channels channels = new Channels();
		for (final Map.Entry<Integer, String> image : images.entrySet())
			addTo(channels, bytes, container, image);
		final String none = "it holds no image, only graphs, spectra or volumes";
		return new Recording(channels.images(none), facts(container, images.firstKey()));
	}

	/** Keys of all images, by their numbers. */
	private static SortedMap<Integer, String> images(final GwyObject container) {
		final SortedMap<Integer, String> images = new TreeMap<>();
		for (final String name : container.names()) {
			final Matcher image = IMAGE.matcher(name);
			if (image.matches() && container.hasObject(name)) images.put(Integer.valueOf(image.group(1)), name);
		}
		return images;
	}

	private static void addTo(final Channels channels, final FileBytes bytes, final GwyObject container,
		final Map.Entry<Integer, String> image) throws IOException
	{
		final GwyObject field = container.object(image.getValue());
		if (!field.is("GwyDataField")) return;
		channels.addTitled(title(container, image), unit(field, "si_unit_z"), pixel(field), plane(bytes, field));
	}

	private static String title(final GwyObject container, final Map.Entry<Integer, String> image) throws IOException {
		final String title = container.text(image.getValue() + "/title");
		if (title.isBlank()) return "Channel " + image.getKey();
		return title;
	}

	private static PixelSize pixel(final GwyObject field) throws IOException {
		final String unit = unit(field, "si_unit_xy");
		final Side x = new Side(field.real("xreal"), unit, field.whole("xres"));
		final Side y = new Side(field.real("yreal"), unit, field.whole("yres"));
		return FieldOfView.pixel(x, y);
	}

	private static RandomAccessibleInterval<FloatType> plane(final FileBytes bytes, final GwyObject field)
		throws IOException
	{
		final int columns = field.whole("xres");
		final int rows = field.whole("yres");
		final long place = field.reals("data", SampleType.requireSize(columns, rows));
		return Planes.floats(SampleType.FLOAT64.floats(bytes, place, columns, rows), columns, rows);
	}

	private static String unit(final GwyObject field, final String name) throws IOException {
		if (!field.hasObject(name)) return "";
		return field.object(name).text("unitstr");
	}

	private static Map<String, String> facts(final GwyObject container, final int image) throws IOException {
		final Facts facts = new Facts();
		final String key = "/" + image + "/meta";
		if (!container.hasObject(key)) return facts.map();
		final GwyObject meta = container.object(key);
		for (final String name : meta.names())
			facts.text(Facts.oneLine(name), meta.text(name));
		return facts.map();
	}
}
