package sc.fiji.superres.hdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import io.jhdf.AbstractNode;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

/** The blocks that an array is stored in, each decompressed within the bounds of its own size. */
final class HdfBlocks {

	private static final int MOST_FILTERS = 4;
	/** An array cannot be quite as long as an int can say. */
	private static final int SPARE = 64;

	private final Dataset dataset;
	private final int bytes;
	private final double most;
	private final List<FilterInfo> filters;

	/**
	 * @param bytes of a number
	 * @param most bytes that any block can have
	 */
	HdfBlocks(final Dataset dataset, final int bytes, final double most) throws IOException {
		this.dataset = dataset;
		this.bytes = bytes;
		this.most = Math.min(most, Integer.MAX_VALUE - SPARE);
		filters = filters(dataset);
	}

	/** Hands over each block that is wanted. */
	void each(final HdfParts parts) throws IOException {
		if (dataset instanceof ChunkedDataset chunked) eachChunk(chunked, parts);
		else parts.take(new int[3], parts.lengths(), whole(parts.lengths()));
	}

	/** An array in one block. */
	private byte[] whole(final int[] lengths) throws IOException {
		final ByteBuffer buffer = dataset instanceof ContiguousDataset contiguous ? contiguous.getBuffer()
			: ((DatasetBase) dataset).getDataBuffer();
		return exactly(bytes(buffer), blockBytes(lengths));
	}

	private int blockBytes(final int[] size) throws IOException {
		final double length = (double) size[0] * size[1] * size[2] * bytes;
		if (length > 0 && length <= most) return (int) length;
		throw new IOException("it is damaged, or of a kind that is not read: a block of " + size[0] + "×" + size[1] +
			"×" + size[2] + " numbers");
	}

	private void eachChunk(final ChunkedDataset chunked, final HdfParts parts) throws IOException {
		final int[] size = chunkSize(chunked);
		final int length = blockBytes(size);
		final int[] start = new int[3];
		do {
			if (parts.wants(start)) parts.take(start, size, decoded(chunk(chunked, start), length));
		}
		while (toNext(start, size, parts.lengths()));
	}

	/** Lengths of all chunks in three dimensions. */
	private static int[] chunkSize(final ChunkedDataset chunked) throws IOException {
		final long[] sides = Arrays.stream(chunked.getChunkDimensions()).asLongStream().toArray();
		final int rank = chunked.getDimensionsAsLong().length;
		if (sides.length != rank) throw new IOException("it is damaged: its blocks have " + sides.length +
			" dimensions of " + rank);
		return Arrays.stream(HdfArray.inThree(sides)).mapToInt(Math::toIntExact).toArray();
	}

	/** Moves a place on to that of the next chunk, the last dimension fastest; false behind the last chunk. */
	private static boolean toNext(final int[] start, final int[] size, final int[] lengths) {
		for (int i = start.length - 1; i >= 0; i--) {
			start[i] = Math.addExact(start[i], size[i]);
			if (start[i] < lengths[i]) return true;
			start[i] = 0;
		}
		return false;
	}

	/** The bytes of a chunk as they are stored. */
	private static byte[] chunk(final ChunkedDataset chunked, final int[] start) {
		final int rank = chunked.getDimensionsAsLong().length;
		return bytes(chunked.getRawChunkBuffer(Arrays.copyOfRange(start, start.length - rank, start.length)));
	}

	private static byte[] bytes(final ByteBuffer buffer) {
		final byte[] content = new byte[buffer.remaining()];
		buffer.get(content);
		return content;
	}

	/** Undoes what was done to a block when it was written, in the opposite order. */
	private byte[] decoded(final byte[] stored, final int length) throws IOException {
		byte[] block = stored;
		for (int i = filters.size() - 1; i >= 0; i--)
			block = HdfFilter.undo(filters.get(i), block, length);
		return exactly(block, length);
	}

	/** What the header of the array says of filters: asking jHDF for them would load compressions that we leave out. */
	private static List<FilterInfo> filters(final Dataset dataset) throws IOException {
		final ObjectHeader header = ((AbstractNode) dataset).getHeader();
		if (!header.hasMessageOfType(FilterPipelineMessage.class)) return List.of();
		final List<FilterInfo> filters = header.getMessageOfType(FilterPipelineMessage.class).getFilters();
		if (filters.size() > MOST_FILTERS) throw new IOException("it is damaged: " + filters.size() + " filters");
		return filters;
	}

	private static byte[] exactly(final byte[] block, final int length) throws IOException {
		if (block.length == length) return block;
		throw new IOException("it is damaged: a block of " + block.length + " bytes instead of " + length);
	}
}
