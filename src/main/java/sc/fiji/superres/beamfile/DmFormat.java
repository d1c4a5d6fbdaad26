package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanFormat;

/** Images and series of Gatan's DigitalMicrograph, versions 3 and 4; the small picture for folders is left out. */
public final class DmFormat implements ScanFormat {

	@Override
	public String name() {
		return "Gatan";
	}

	@Override
	public List<String> extensions() {
		return List.of("dm3", "dm4");
	}

	@Override
	public boolean isOne(final Path path) throws IOException {
		try (FileBytes file = open(path)) {
			return DmTags.isOne(file);
		}
	}

	private static FileBytes open(final Path path) throws IOException {
		return FileBytes.open(path, ByteOrder.BIG_ENDIAN);
	}

	@Override
	public Optional<Microscope> microscope() {
		return Optional.of(Microscope.BEAM);
	}

	@Override
	public Recording read(final Path path) throws IOException {
		try (FileBytes file = open(path)) {
			if (!DmTags.isOne(file)) throw new IOException("its content is no file of DigitalMicrograph 3 or 4");
			return BeamImage.recording(images(DmTags.read(file)));
		}
	}

	/** @throws IOException where there is none */
	private static List<DmImage> images(final DmGroup root) throws IOException {
		final List<DmGroup> list = root.group("ImageList").list();
		final Set<Integer> thumbnails = thumbnails(root, list.size());
		final List<DmImage> images = new ArrayList<>();
		for (int i = 0; i < list.size(); i++)
			if (!thumbnails.contains(i)) images.add(new DmImage(list.get(i)));
		if (images.isEmpty()) throw new IOException("it holds no image");
		return images;
	}

	/** Numbers of the images that are small pictures; where the file does not tell, the first of several is. */
	private static Set<Integer> thumbnails(final DmGroup root, final int images) {
		final Set<Integer> thumbnails = new HashSet<>();
		for (final DmGroup thumbnail : root.group("Thumbnails").list())
			thumbnails.add((int) thumbnail.number("ImageIndex"));
		if (thumbnails.isEmpty() && images > 1) thumbnails.add(0);
		return thumbnails;
	}
}
