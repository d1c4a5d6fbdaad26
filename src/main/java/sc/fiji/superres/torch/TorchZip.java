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
 * Reads the zip container of a PyTorch file: its entries lie below one top folder, the one that holds {@code data.pkl}.
 * An entry that claims more bytes than its reader allows is refused, and every error names the file.
 */
public final class TorchZip implements AutoCloseable {

	private static final String PICKLE = "data.pkl";

	private final Path file;
	private final ZipFile zip;
	private final String folder;

	private TorchZip(final Path file, final ZipFile zip) throws IOException {
		this.file = file;
		this.zip = zip;
		this.folder = topFolder();
	}

	private String topFolder() throws IOException {
		for (final String name : allNames())
			if (isPickleInTopFolder(name)) return name.substring(0, name.indexOf('/') + 1);
		throw noPickle();
	}

	private IOException noPickle() {
		return new IOException(file + " is a zip file but no PyTorch file: it has no " + PICKLE + ".");
	}

	private static boolean isPickleInTopFolder(final String name) {
		final int slash = name.indexOf('/');
		return slash == name.length() - PICKLE.length() - 1 && name.endsWith(PICKLE);
	}

	/**
	 * Opens a file.
	 *
	 * @throws IOException when the file does not exist, is no zip container, or is a zip of something else
	 */
	public static TorchZip open(final Path file) throws IOException {
		requireFile(file);
		final ZipFile zip = zip(file);
		try {
			return new TorchZip(file, zip);
		}
		catch (final IOException exc) {
			zip.close();
			throw exc;
		}
	}

	private static void requireFile(final Path file) throws IOException {
		if (Files.isDirectory(file)) throw new IOException(file + " is a folder; name the model file in it.");
		if (!Files.isRegularFile(file)) throw new IOException("There is no model file " + file + ".");
	}

	/** Returns the file itself. */
	public Path file() {
		return file;
	}

	/** Returns the name of the top folder, with a slash at its end. */
	public String folder() {
		return folder;
	}

	/** Returns the full names of all entries; the name of two entries comes twice. */
	public List<String> allNames() {
		return zip.stream().map(ZipEntry::getName).toList();
	}

	/**
	 * Returns the bytes of an entry, if there is one.
	 *
	 * @param name name below the top folder: {@code data/0}
	 * @param limit the greatest number of bytes that it may have
	 * @throws IOException when the entry is larger, cut off or damaged
	 */
	public Optional<byte[]> bytes(final String name, final long limit) throws IOException {
		final ZipEntry entry = zip.getEntry(folder + name);
		if (entry == null) return Optional.empty();
		requireSize(name, entry.getSize(), limit);
		final byte[] bytes = read(name, entry);
		requireChecksum(name, bytes, entry.getCrc());
		return Optional.of(bytes);
	}

	/**
	 * Returns the bytes of an entry that must be there: a pickle.
	 *
	 * @throws IOException when it is missing, larger than {@link TorchArchive#MAX_TEXT}, cut off or damaged
	 */
	public byte[] pickle(final String name) throws IOException {
		return bytes(name, TorchArchive.MAX_TEXT).orElseThrow(() -> lacks(name));
	}

	/**
	 * Returns the values of a storage.
	 *
	 * @param inner the folder of the storages below the top folder, with a slash at its end
	 * @param limit the greatest number of bytes that they may have
	 * @throws IOException when they are missing, larger, cut off or damaged
	 */
	public byte[] values(final String inner, final String key, final long limit) throws IOException {
		return bytes(inner + key, limit).orElseThrow(() -> lacks("the values of storage " + key));
	}

	private IOException lacks(final String what) {
		return new IOException(file + " lacks " + what + ".");
	}

	private void requireSize(final String name, final long size, final long limit) throws IOException {
		if (size >= 0 && size <= limit) return;
		throw new IOException(file + ": " + name + " claims " + size + " bytes, more than the " + limit +
			" it may have.");
	}

	private byte[] read(final String name, final ZipEntry entry) throws IOException {
		try (InputStream in = zip.getInputStream(entry)) {
			return readAll(name, in, entry.getSize());
		}
		catch (final ZipException | EOFException exc) {
			throw new IOException(file + ": " + name + " is cut off or damaged: " + exc.getMessage(), exc);
		}
	}

	private byte[] readAll(final String name, final InputStream in, final long size) throws IOException {
		final byte[] bytes = in.readNBytes((int) size);
		if (bytes.length == size && in.read() < 0) return bytes;
		throw incomplete(name, size);
	}

	private IOException incomplete(final String name, final long claimed) {
		return new IOException(file + ": " + name + " is cut off or damaged: it does not have the " + claimed +
			" bytes it claims.");
	}

	/** Returns the names of all entries below the top folder, without the folder. */
	public List<String> names() {
		return allNames().stream() //
			.filter(name -> name.startsWith(folder)) //
			.map(name -> name.substring(folder.length())) //
			.toList();
	}

	/** Whether the file holds code, as TorchScript does. */
	boolean holdsCode() {
		return names().stream().anyMatch(name -> name.startsWith("code/"));
	}

	/** Compares the checksum, which Java's zip reader does not. */
	private void requireChecksum(final String name, final byte[] bytes, final long expected) throws IOException {
		if (checksum(bytes) == expected) return;
		throw new IOException(file + ": " + name + " is damaged: its checksum is wrong. Get the file again.");
	}

	/** Returns the checksum that a zip container holds of an entry. */
	static long checksum(final byte[] bytes) {
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		return crc.getValue();
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
			throw noZip(file, exc);
		}
	}

	private static IOException noZip(final Path file, final ZipException exc) throws IOException {
		return new IOException(file + " is not a PyTorch file in the zip container (" + exc.getMessage() + "). " +
			Lookalike.of(file), exc);
	}
}
