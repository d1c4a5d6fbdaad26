package sc.fiji.superres.upscale;

import sc.fiji.superres.engine.DeviceMemory;
import sc.fiji.superres.engine.Network;

/**
 * Decides how large a tile may be: as memory allows, but no larger than what still saves time.
 *
 * @param network the network, which knows how much memory a pixel takes
 * @param overlap pixels that a tile sees beyond its own part at each end
 */
record TileSides(Network network, int overlap) {

	/** Sides to choose from. At 320 the overlap costs 1.2 times the pixels, at 256 1.3 times, at 192 1.4 times. */
	private static final int[] SIDES = { 768, 512, 320, 256, 192, 128, 96 };
	/** Larger ones keep a GPU busier, and a CPU's progress waiting. */
	private static final int CPU_SIDE = 320;

	/** Bytes of a pixel's pass up to which memory, and not arithmetic, is what takes a network's time on a CPU. */
	private static final long LEAN = 1 << 11;
	/**
	 * The largest side for such networks. Features of 256² and more are new pages at each step, since the C library
	 * gives them back at once: `fast` takes 1.4 µs for a pixel of 192² and 2.8 for one of 320² (docs/benchmarks.md).
	 */
	private static final int LEAN_SIDE = 192;

	/** Memory of a pass on a CPU, small enough to show progress often. */
	private static final long CPU = 320L << 20;
	/** Memory of a pass on a GPU, large enough to keep its processors busy. */
	private static final long GPU = 3L << 30;

	/** Pixels of a batch, which is one large tile or several small ones. */
	private static final int CPU_BATCH = 128 * 128;
	private static final int GPU_BATCH = 512 * 512;

	/** Returns the side of a tile where the user asks for none. */
	int automatic() {
		if (network.side() > 0) return network.side();
		return Math.max(largest(budget()), smallest());
	}

	/** The memory in bytes that one pass may take. */
	private long budget() {
		return Math.min(available(), network.device().isGpu() ? GPU : CPU);
	}

	/** Half of the free memory, shared among the images that the network takes at once. */
	private long available() {
		final long free = DeviceMemory.of(network.device()).free().orElse(Long.MAX_VALUE);
		return free / 2 / network.imagesAtOnce();
	}

	private int largest(final long budget) {
		for (final int side : SIDES)
			if (side <= useful() && network.bytesPerPixel() * side * side <= budget) return side;
		return SIDES[SIDES.length - 1];
	}

	private int useful() {
		if (network.device().isGpu()) return SIDES[0];
		return network.bytesPerPixel() > LEAN ? CPU_SIDE : LEAN_SIDE;
	}

	/** Returns the side of the smallest tile: one window more than what neighbours share. */
	int smallest() {
		final int window = network.multiple();
		return ((2 * overlap + window - 1) / window + 1) * window;
	}

	/** Returns the next smaller side after memory ran out; 0 if there is none. */
	int below(final int side) {
		if (network.side() > 0 || side <= smallest()) return 0;
		return Math.max(smallest(), wholeWindows(side / 2));
	}

	private int wholeWindows(final int side) {
		return side / network.multiple() * network.multiple();
	}

	/** Returns how many tiles go through the network at once: at least one for each thread of the network. */
	int batch(final int pixelsOfTile) {
		final int pixels = network.device().isGpu() ? GPU_BATCH : CPU_BATCH;
		return Math.max(network.imagesAtOnce(), pixels / pixelsOfTile);
	}
}
