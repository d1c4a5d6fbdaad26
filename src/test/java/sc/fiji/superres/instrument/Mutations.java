package sc.fiji.superres.instrument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import sc.fiji.superres.image.Planes;

/**
 * Reads a file in many damaged forms: each gives a whole recording or an {@code IOException} with a message, within two
 * seconds, and no file stays open.
 */
final class Mutations {

	private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);
	/** Open files are looked at after so many mutations: whatever stayed open until then is seen. */
	private static final int LOOKED_AT = 20;
	private static final Path OPEN_FILES = Path.of("/proc/self/fd");

	/** What came of them. */
	record Outcome(int read, int refused) {}

	private Mutations() {}

	/**
	 * Reads a small file's mutations.
	 *
	 * @param count seeds from 0 on
	 * @param folder empty, for the damaged files
	 */
	static Outcome of(final SmallFile file, final int count, final Path folder) throws IOException {
		return of(file.format(), file.copyTo(folder), count);
	}

	/** Reads a file once as it is, then overwrites it by its mutations and reads each. */
	static Outcome of(final ScanFormat format, final Path file, final int count) throws IOException {
		final byte[] whole = Files.readAllBytes(file);
		requireWhole(format.read(file));
		int read = 0;
		for (int seed = 0; seed < count; seed++)
			if (isRead(format, file, Mutation.of(whole, seed), seed)) read++;
		return new Outcome(read, count - read);
	}

	private static boolean isRead(final ScanFormat format, final Path file, final byte[] damaged, final int seed)
		throws IOException
	{
		if (damaged.length == 0) return false;
		Files.write(file, damaged);
		final long start = System.nanoTime();
		final boolean read = isReadOrRefused(format, file, seed);
		if (System.nanoTime() - start > LONGEST) requireQuick(format, file, seed);
		if (seed % LOOKED_AT == 0) requireClosed(file, seed);
		return read;
	}

	/** A busy computer is slow once, a file that hangs the reader is so again. */
	private static void requireQuick(final ScanFormat format, final Path file, final int seed) throws IOException {
		final long start = System.nanoTime();
		isReadOrRefused(format, file, seed);
		final long took = System.nanoTime() - start;
		if (took > LONGEST) throw new AssertionError(file.getFileName() + ", seed " + seed + " took " + took /
			1_000_000 + " ms, twice");
	}

	private static boolean isReadOrRefused(final ScanFormat format, final Path file, final int seed)
		throws IOException
	{
		try {
			return isRead(format, file);
		}
		catch (final RuntimeException | OutOfMemoryError | StackOverflowError exc) {
			throw new AssertionError(file.getFileName() + ", seed " + seed, exc);
		}
	}

	private static boolean isRead(final ScanFormat format, final Path file) {
		try {
			format.isOne(file);
			requireWhole(format.read(file));
			return true;
		}
		catch (final IOException exc) {
			if (exc.getMessage() == null || exc.getMessage().isBlank()) throw new IllegalStateException("no message",
				exc);
			return false;
		}
	}

	private static void requireWhole(final Recording recording) {
		final Set<String> names = new HashSet<>();
		for (final ScanImage image : recording.images()) {
			require(names.add(image.name()), "two images are called " + image.name());
			require(image.pixel().width() > 0 && image.pixel().height() > 0, "pixel " + image.pixel());
			require(Double.isFinite(image.pixel().width() + image.pixel().height()), "pixel " + image.pixel());
			for (final ScanSlice slice : image.slices())
				require(Planes.floatArray(slice.plane()).length == size(image), "slices of several sizes");
		}
	}

	private static int size(final ScanImage image) {
		return Planes.floatArray(image.slices().get(0).plane()).length;
	}

	private static void require(final boolean held, final String otherwise) {
		if (!held) throw new IllegalStateException(otherwise);
	}

	/** On Linux, where the system tells which files are open. */
	private static void requireClosed(final Path file, final int seed) throws IOException {
		if (!Files.isDirectory(OPEN_FILES)) return;
		try (Stream<Path> handles = Files.list(OPEN_FILES)) {
			if (handles.anyMatch(handle -> leadsTo(handle, file.getParent()))) throw new AssertionError(file
				.getFileName() + ", seed " + seed + " or one before stayed open");
		}
	}

	private static boolean leadsTo(final Path handle, final Path folder) {
		try {
			return Files.readSymbolicLink(handle).startsWith(folder);
		}
		catch (final IOException exc) {
			return false;
		}
	}

	/** In a Java of its own with little memory: {@code Mutations COUNT FOLDER}. */
	public static void main(final String[] args) throws IOException {
		for (final SmallFile file : SmallFile.ALL)
			System.out.println(file + " " + of(file, Integer.parseInt(args[0]), Path.of(args[1])));
	}
}
