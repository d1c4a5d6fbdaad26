package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.upscale.SmoothScan.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.ProgressProbe;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.swinir.FakeNetwork;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

/** Memory that runs out, and people who want to stop. */
class NetworkUpscalerFailureTest {

	/** Nearest neighbour that runs out of memory on tiles above a side, as libtorch says it. */
	private static final class Greedy extends FakeNetwork {

		private final int most;

		Greedy(final int most) {
			this.most = most;
		}

		@Override
		public float[] run(final float[] pixels, final int n, final int height, final int width) {
			if (width > most) throw new IllegalStateException(
				"[enforce fail at alloc_cpu.cpp:118] DefaultCPUAllocator: can't allocate memory: " +
					"you tried to allocate 9 bytes");
			return new NextChannel(2, 1, 8, 0).run(pixels, n, height, width);
		}
	}

	/** Keeps what is to be logged. */
	private static final class Notes implements Progress {

		private final List<String> lines = new ArrayList<>();

		@Override
		public void report(final long done, final long total, final String message) {
			assertTrue(done <= total, message);
		}

		@Override
		public void note(final String line) {
			lines.add(line);
		}

		@Override
		public boolean isCancelled() {
			return false;
		}
	}

	@Test
	void whereMemoryRunsOutTilesBecomeSmallerAndStaySo() {
		final Notes notes = new Notes();
		final Upscaler upscaler = new NetworkUpscaler(new Greedy(40), 0, 8);
		for (int i = 0; i < 2; i++) {
			final var image = Planes.floats(scan(300, 200), 300, 200);
			final float[] values = Planes.floatArray(upscaler.upscale(List.of(image), notes).get(0));
			assertEquals(scan(300, 200)[150 * 300 + 250], values[301 * 600 + 500], 1e-5f);
		}
		assertEquals(2, notes.lines.size(), notes.lines::toString);
		assertTrue(notes.lines.get(1).contains("at most 24 pixels"), notes.lines::toString);
	}

	@Test
	void whereTheSmallestTileIsTooMuchTheMessageSaysSo() {
		final Notes notes = new Notes();
		final Upscaler upscaler = new NetworkUpscaler(new Greedy(0), 100, 8);
		final var image = Planes.floats(scan(300, 200), 300, 200);
		final String message = assertThrows(DeviceMemoryException.class, () -> upscaler.upscale(List.of(image), notes))
			.getMessage();
		assertTrue(message.contains("24 pixels, the smallest possible"), message);
		assertEquals(2, notes.lines.size(), notes.lines::toString);
	}

	@Test
	void aSlowTileIsLeftAloneWhenTheUserStops() throws IOException {
		final SwinIrConfig config = SwinIrConfig.light(4);
		final AtomicInteger asked = new AtomicInteger();
		// before the tile, and twice while it is computed
		final Progress stop = ProgressProbe.hearing((done, total, message) -> assertEquals(0, done)).andStoppingWhen(
			() -> asked.incrementAndGet() > 3);
		try (Network slow = config.load(WeightInit.draw(config, 1), Device.cpu(), Precision.FULL)) {
			final float[] pixels = scan(192, 192);
			final float[] before = pixels.clone();
			final long start = System.nanoTime();
			assertThrows(CancellationException.class, () -> new NetworkUpscaler(slow, 0, 8).upscale(List.of(Planes
				.floats(pixels, 192, 192)), stop));
			final long stopped = System.nanoTime();
			assertArrayEquals(before, pixels);
			slow.run(new float[64], 1, 8, 8); // waits for the tile
			final long tile = System.nanoTime() - start;
			assertTrue(stopped - start < 1_000_000_000L, "after " + (stopped - start) / 1e9 + " s");
			assertTrue(tile > 1.5 * (stopped - start), "the tile took " + tile / 1e9 +
				" s, so there was nothing to wait for");
		}
	}
}
