package sc.fiji.superres.natives;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import ai.djl.util.ClassLoaderUtils;
import ai.djl.util.Utils;

import sc.fiji.superres.LockFile;
import sc.fiji.superres.Progress;
import sc.fiji.superres.Waiting;

/**
 * Unpacks libraries into a folder beside the one that DJL looks for, and gives it that name when all bytes are on the
 * disk: whatever stops the work, no library that is cut off is ever loaded. Of several programs that start at once, one
 * unpacks and the others wait.
 */
final class Unpacking {

	private static final String LOCK = ".unpacking.lock";
	private static final String UNFINISHED = ".unpacking-";
	private static final int PIECE = 1 << 20;
	private static final long MEGABYTE = 1 << 20;

	private final NativeLibraries libraries;
	private final Progress progress;
	private final Path cache;
	private long done;

	/** @param progress told of the bytes that are unpacked, and asked whether to stop */
	Unpacking(final NativeLibraries libraries, final Progress progress) {
		this.libraries = libraries;
		this.progress = progress;
		cache = libraries.folder().getParent();
	}

	/**
	 * Unpacks what is not whole, or waits until another program has done so.
	 *
	 * @throws IOException where the folder cannot be written, or a damaged one cannot be taken away
	 */
	void run() throws IOException {
		Files.createDirectories(cache);
		try (LockFile turn = awaitTurn()) {
			if (!libraries.areWhole()) unpack();
		}
	}

	private LockFile awaitTurn() throws IOException {
		while (true) {
			final Optional<LockFile> turn = LockFile.tryTake(cache.resolve(LOCK));
			if (turn.isPresent()) return turn.get();
			progress.checkCancelled();
			progress.report(0, 1, "Waiting: another program unpacks PyTorch");
			Waiting.pause("Interrupted while another program unpacked PyTorch.");
		}
	}

	private void unpack() throws IOException {
		clear();
		final Path unfinished = Files.createTempDirectory(cache, UNFINISHED);
		try {
			for (final NativeLibraries.Library library : libraries.all())
				unpack(library, unfinished.resolve(library.name()));
			Files.move(unfinished, libraries.folder());
		}
		finally {
			Utils.deleteQuietly(unfinished);
		}
	}

	/** Takes away what is damaged, and what a program that was killed left behind. */
	private void clear() throws IOException {
		Utils.deleteQuietly(libraries.folder());
		if (Files.exists(libraries.folder())) {
			throw new IOException(libraries.folder() + " is damaged and cannot be deleted; another program may have " +
				"it open");
		}
		try (DirectoryStream<Path> left = Files.newDirectoryStream(cache, UNFINISHED + "*[0-9]")) {
			left.forEach(Utils::deleteQuietly);
		}
	}

	private void unpack(final NativeLibraries.Library library, final Path file) throws IOException {
		try (InputStream packed = ClassLoaderUtils.getResourceAsStream(library.resource());
				FileChannel unpacked = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))
		{
			copy(packed, unpacked);
			unpacked.force(true); // a power cut must not leave zeros under the final name
		}
	}

	private void copy(final InputStream packed, final FileChannel unpacked) throws IOException {
		final byte[] piece = new byte[PIECE];
		for (int read = packed.read(piece); read >= 0; read = packed.read(piece)) {
			final ByteBuffer bytes = ByteBuffer.wrap(piece, 0, read);
			while (bytes.hasRemaining())
				unpacked.write(bytes);
			reportMore(read);
		}
	}

	private void reportMore(final int bytes) {
		done += bytes;
		progress.checkCancelled();
		final long total = libraries.bytes();
		progress.report(Math.min(done, total), total, "Unpacking PyTorch, once (" + total / MEGABYTE + " MB)");
	}
}
