package sc.fiji.superres.hdf;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteOrder;
import java.nio.file.Path;

import io.jhdf.HdfFile;
import io.jhdf.storage.HdfBackingStorage;

import sc.fiji.superres.LibraryLog;
import sc.fiji.superres.binary.FileBytes;

/**
 * Opens HDF5 files.
 *
 * <pre>
 *
 * Recording recording = HdfSource.read(file, root -&gt; read(root));
 * </pre>
 * <p>
 * The file is read by {@link HdfStorage} and not mapped into memory, so that it can be deleted afterwards on every
 * system, and is closed at the end whatever happens. Whatever jHDF throws at a damaged file becomes an
 * {@code IOException}: also a stack that overflows where parts contain each other, and an array that does not fit into
 * memory where a number of values is damaged.
 * </p>
 */
public final class HdfSource {

	/** The first bytes of every HDF5 file without a block of its user before them. */
	private static final long SIGNATURE = 0x89_48_44_46_0d_0a_1a_0aL;

	/** Reads something from a file. */
	public interface Reader<T> {

		/** @throws IOException where the content is not what is wanted */
		T read(HdfGroup root) throws IOException;
	}

	static {
		LibraryLog.quieten("io.jhdf");
	}

	private HdfSource() {}

	/** Whether the first bytes are those of an HDF5 file. */
	public static boolean isOne(final Path path) throws IOException {
		try (FileBytes file = FileBytes.open(path, ByteOrder.BIG_ENDIAN)) {
			return isOne(file);
		}
	}

	private static boolean isOne(final FileBytes file) throws IOException {
		return file.size() >= Long.BYTES && file.at(0, Long.BYTES).getLong() == SIGNATURE;
	}

	/**
	 * Reads from a file.
	 *
	 * @throws IOException where the file is no HDF5 file or damaged, or {@code reader} throws it
	 */
	public static <T> T read(final Path path, final Reader<T> reader) throws IOException {
		try (FileBytes file = FileBytes.open(path, ByteOrder.BIG_ENDIAN)) {
			if (!isOne(file)) throw new IOException("its content is no HDF5 file");
			return read(file.in(ByteOrder.LITTLE_ENDIAN), reader);
		}
	}

	private static <T> T read(final FileBytes file, final Reader<T> reader) throws IOException {
		try {
			return reader.read(new HdfGroup(opened(new HdfStorage(file)), file.size()));
		}
		catch (final RuntimeException | StackOverflowError | OutOfMemoryError exc) {
			throw new IOException("it is damaged, or an HDF5 file of a kind that is not read (" + reason(exc) + ")",
				exc);
		}
	}

	/** jHDF keeps the constructor for storage of others to itself. */
	private static HdfFile opened(final HdfBackingStorage storage) {
		try {
			final Constructor<HdfFile> constructor = HdfFile.class.getDeclaredConstructor(HdfBackingStorage.class);
			constructor.setAccessible(true);
			return constructor.newInstance(storage);
		}
		catch (final InvocationTargetException exc) {
			throw new IllegalStateException(exc.getCause());
		}
		catch (final ReflectiveOperationException exc) {
			throw new LinkageError("another version of jHDF than the one that we were built with", exc);
		}
	}

	/** The innermost message: that of the part where reading ended. */
	private static String reason(final Throwable exc) {
		Throwable cause = exc;
		while (cause.getCause() != null)
			cause = cause.getCause();
		if (cause.getMessage() == null) return cause.getClass().getSimpleName();
		return cause.getMessage();
	}
}
