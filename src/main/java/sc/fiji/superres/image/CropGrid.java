package sc.fiji.superres.image;

/**
 * Places crops along one side of an image: a regular grid from the edge, with a stride of ⌊(size−crop)/(n−1)⌋ but at
 * least 1 ([M23]: n = 8).
 * <p>
 * The paper leaves three cases open. If the side is too short for n places ({@code size − crop < n − 1}), crops that
 * would repeat or leave the image are dropped, so {@code size − crop + 1} are left. A single crop (n = 1) lies in the
 * middle. If the side is shorter than the crop, there are none.
 * </p>
 *
 * @param size pixels of the side, at least 0
 * @param crop pixels of a crop, at least 1
 * @param perRow crops asked for, at least 1
 */
public record CropGrid(int size, int crop, int perRow) {

	public CropGrid {
		if (size < 0 || crop < 1 || perRow < 1) {
			throw new IllegalArgumentException("A grid of " + perRow + " crops of " + crop + " pixels on a side of " +
				size + " pixels is impossible: at least 1 crop of at least 1 pixel.");
		}
	}

	/** Crops along the side: {@code perRow}, or fewer if the side is too short. */
	public int count() {
		return Math.max(0, Math.min(perRow, size - crop + 1));
	}

	/** Pixels from one crop to the next, at least 1. */
	public int stride() {
		if (perRow == 1) return 1;
		return Math.max(1, (size - crop) / (perRow - 1));
	}

	/** First pixel of crop {@code index}, 0 … {@link #count()} − 1. */
	public int position(final int index) {
		if (index < 0 || index >= count()) throw noCrop(index);
		if (perRow == 1) return (size - crop) / 2;
		return index * stride();
	}

	private IndexOutOfBoundsException noCrop(final int index) {
		return new IndexOutOfBoundsException("Crop " + index + " of " + count() + " on a side of " + size + " pixels.");
	}
}
