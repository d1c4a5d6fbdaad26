package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.SampleType;
import sc.fiji.superres.instrument.ScanFormat;
import sc.fiji.superres.instrument.ScanImage;
import sc.fiji.superres.instrument.ScanSlice;
import sc.fiji.superres.instrument.ScanSlice.Direction;

/**
 * MRC2014 and its forerunners ({@code .mrc}): a header of 1024 bytes, more of it that programs may add, then images of
 * 8- or 16-bit whole numbers or 32-bit floats, in either byte order. Sections are slices.
 * <p>
 * The origin is the lower left corner, so rows are turned, as IMOD and Bio-Formats do. The pixel size is that of FEI's
 * own header where there is one, or the cell divided by its samples.
 * </p>
 * <p>
 * Source: <a href="https://www.ccpem.ac.uk/mrc_format/mrc2014.php">CCP-EM, MRC2014</a>, and
 * <a href="https://bio3d.colorado.edu/imod/doc/mrc_format.txt">IMOD's description</a> for bytes with and without sign.
 * </p>
 */
public final class MrcFormat implements ScanFormat {

	private static final int EXTENSION_KIND = 104;
	private static final int KIND = 4;
	private static final int LABELS = 224;
	private static final int LABEL = 80;
	private static final int MOST_LABELS = 10;

	@Override
	public String name() {
		return "MRC";
	}

	@Override
	public List<String> extensions() {
		return List.of("mrc", "mrcs");
	}

	@Override
	public boolean isOne(final Path file) throws IOException {
		try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
			return bytes.size() >= MrcHeader.LENGTH && MrcHeader.of(bytes).isPlausible();
		}
	}

	@Override
	public Optional<Microscope> microscope() {
		return Optional.of(Microscope.BEAM);
	}

	@Override
	public Recording read(final Path file) throws IOException {
		try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
			final MrcHeader header = MrcHeader.of(bytes);
			if (!header.isPlausible()) throw new IOException("its content is no MRC file");
			return read(bytes.in(header.order()), header);
		}
	}

	private static Recording read(final FileBytes bytes, final MrcHeader header) throws IOException {
		final Optional<FeiExtension> fei = extension(bytes, header);
		final PixelSize pixel = fei.flatMap(FeiExtension::pixel).orElseGet(header::pixel);
		final ScanImage image = ScanImage.of("", "", pixel, slices(bytes, header));
		final Facts facts = new Facts();
		fei.map(FeiExtension::facts).orElse(Map.of()).forEach(facts::text);
		return new Recording(List.of(image), facts.text("Comment", labels(header)).map());
	}

	private static Optional<FeiExtension> extension(final FileBytes bytes, final MrcHeader header) throws IOException {
		bytes.requireWithin(MrcHeader.LENGTH, header.extended());
		return FeiExtension.of(bytes, header.text(EXTENSION_KIND, KIND), header.extended());
	}

	private static List<ScanSlice> slices(final FileBytes bytes, final MrcHeader header) throws IOException {
		requireWhole(bytes, header);
		SampleType.requireMemory(header.sectionBytes() * header.sections(), header.columns() + "×" + header.rows() +
			"×" + header.sections());
		final List<ScanSlice> slices = new ArrayList<>();
		for (int i = 0; i < header.sections(); i++)
			slices.add(slice(bytes, header, i));
		return slices;
	}

	private static ScanSlice slice(final FileBytes bytes, final MrcHeader header, final int section)
		throws IOException
	{
		final long place = header.data() + section * header.sectionBytes();
		return new ScanSlice(label(section, header.sections()), Direction.ONLY, header.type().planeFromBelow(bytes,
			place, header.columns(), header.rows()));
	}

	/** Checks that the file holds all sections; in this way no product can exceed 64 bits. */
	private static void requireWhole(final FileBytes bytes, final MrcHeader header) throws IOException {
		final int sections = header.sections();
		if (sections < 1) throw new IOException("it is damaged: it has " + sections + " sections");
		final long whole = (bytes.size() - header.data()) / header.sectionBytes();
		if (sections > whole) throw new IOException("it is cut off, or damaged: it holds " + whole + " of " + sections +
			" sections");
	}

	private static String label(final int slice, final int sections) {
		if (sections == 1) return "";
		return "frame " + (slice + 1);
	}

	private static String labels(final MrcHeader header) {
		final StringBuilder labels = new StringBuilder();
		for (int i = 0; i < MOST_LABELS; i++)
			labels.append(header.text(LABELS + i * LABEL, LABEL)).append(' ');
		return labels.toString().strip();
	}
}
