package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanFormat;

/** Finds the small files of electron microscopes that scripts/golden/beamfile_files.py writes, and reads files. */
final class BeamFiles {

	static final List<ScanFormat> FORMATS = List.of(new SerFormat(), new EmiFormat(), new DmFormat(), new EmdFormat());

	private BeamFiles() {}

	static Path tiny(final String name) {
		try {
			return Path.of(BeamFiles.class.getResource(name).toURI());
		}
		catch (final URISyntaxException exc) {
			throw new IllegalStateException(exc);
		}
	}

	/** The format of a file by its name. */
	static ScanFormat format(final Path file) {
		final String name = file.getFileName().toString();
		final String extension = name.substring(name.lastIndexOf('.') + 1);
		return FORMATS.stream().filter(format -> format.extensions().contains(extension)).findFirst().orElseThrow();
	}

	static Recording read(final Path file) throws IOException {
		return format(file).read(file);
	}

	/** A copy in a folder, for a test that damages it. */
	static Path copy(final String name, final Path folder) throws IOException {
		return Files.copy(tiny(name), folder.resolve(name));
	}

	/** Puts bytes in the place of others that occur once. */
	static void replace(final Path file, final String before, final String after) throws IOException {
		final String content = Files.readString(file, StandardCharsets.ISO_8859_1);
		if (content.indexOf(before) < 0 || content.indexOf(before) != content.lastIndexOf(before))
			throw new IOException(before + " does not occur once in " + file);
		Files.writeString(file, content.replace(before, after), StandardCharsets.ISO_8859_1);
	}
}
