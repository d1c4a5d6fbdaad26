package sc.fiji.superres.hdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

import io.jhdf.Superblock;
import io.jhdf.storage.HdfBackingStorage;

import sc.fiji.superres.binary.FileBytes;

/**
 * A file that jHDF can only ask for what it holds, and not for ever.
 * <p>
 * jHDF's own makes an array of any length that a damaged file names before it finds that the file is shorter. And in a
 * damaged file, parts that point at each other can make a reader go round in circles, or read twice as much with each
 * of them. A sound file is read piece by piece, few of them more than once.
 * </p>
 */
final class HdfStorage implements HdfBackingStorage {

	/** Requests for a file of any size. */
	private static final long FREE = 100_000;
	/** A sound file has one piece in so many bytes at most. */
	private static final long BYTES_PER_REQUEST = 16;
	/** How often each byte of a file may be asked for, on average. */
	private static final long TIMES = 8;
	/** Bytes that may be asked for in any file. */
	private static final long SPARE = 64 << 20;
	/** No superblock is longer. */
	private static final int SUPERBLOCK = 256;

	private final FileBytes file;
	private final Superblock superblock;
	private long requests;
	private long bytes;

	/** @throws IOException where the file does not begin with a superblock of its own */
	HdfStorage(final FileBytes file) throws IOException {
		this.file = file;
		requests = FREE + file.size() / BYTES_PER_REQUEST;
		bytes = SPARE + file.size() * TIMES;
		superblock = Superblock.readSuperblock(file.at(0, Math.min(file.size(), SUPERBLOCK)));
		if (superblock.getBaseAddressByte() != 0) throw new IOException("it is damaged: it begins at place " +
			superblock.getBaseAddressByte());
	}

	@Override
	public ByteBuffer readBufferFromAddress(final long address, final int length) {
		return map(address, length);
	}

	@Override
	public ByteBuffer map(final long address, final long length) {
		requests--;
		bytes -= length;
		if (requests < 0 || bytes < 0) throw new IllegalStateException("its parts point at each other in circles");
		try {
			return file.at(address, length).order(ByteOrder.LITTLE_ENDIAN);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	@Override
	public ByteBuffer mapNoOffset(final long address, final long length) {
		return map(address, length);
	}

	@Override
	public long getUserBlockSize() {
		return 0;
	}

	@Override
	public Superblock getSuperblock() {
		return superblock;
	}

	@Override
	public FileChannel getFileChannel() {
		throw new UnsupportedOperationException("another file is not opened");
	}

	@Override
	public int getSizeOfOffsets() {
		return superblock.getSizeOfOffsets();
	}

	@Override
	public int getSizeOfLengths() {
		return superblock.getSizeOfLengths();
	}

	/** Whoever opened the file closes it. */
	@Override
	public void close() {}

	@Override
	public long size() {
		return file.size();
	}

	/** As jHDF calls what has no file of its own to close. */
	@Override
	public boolean inMemory() {
		return true;
	}
}
