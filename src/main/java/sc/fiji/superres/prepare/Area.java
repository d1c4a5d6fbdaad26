package sc.fiji.superres.prepare;

/** Connected areas of marked pixels: neighbours in a row or column hang together. Each area is found once. */
final class Area {

	/** Takes an area. */
	interface Taker {

		/**
		 * @param pixels of the area; the array is used again for the next one
		 * @param size how many there are
		 */
		void take(int[] pixels, int size);
	}

	private final boolean[] marked;
	private final int width;
	private final int[] pixels;
	private int size;

	/** @param marked which pixels belong to an area; those that were found are marked no more */
	Area(final boolean[] marked, final int width) {
		this.marked = marked;
		this.width = width;
		pixels = new int[marked.length];
	}

	/** Finds the area around a pixel, unless it is not marked, or was found before. */
	void around(final int start, final Taker taker) {
		size = 0;
		add(start);
		for (int done = 0; done < size; done++)
			addNeighbours(pixels[done]);
		if (size > 0) taker.take(pixels, size);
	}

	private void addNeighbours(final int pixel) {
		final int x = pixel % width;
		if (x > 0) add(pixel - 1);
		if (x < width - 1) add(pixel + 1);
		if (pixel >= width) add(pixel - width);
		if (pixel < marked.length - width) add(pixel + width);
	}

	private void add(final int pixel) {
		if (!marked[pixel]) return;
		marked[pixel] = false;
		pixels[size] = pixel;
		size++;
	}
}
