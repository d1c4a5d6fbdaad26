package sc.fiji.superres.hdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Collects the parts that an array of three dimensions is taken apart into, from the blocks that it is stored in. */
final class HdfParts {

	private final int[] lengths;
	private final boolean isLast;
	private final int bytes;
	private final byte[][] parts;

	/**
	 * @param lengths three that fit into an int
	 * @param isLast whether the parts follow each other along the last dimension; else along the first
	 * @param bytes of a number
	 * @param wanted how many parts are kept
	 */
	HdfParts(final long[] lengths, final boolean isLast, final int bytes, final int wanted) {
		this.lengths = Arrays.stream(lengths).mapToInt(length -> (int) length).toArray();
		this.isLast = isLast;
		this.bytes = bytes;
		final int pixels = isLast ? this.lengths[0] * this.lengths[1] : this.lengths[1] * this.lengths[2];
		parts = new byte[wanted][pixels * bytes];
	}

	/** Lengths of missing dimensions in front are 1. */
	static long[] inThree(final long[] lengths) throws IOException {
		if (lengths.length < 1 || lengths.length > 3) throw new IOException("it holds arrays of " + lengths.length +
			" dimensions, such as a map of diffraction patterns (4D-STEM) or of spectra: save one image as TIFF");
		final long[] three = { 1, 1, 1 };
		System.arraycopy(lengths, 0, three, 3 - lengths.length, lengths.length);
		return three;
	}

	/** The lengths of the array. */
	int[] lengths() {
		return lengths;
	}

	/** Whether a block that begins at a place holds something that is wanted. */
	boolean wants(final int[] start) {
		return start[isLast ? 2 : 0] < parts.length;
	}

	/**
	 * Takes the numbers of a block; what lies beyond the array is left out.
	 *
	 * @param start where its first number is in the array
	 * @param size its lengths
	 * @param block its numbers, the last dimension fastest
	 */
	void take(final int[] start, final int[] size, final byte[] block) {
		for (int i = 0; i < kept(start, size, 0); i++)
			for (int j = 0; j < kept(start, size, 1); j++)
				takeRow(start, i, j, kept(start, size, 2), block, (i * size[1] + j) * size[2] * bytes);
	}

	private int kept(final int[] start, final int[] size, final int dimension) {
		return Math.min(size[dimension], lengths[dimension] - start[dimension]);
	}

	private void takeRow(final int[] start, final int i, final int j, final int length, final byte[] block,
		final int from)
	{
		final int first = start[0] + i;
		final int second = start[1] + j;
		if (isLast) scatter(start[2], length, block, from, (first * lengths[1] + second) * bytes);
		else if (first < parts.length) System.arraycopy(block, from, parts[first], (second * lengths[2] + start[2]) *
			bytes, length * bytes);
	}

	/** One number for each part, from a part on. */
	private void scatter(final int part, final int length, final byte[] block, final int from, final int to) {
		final int end = Math.min(length, parts.length - part);
		for (int k = 0; k < end; k++)
			System.arraycopy(block, from + k * bytes, parts[part + k], to, bytes);
	}

	/** The parts. */
	ByteBuffer[] buffers(final ByteOrder order) {
		return Arrays.stream(parts).map(part -> ByteBuffer.wrap(part).order(order)).toArray(ByteBuffer[]::new);
	}
}
