package sc.fiji.superres.upscale;

import java.util.stream.IntStream;

import sc.fiji.superres.engine.DeviceMemory;
import sc.fiji.superres.engine.Network;

/**
 * How large a tile may be: what memory allows, and no larger than what still brings time down.
 *
 * @param network whose memory for a pixel is known
 * @param overlap pixels a tile sees beyond its own part at each end
 */
record TileSides(Network network, int overlap) {

	/** Sides to choose from. Beyond 320 the overlap costs little: 1.2 times the pixels, 1.3 at 256, 1.4 at 192. */
	private static final int[] SIDES = { 320, 256, 192, 128, 96 };

	/** Memory of a pass that shows progress often enough on a CPU, and keeps the processors of a GPU busy. */
	private static final long CPU = 320L << 20, GPU = 2L << 30;

	/** Pixels of a batch: one large tile or several small ones; but each thread that takes an image gets one. */
	private static final int CPU_BATCH = 128 * 128, GPU_BATCH = 512 * 512;

	/** Side of a tile where none is asked for. */
	int automatic() {
		if (network.side() > 0) return network.side();
		final long free = DeviceMemory.of(network.device()).free().orElse(Long.MAX_VALUE) / 2 / network.imagesAtOnce();
		final long budget = Math.min(free, network.device().isGpu() ? GPU : CPU);
		final int side = IntStream.of(SIDES).filter(i -> network.bytesPerPixel() * i * i <= budget).findFirst().orElse(
			SIDES[SIDES.length - 1]);
		return Math.max(side, smallest());
	}

	/** Side of the smallest tile: one window beyond what neighbours share. */
	int smallest() {
		final int window = network.multiple();
		return ((2 * overlap + window - 1) / window + 1) * window;
	}

	/** The next smaller side when memory ran out; 0 where there is none. */
	int below(final int side) {
		if (network.side() > 0 || side <= smallest()) return 0;
		return Math.max(smallest(), side / 2 / network.multiple() * network.multiple());
	}

	/** Tiles that go through the network at once. */
	int batch(final int pixelsOfTile) {
		return Math.max(network.imagesAtOnce(), (network.device().isGpu() ? GPU_BATCH : CPU_BATCH) / pixelsOfTile);
	}
}
