package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static sc.fiji.superres.upscale.SmoothScan.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.image.Planes;

/** Networks of one channel and of three, and of one size, get what they take and each plane its own result. */
class ChannelsTest {

	/** Rows of the planes that come out, where every row of a plane is the same. */
	private static List<float[]> rows(final Network net, final int tile, final float[]... rows) {
		final List<RandomAccessibleInterval<FloatType>> planes = new ArrayList<>();
		for (final float[] row : rows)
			planes.add(Planes.floats(row, row.length, 1));
		return new NetworkUpscaler(net, tile, 2).upscale(planes, Progress.NONE).stream().map(plane -> Arrays.copyOf(
			Planes.floatArray(plane), Planes.width(plane))).toList();
	}

	@Test
	void coloursGoThroughANetworkOfThreeChannelsTogether() {
		final float[] scan = scan(21, 1);
		final List<float[]> rows = rows(new NextChannel(1, 3, 4, 0), 8, scan, scan, new float[21]);
		assertEquals(3, rows.size());
		assertArrayEquals(scan(21, 1), rows.get(0), 1e-6f);
		assertArrayEquals(new float[21], rows.get(1));
		for (int x = 0; x < 21; x++)
			assertEquals(3 * scan(21, 1)[x], rows.get(2)[x], 1e-5f);
	}

	@Test
	void aGreyPlaneGoesThroughThreeChannelsAndTheirMeanComesOut() {
		final List<float[]> rows = rows(new NextChannel(2, 3, 4, 0), 0, new float[] { 0.5f, 0, 1 });
		assertEquals(1, rows.size());
		assertArrayEquals(new float[] { 1, 1, 0, 0, 2, 2 }, rows.get(0), 1e-6f); // (1 + 2 + 3) / 3 times
	}

	@Test
	void coloursGoThroughANetworkOfOneChannelEachByItself() {
		final List<float[]> rows = rows(new NextChannel(2, 1, 4, 0), 0, new float[] { 0.5f }, new float[] { 0 },
			new float[] { 1 });
		assertEquals(3, rows.size());
		assertArrayEquals(new float[] { 0.5f, 0.5f }, rows.get(0), 1e-6f);
		assertArrayEquals(new float[] { 0, 0 }, rows.get(1), 1e-6f);
		assertArrayEquals(new float[] { 1, 1 }, rows.get(2), 1e-6f);
	}

	@Test
	void aNetworkOfOneSizeGetsTilesOfThatSizeOnly() {
		for (final int width : new int[] { 1, 47, 48, 49, 200 }) {
			final List<float[]> rows = rows(new NextChannel(1, 1, 48, 48), width % 2 * 48, scan(width, 1));
			assertArrayEquals(scan(width, 1), rows.get(0), 1e-5f);
		}
	}
}
