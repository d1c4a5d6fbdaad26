package sc.fiji.superres.hdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A file that can only be asked for what it holds, and not for ever.
 * <p>
 * In a damaged file, parts that point at each other can make a reader go round in circles, or grow without limit where
 * each points twice to the next. A sound file is read piece by piece, few of them more than once.
 * </p>
 */
final class BoundedChannel implements SeekableByteChannel {

	/** Requests for a file of any size. */
	private static final long FREE = 100_000;
	/** A reader may ask for this many bytes beyond the file's length for each byte of it. */
	private static final long TIMES = 8;
	/** Bytes beyond the file's length that a reader may ask for in any file. */
	private static final long SPARE = 64 << 20;
	/** A sound file has one piece in so many bytes at most. */
	private static final long BYTES_PER_REQUEST = 16;

	private final SeekableByteChannel file;
	private final long size;
	private long requests;
	private long bytes;

	BoundedChannel(final SeekableByteChannel file) throws IOException {
		this.file = file;
		size = file.size();
		requests = FREE + size / BYTES_PER_REQUEST;
		bytes = SPARE + size * TIMES;
	}

	@Override
	public int read(final ByteBuffer destination) throws IOException {
		if (destination.remaining() > size - file.position()) throw new IOException("it points beyond its end");
		requests--;
		bytes -= destination.remaining();
		if (requests < 0 || bytes < 0) throw new IOException("its parts point at each other in circles");
		return file.read(destination);
	}

	@Override
	public long position() throws IOException {
		return file.position();
	}

	@Override
	public SeekableByteChannel position(final long newPosition) throws IOException {
		file.position(newPosition);
		return this;
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	public int write(final ByteBuffer source) {
		throw new NonWritableChannelException();
	}

	@Override
	public SeekableByteChannel truncate(final long newSize) {
		throw new NonWritableChannelException();
	}

	@Override
	public boolean isOpen() {
		return file.isOpen();
	}

	@Override
	public void close() throws IOException {
		file.close();
	}
}
