package sc.fiji.superres.torch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip container of a PyTorch file: entries below one top folder, the folder {@code data.pkl} lies in. No size an
 * entry claims is believed beyond the limit its reader gives, and every error names the file.
 */
public final class TorchZip implements AutoCloseable {

	private static final String PICKLE = "data.pkl";

	private final Path file;
	private final ZipFile zip;
	private final String folder;

	private TorchZip(final Path file, final ZipFile zip) throws IOException {
		this.file = file;
		this.zip = zip;
		this.folder = zip.stream().map(ZipEntry::getName).filter(name -> name.indexOf('/') == name.length() - PICKLE
			.length() - 1 && name.endsWith(PICKLE)).findFirst().map(name -> name.substring(0, name.indexOf('/') + 1))
			.orElseThrow(() -> new IOException(file + " is a zip file but no PyTorch file: it has no " + PICKLE + "."));
	}

	/**
	 * @throws IOException when the file is not there, no zip container, or a zip of something else
	 */
	public static TorchZip open(final Path file) throws IOException {
		if (Files.isDirectory(file)) throw new IOException(file + " is a folder; name the model file in it.");
		if (!Files.isRegularFile(file)) throw new IOException("There is no model file " + file + ".");
		final ZipFile zip = zip(file);
		try {
			return new TorchZip(file, zip);
		}
		catch (final IOException exc) {
			zip.close();
			throw exc;
		}
	}

	public Path file() {
		return file;
	}

	/** The top folder, with a slash behind. */
	public String folder() {
		return folder;
	}

	/** Names of all entries as they stand there, one that is there twice twice. */
	public List<String> allNames() {
		return zip.stream().map(ZipEntry::getName).toList();
	}

	/**
	 * The bytes of an entry, if there is one.
	 *
	 * @param name below the top folder: {@code data/0}
	 * @param limit bytes it may have
	 */
	public Optional<byte[]> bytes(final String name, final long limit) throws IOException {
		final ZipEntry entry = zip.getEntry(folder + name);
		if (entry == null) return Optional.empty();
		final long size = entry.getSize();
		if (size < 0 || size > limit) {
			throw new IOException(file + ": " + name + " claims " + size + " bytes, more than the " + limit +
				" it may have.");
		}
		try (InputStream in = zip.getInputStream(entry)) {
			final byte[] bytes = in.readNBytes((int) size);
			if (bytes.length != size || in.read() >= 0) {
				throw new IOException(file + ": " + name + " is cut off or damaged: it does not have the " + size +
					" bytes it claims.");
			}
			requireChecksum(name, bytes, entry.getCrc());
			return Optional.of(bytes);
		}
		catch (final ZipException | EOFException exc) {
			throw new IOException(file + ": " + name + " is cut off or damaged: " + exc.getMessage(), exc);
		}
	}

	/** Names of all entries below the top folder. */
	public List<String> names() {
		return zip.stream().map(ZipEntry::getName).filter(name -> name.startsWith(folder)).map(name -> name.substring(
			folder.length())).toList();
	}

	/** Java's zip reader compares no checksums. */
	private void requireChecksum(final String name, final byte[] bytes, final long expected) throws IOException {
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		if (crc.getValue() != expected) throw new IOException(file + ": " + name +
			" is damaged: its checksum is wrong. Get the file again.");
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}

	private static ZipFile zip(final Path file) throws IOException {
		try {
			return new ZipFile(file.toFile());
		}
		catch (final ZipException exc) {
			throw new IOException(file + " is not a PyTorch file in the zip container (" + exc.getMessage() + "). " +
				Lookalike.of(file), exc);
		}
	}
}
