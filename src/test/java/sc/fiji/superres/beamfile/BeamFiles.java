package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanFormat;
import sc.fiji.superres.tia.EmiFormat;
import sc.fiji.superres.tia.SerFormat;

/** Small files of electron microscopes, which scripts/golden/beamfile_files.py writes. */
public final class BeamFiles {

	private static final List<ScanFormat> FORMATS = List.of(new SerFormat(), new EmiFormat(), new DmFormat(),
		new EmdFormat());
	private static final Path SMALL = Path.of("src/test/resources/sc/fiji/superres/beamfile");

	private BeamFiles() {}

	static ScanFormat[] formats() {
		return FORMATS.toArray(new ScanFormat[0]);
	}

	/** The place of a small file. */
	public static Path small(final String name) {
		return SMALL.resolve(name);
	}

	/** Reads a file by the format that its name says. */
	public static Recording read(final Path file) throws IOException {
		final String name = file.getFileName().toString();
		final String ending = name.substring(name.lastIndexOf('.') + 1);
		return FORMATS.stream().filter(format -> format.extensions().contains(ending)).findFirst().orElseThrow().read(
			file);
	}

	/** A copy in a folder, for a test that changes it. */
	public static Path copy(final String name, final Path folder) throws IOException {
		return Files.copy(small(name), folder.resolve(name));
	}

	/** Puts letters in the place of others that occur once. */
	public static void replace(final Path file, final String before, final String after) throws IOException {
		final String content = Files.readString(file, StandardCharsets.ISO_8859_1);
		final int place = content.indexOf(before);
		if (place < 0 || place != content.lastIndexOf(before)) throw new IOException(before + " is not once in " +
			file);
		Files.writeString(file, content.replace(before, after), StandardCharsets.ISO_8859_1);
	}

	/** Overwrites bytes from a place on. */
	public static void write(final Path file, final long place, final int... bytes) throws IOException {
		final byte[] content = Files.readAllBytes(file);
		for (int i = 0; i < bytes.length; i++)
			content[(int) place + i] = (byte) bytes[i];
		Files.write(file, content);
	}
}
