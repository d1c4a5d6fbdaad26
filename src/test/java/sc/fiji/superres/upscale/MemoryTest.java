package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

/** Memory of the process while a network runs again and again. A pass makes some 30 MB of intermediates. */
@EnabledOnOs(OS.LINUX)
class MemoryTest {

	private static final int SIDE = 64;
	private static final int ROUNDS = 3;
	private static final long MOST_MORE = 2 << 20;
	/** Of a round: the inputs of so many, 16 kB each, would be too much if they stayed. */
	private static final int PASSES = 160;
	/** Of a round that are stopped after a tile. */
	private static final int CANCELLED = 50;

	private static Network network;

	@BeforeAll
	static void load() throws IOException {
		final SwinIrConfig config = SwinIrConfig.tiny(2);
		network = config.load(WeightInit.draw(config, 1), Device.cpu(), Precision.FULL);
	}

	@AfterAll
	static void close() {
		network.close();
	}

	@Test
	void hundredsOfPassesKeepMemoryFlat() throws IOException {
		final float[] pixels = new float[SIDE * SIDE];
		staysFlat(() -> network.run(pixels, 1, SIDE, SIDE), PASSES);
	}

	@Test
	void cancellingBetweenTilesLeavesNoMemoryBehind() throws IOException {
		final Upscaler upscaler = new NetworkUpscaler(network, SIDE, 8);
		final var plane = Planes.floats(new float[SIDE * SIDE * 16], 4 * SIDE, 4 * SIDE);
		staysFlat(() -> assertThrows(CancellationException.class, () -> upscaler.upscale(List.of(plane),
			new CancelledAfterATile())), CANCELLED);
	}

	/**
	 * After a round to warm up, the smallest growth of some rounds: a leak is in all of them, the compiler's and the
	 * allocator's ups and downs are not.
	 */
	private static void staysFlat(final Runnable pass, final int passes) throws IOException {
		long least = Long.MAX_VALUE, leastOfHeap = Long.MAX_VALUE;
		for (int round = 0; round < ROUNDS; round++) {
			final long before = resident(), heapBefore = heap();
			for (int i = 0; i < passes; i++)
				pass.run();
			if (round == 0) continue;
			leastOfHeap = Math.min(leastOfHeap, heap() - heapBefore);
			least = Math.min(least, resident() - before);
		}
		assertTrue(least < MOST_MORE, "the process grew by " + least + " bytes or more in each round");
		assertTrue(leastOfHeap < MOST_MORE, "the heap grew by " + leastOfHeap + " bytes or more in each round");
	}

	/** Bytes of the process in memory, less those Java has reserved for its heap. */
	private static long resident() throws IOException {
		System.gc();
		final String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
		return Long.parseLong(pages[1]) * 4096 - Runtime.getRuntime().totalMemory();
	}

	private static long heap() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	/** Wants to stop when the first tile is done. */
	private static final class CancelledAfterATile implements Progress {

		private long done;

		@Override
		public void report(final long done, final long total, final String message) {
			this.done = Math.max(done, this.done);
		}

		@Override
		public boolean isCancelled() {
			return done > 0;
		}

		@Override
		public void note(final String line) {
			// not looked at
		}
	}
}
