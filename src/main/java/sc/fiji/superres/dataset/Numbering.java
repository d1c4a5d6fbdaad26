package sc.fiji.superres.dataset;

import java.util.Arrays;

/** Numbers pairs through several groups: the first group has the numbers from 0 on, the second continues, and so on. */
public final class Numbering {

	/** The first number of each group, and at the end the number of all pairs. */
	private final long[] offsets;

	/** @param sizes number of pairs in each group, at least 1 */
	public Numbering(final long[] sizes) {
		offsets = new long[sizes.length + 1];
		for (int i = 0; i < sizes.length; i++)
			offsets[i + 1] = offsets[i] + sizes[i];
	}

	/** Number of pairs in all groups. */
	public long size() {
		return offsets[offsets.length - 1];
	}

	/**
	 * The group of a pair.
	 *
	 * @throws IndexOutOfBoundsException unless the number is in 0 … {@link #size()} − 1
	 */
	public int group(final long index) {
		if (index < 0 || index >= size()) throw noPair(index);
		final int found = Arrays.binarySearch(offsets, index);
		if (found >= 0) return found; // no group is empty, so no two offsets are the same
		final int next = -found - 1;
		return next - 1;
	}

	private IndexOutOfBoundsException noPair(final long index) {
		return new IndexOutOfBoundsException("Pair " + index + " of " + size() + "; the first is 0.");
	}

	/** The number of a pair within its group, from 0 on. */
	public long within(final long index) {
		return index - offsets[group(index)];
	}
}
