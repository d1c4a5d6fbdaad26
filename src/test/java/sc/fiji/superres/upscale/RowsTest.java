package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.upscale.SmoothScan.scan;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.ProgressProbe;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.swinir.FakeNetwork;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

/** Results that come row by row are those that are in memory, to the bit. */
class RowsTest {

	private static final IntensityRange RANGE = new IntensityRange(3, 240);

	/** Puts rows together. */
	private static final class Collected implements GreyUpscale.Rows {

		private final int width;
		private final float[] values;
		private int at;
		private int begun;

		Collected(final int width, final int height) {
			this.width = width;
			values = new float[width * height];
		}

		@Override
		public void begin() {
			at = 0;
			begun++;
		}

		@Override
		public void add(final RandomAccessibleInterval<? extends RealType<?>> row) {
			assertArrayEquals(new long[] { width, 1 }, row.dimensionsAsLongArray());
			System.arraycopy(Planes.floatArray(row), 0, values, at, width);
			at += width;
		}
	}

	private static Collected rows(final RandomAccessibleInterval<? extends RealType<?>> plane,
		final Upscaler upscaler)
	{
		final int s = upscaler.factor();
		final Collected rows = new Collected(s * Planes.width(plane), s * Planes.height(plane));
		GreyUpscale.inRows(plane, RANGE, upscaler, rows, Progress.NONE);
		assertEquals(rows.values.length, rows.at, "all rows");
		return rows;
	}

	private static void assertSame(final RandomAccessibleInterval<? extends RealType<?>> plane,
		final Upscaler upscaler)
	{
		final float[] expected = Planes.floatArray(GreyUpscale.upscale(List.of(plane), RANGE, upscaler, Progress.NONE)
			.get(0));
		assertArrayEquals(expected, rows(plane, upscaler).values, 0);
	}

	private static byte[] bytes(final int width, final int height) {
		final float[] scan = scan(width, height);
		final byte[] bytes = new byte[scan.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) (255 * scan[i]);
		return bytes;
	}

	private static short[] shorts(final int width, final int height) {
		final float[] scan = scan(width, height);
		final short[] shorts = new short[scan.length];
		for (int i = 0; i < shorts.length; i++)
			shorts[i] = (short) (300 * scan[i]);
		return shorts;
	}

	private static float[] withHoles(final int width, final int height) {
		final float[] values = scan(width, height);
		for (int i = 0; i < values.length; i++)
			values[i] *= 250;
		Arrays.fill(values, 0, width + 5, Float.NaN);
		Arrays.fill(values, 20 * width - 7, 20 * width + 9, Float.NaN);
		values[33 * width + 17] = Float.POSITIVE_INFINITY;
		return values;
	}

	private static void assertSameOfAllTypes(final Upscaler upscaler, final int width, final int height) {
		assertSame(Planes.bytes(bytes(width, height), width, height), upscaler);
		assertSame(Planes.shorts(shorts(width, height), width, height), upscaler);
		assertSame(Planes.floats(withHoles(width, height), width, height), upscaler);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4 })
	void bicubic(final int factor) {
		assertSameOfAllTypes(new BicubicUpscaler(factor), 157, 211);
		assertSameOfAllTypes(new BicubicUpscaler(factor), 1700, 400 * 8);
	}

	@ParameterizedTest
	@CsvSource({ "97,131,32,5", "40,200,24,8", "200,40,64,16", "61,61,0,16", "300,290,0,16" })
	void byTiles(final int width, final int height, final int tile, final int overlap) throws IOException {
		final SwinIrConfig config = SwinIrConfig.tiny(2);
		try (Network network = config.load(WeightInit.draw(config, 3), Device.cpu(), Precision.FULL)) {
			assertSameOfAllTypes(new NetworkUpscaler(network, tile, overlap), width, height);
		}
	}

	@Test
	void greyThroughThreeChannelsAndTilesOfOneSide() {
		assertSameOfAllTypes(new NetworkUpscaler(new NextChannel(2, 3, 8, 0), 24, 4), 90, 77);
		assertSameOfAllTypes(new NetworkUpscaler(new NextChannel(4, 1, 40, 40), 0, 4), 90, 77);
	}

	@Test
	void whatOnlyWorksInMemoryGivesRowsAsWell() {
		assertSameOfAllTypes(new SelfEnsemble(new BicubicUpscaler(2)), 50, 60);
	}

	/** Runs out of memory on large tiles, but not on the first ones. */
	private static final class Greedy extends FakeNetwork {

		private int passes;

		@Override
		public float[] run(final float[] pixels, final int n, final int height, final int width) {
			passes++;
			if (width > 40 && passes > 3) throw new OutOfMemoryError("heap");
			return new NextChannel(2, 1, 8, 0).run(pixels, n, height, width);
		}
	}

	@Test
	void whereTilesBecomeSmallerAllRowsComeAgain() {
		final var plane = Planes.bytes(bytes(300, 200), 300, 200);
		final Collected rows = rows(plane, new NetworkUpscaler(new Greedy(), 64, 8));
		assertTrue(rows.begun > 1, "begun again");
		final Greedy small = new Greedy();
		small.passes = 3;
		assertArrayEquals(rows(plane, new NetworkUpscaler(small, 64, 8)).values, rows.values, 0);
	}

	@Test
	void whoStopsIsHeardBetweenTilesAndBands() {
		final var plane = Planes.bytes(bytes(300, 200), 300, 200);
		for (final Upscaler upscaler : List.of(new NetworkUpscaler(new NextChannel(2, 1, 8, 0), 24, 4),
			new BicubicUpscaler(2)))
			Assertions.assertThrows(CancellationException.class, () -> GreyUpscale.inRows(plane, RANGE, upscaler,
				new Collected(600, 400), ProgressProbe.stoppingWhen(() -> true)));
	}
}
