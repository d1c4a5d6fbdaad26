package sc.fiji.superres.hdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/**
 * Undoes the filters that HDF5 itself has: deflate, shuffle, and the checksum Fletcher-32. Here and not in jHDF, whose
 * own inflates without a bound.
 */
final class HdfFilter {

	private static final int DEFLATE = 1;
	private static final int SHUFFLE = 2;
	private static final int FLETCHER = 3;
	/** A checksum may still be behind a block that is inflated. */
	private static final int SPARE = 16;

	private HdfFilter() {}

	/**
	 * Undoes one filter.
	 *
	 * @param length of the block in the end, in bytes
	 */
	static byte[] undo(final FilterInfo filter, final byte[] block, final int length) throws IOException {
		return switch (filter.getId()) {
			case DEFLATE -> inflated(block, length);
			case SHUFFLE -> unshuffled(block, size(filter));
			case FLETCHER -> withoutChecksum(block);
			default -> throw new IOException("its pixels are compressed by " + name(filter) +
				", which is not read: save it with gzip, or the images as TIFF");
		};
	}

	private static String name(final FilterInfo filter) {
		return switch (filter.getId()) {
			case 4 -> "SZIP";
			case 32000 -> "LZF";
			case 32001 -> "Blosc";
			case 32004 -> "LZ4";
			case 32008 -> "bitshuffle";
			case 32015 -> "Zstandard";
			default -> "HDF5 filter " + filter.getId();
		};
	}

	private static byte[] inflated(final byte[] block, final int length) throws IOException {
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(block);
			return inflated(inflater, length);
		}
		catch (final DataFormatException exc) {
			throw new IOException("it is damaged: its compressed data (" + exc.getMessage() + ")", exc);
		}
		finally {
			inflater.end();
		}
	}

	private static byte[] inflated(final Inflater inflater, final int length) throws DataFormatException, IOException {
		final byte[] content = new byte[length + SPARE];
		int filled = 0;
		while (!inflater.finished() && filled < content.length) {
			final int step = inflater.inflate(content, filled, content.length - filled);
			if (step == 0 && !inflater.finished()) throw new IOException(
				"it is damaged: its compressed data end early");
			filled += step;
		}
		return Arrays.copyOf(content, filled);
	}

	/** Bytes of a number, as the filter was told. */
	private static int size(final FilterInfo filter) throws IOException {
		final int[] data = filter.getData();
		if (data.length > 0 && data[0] > 0) return data[0];
		throw new IOException("it is damaged: numbers that are shuffled by no bytes");
	}

	/** All first bytes of the numbers, then all second bytes, and so on; what is left of a number stays behind. */
	private static byte[] unshuffled(final byte[] block, final int size) {
		final int numbers = block.length / size;
		final byte[] content = block.clone();
		for (int part = 0; part < size; part++)
			for (int i = 0; i < numbers; i++)
				content[i * size + part] = block[part * numbers + i];
		return content;
	}

	private static byte[] withoutChecksum(final byte[] block) {
		return Arrays.copyOf(block, Math.max(0, block.length - Integer.BYTES));
	}
}
