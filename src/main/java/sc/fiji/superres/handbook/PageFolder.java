package sc.fiji.superres.handbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import ij.IJ;

import sc.fiji.superres.AtomicFile;

/**
 * The folder in which a browser finds the pages.
 * <p>
 * It is where the zips have them, in ImageJ's folder: there browsers that are shut off from temporary and hidden
 * folders (snaps, flatpaks) can read them too. Where nothing can be written there, it is a temporary folder that goes
 * with the program.
 * </p>
 */
final class PageFolder {

	/** Below ImageJ's folder. */
	private static final String PLACE = "docs/Super-Resolution/docs";
	/** The resource that names all others, one a line. */
	private static final String LIST = "pages.txt";

	private static Path temporary;

	private PageFolder() {}

	/** The folder, with every page in it as it is in our jar. */
	static synchronized Path filled() throws IOException {
		return filled(IJ.getDirectory("imagej"));
	}

	/** @param imagej ImageJ's folder; null where it has none. One without plugins is no installation. */
	static synchronized Path filled(final String imagej) throws IOException {
		if (imagej == null || !Files.isDirectory(Path.of(imagej, "plugins"))) return filledTemporary();
		try {
			return fill(Path.of(imagej).resolve(PLACE));
		}
		catch (final IOException exc) {
			return filledTemporary(); // others may have installed it, for us to read only
		}
	}

	private static Path filledTemporary() throws IOException {
		if (temporary == null || !Files.isDirectory(temporary)) temporary = newTemporary();
		return fill(temporary);
	}

	/** Of this user alone; Java deletes at its end what it was told of, in reverse order. */
	private static Path newTemporary() throws IOException {
		final Path folder = Files.createTempDirectory("super-resolution-guide");
		folder.toFile().deleteOnExit();
		for (final String name : names()) {
			folder.resolve(name).getParent().toFile().deleteOnExit();
			folder.resolve(name).toFile().deleteOnExit();
		}
		return folder;
	}

	/** Writes the pages that are not there, or are others. */
	private static Path fill(final Path folder) throws IOException {
		for (final String name : names()) {
			final byte[] bytes = bytes(name);
			final Path file = folder.resolve(name);
			if (!isThere(file, bytes)) AtomicFile.write(file, out -> out.write(bytes));
		}
		return folder;
	}

	private static boolean isThere(final Path file, final byte[] bytes) throws IOException {
		return Files.isRegularFile(file) && Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file),
			bytes);
	}

	/** The names of all pages, pictures and signposts. */
	private static List<String> names() throws IOException {
		return new String(bytes(LIST), StandardCharsets.UTF_8).lines().toList();
	}

	private static byte[] bytes(final String name) throws IOException {
		try (InputStream in = PageFolder.class.getResourceAsStream(name)) {
			if (in == null) throw new IOException("This build has no " + name +
				" of the guide: mvn process-resources makes it.");
			return in.readAllBytes();
		}
	}
}
