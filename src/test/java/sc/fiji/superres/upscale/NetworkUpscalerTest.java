package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.network.TrainableNetwork;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

class NetworkUpscalerTest {

	private static TrainableNetwork network;

	@BeforeAll
	static void load() throws IOException {
		final SwinIrConfig config = SwinIrConfig.tiny(2);
		network = TrainableNetwork.load(config, WeightInit.draw(config, 3), Device.cpu());
	}

	@AfterAll
	static void close() {
		network.close();
	}

	/** Smooth structure with some noise, as scans have. */
	static float[] scan(final int width, final int height) {
		final Random random = new Random(width * 1000L + height);
		final float[] pixels = new float[width * height];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (float) (0.5 + 0.3 * Math.sin(i % width * 0.7) * Math.cos(i / width * 0.5) + 0.05 * random
				.nextGaussian());
		return pixels;
	}

	private static RandomAccessibleInterval<FloatType> run(final float[] pixels, final int width, final int height,
		final int tile, final int overlap)
	{
		return new NetworkUpscaler(network, tile, overlap).upscale(List.of(Planes.floats(pixels, width, height)),
			Progress.NONE).get(0);
	}

	@ParameterizedTest
	@CsvSource({ "0,1,0", "0,7,0", "6,7,6", "7,7,5", "12,7,0", "13,7,1", "3,2,1", "4,2,0", "5,1,0", "100,4,2" })
	void reflectionRunsBackAndForthWithoutRepeatingTheEdge(final int place, final int size, final int expected) {
		assertEquals(expected, Mosaic.reflect(place, size));
	}

	@ParameterizedTest
	@CsvSource({ "1,1", "3,50", "17,129", "24,16", "5,8", "2,2" })
	void anImageThatFitsOneTileEqualsTheNetworkOnTheReflectedImage(final int width, final int height) {
		final float[] pixels = scan(width, height);
		final int w = (width + 7) / 8 * 8, h = (height + 7) / 8 * 8;
		final float[] padded = new float[w * h];
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++)
				padded[y * w + x] = pixels[Mosaic.reflect(y, height) * width + Mosaic.reflect(x, width)];
		final float[] all = network.run(padded, 1, h, w), expected = new float[4 * width * height];
		for (int y = 0; y < 2 * height; y++)
			System.arraycopy(all, y * 2 * w, expected, y * 2 * width, 2 * width);
		final var result = run(pixels, width, height, 0, 16);
		assertArrayEquals(new long[] { 2 * width, 2 * height }, result.dimensionsAsLongArray());
		assertArrayEquals(expected, Planes.floatArray(result), 1e-6f);
	}

	@Test
	void theNetworkPadsJustSo() {
		final float[] pixels = scan(17, 29);
		assertArrayEquals(network.run(pixels, 1, 29, 17), Planes.floatArray(run(pixels, 17, 29, 0, 16)), 1e-6f);
	}

	@ParameterizedTest
	@CsvSource({ "1,1,8,0", "3,50,16,4", "17,65,32,7", "40,9,16,3", "129,17,32,8", "300,290,0,16", "30,30,16,3" })
	void everyPixelOfEveryTileLandsInItsPlace(final int width, final int height, final int tile, final int overlap)
		throws IOException
	{
		final float[] pixels = scan(width, height);
		try (TrainableNetwork net = TrainableNetwork.load(SwinIrConfig.tiny(2), pixelByPixel(), Device.cpu())) {
			final var result = new NetworkUpscaler(net, tile, overlap).upscale(List.of(Planes.floats(pixels, width,
				height)), Progress.NONE).get(0);
			assertArrayEquals(new long[] { 2 * width, 2 * height }, result.dimensionsAsLongArray());
			final float[] values = Planes.floatArray(result);
			for (int i = 0; i < values.length; i++) {
				final int x = i % (2 * width), y = i / (2 * width);
				final float expected = (1 + x % 2 + 2 * (y % 2)) * pixels[y / 2 * width + x / 2];
				assertEquals(expected, values[i], 1e-5f, "at " + x + ", " + y);
			}
		}
	}

	/** Weights that multiply each pixel by 1, 2, 3 and 4 for the four pixels it becomes, and look at no neighbour. */
	private static StateDict pixelByPixel() {
		final StateDict weights = new StateDict();
		SwinIrConfig.tiny(2).shapes().forEach((name, shape) -> weights.put(name, FloatTensor.filled(0, shape)));
		final int centre = 4, features = SwinIrConfig.tiny(2).embedding();
		weights.get("conv_first.weight").values()[centre] = 1;
		for (int k = 0; k < 4; k++)
			weights.get("upsample.0.weight").values()[k * features * 9 + centre] = k + 1;
		return weights;
	}

	@Test
	void aRequestToStopEndsBetweenTiles() {
		final List<String> tiles = new ArrayList<>();
		final Progress stopAfterTwo = new Progress() {

			@Override
			public void report(final long done, final long total, final String message) {
				tiles.add(done + "/" + total);
			}

			@Override
			public boolean isCancelled() {
				return tiles.size() == 2;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
		assertThrows(CancellationException.class, () -> new NetworkUpscaler(network, 128, 0).upscale(List.of(Planes
			.floats(scan(512, 256), 512, 256)), stopAfterTwo));
		assertEquals(List.of("0/8", "1/8"), tiles);
	}

	@Test
	void progressEndsWhereItShould() {
		final List<Long> done = new ArrayList<>();
		final Progress progress = new Progress() {

			@Override
			public void report(final long units, final long total, final String message) {
				assertEquals(4, total);
				done.add(units);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
		new NetworkUpscaler(network, 96, 0).upscale(List.of(Planes.floats(scan(192, 192), 192, 192)), progress);
		assertEquals(List.of(0L, 1L, 2L, 3L, 4L), done);
	}

	@Test
	void tilesThatCannotBeAreRefusedWithTheirValues() throws IOException {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new NetworkUpscaler(network, -1, 16)).getMessage()
			.contains("tile=-1"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new NetworkUpscaler(network, 0, -2)).getMessage()
			.contains("overlap=-2"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> run(new float[64], 8, 8, 16, 8)).getMessage()
			.contains("tile=16 with overlap=8"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new NetworkUpscaler(new NextChannel(2, 2, 8, 0),
			0, 16)).getMessage().contains("2 channels"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new NetworkUpscaler(new NextChannel(2, 1, 48, 48),
			64, 16)).getMessage().contains("tile=64: this model takes only tiles of 48"));
	}

	/** Nearest neighbour in Java; channel c gets what channel c + 1 was, times c + 1. */
	record NextChannel(int factor, int channels, int multiple, int side) implements Network {

		@Override
		public Device device() {
			return Device.cpu();
		}

		@Override
		public long bytes() {
			return 0;
		}

		@Override
		public String description() {
			return "next channel";
		}

		@Override
		public float[] run(final float[] pixels, final int n, final int height, final int width) {
			assertEquals(n * channels * height * width, pixels.length);
			assertEquals(0, height % multiple + width % multiple, "padded");
			if (side > 0) assertEquals(side + "×" + side, width + "×" + height);
			final int w = factor * width, h = factor * height;
			final float[] result = new float[n * channels * w * h];
			for (int i = 0; i < result.length; i++) {
				final int c = i / (w * h) % channels, y = i / w % h / factor, x = i % w / factor;
				final int image = i / (channels * w * h) * channels;
				result[i] = (c + 1) * pixels[((image + (c + 1) % channels) * height + y) * width + x];
			}
			return result;
		}

		@Override
		public void close() {
			throw new AssertionError("the network is the caller's");
		}
	}

	/** Rows of the planes that come out, where every row of a plane is the same. */
	private static List<float[]> rows(final Network net, final int tile, final float[]... rows) {
		final List<RandomAccessibleInterval<FloatType>> planes = new ArrayList<>();
		for (final float[] row : rows)
			planes.add(Planes.floats(row, row.length, 1));
		return new NetworkUpscaler(net, tile, 2).upscale(planes, Progress.NONE).stream().map(plane -> java.util.Arrays
			.copyOf(Planes.floatArray(plane), Planes.width(plane))).toList();
	}

	@Test
	void coloursGoThroughANetworkOfThreeChannelsTogether() {
		final List<float[]> rows = rows(new NextChannel(1, 3, 4, 0), 8, scan(21, 1), scan(21, 1), new float[21]);
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
	void smallImagesShareABatchAndEachComesOutInItsPlace() {
		final NetworkUpscaler upscaler = new NetworkUpscaler(network, 16, 2);
		assertEquals(128 * 128 / (16 * 16) / 6, upscaler.greyImagesAtOnce(30, 17), "six tiles each");
		assertEquals(1, upscaler.greyImagesAtOnce(500, 500));
		assertEquals(1, new NetworkUpscaler(new NextChannel(2, 3, 8, 0), 16, 2).greyImagesAtOnce(30, 17),
			"one of colours");
		final List<RandomAccessibleInterval<FloatType>> images = new ArrayList<>();
		for (int i = 0; i < 7; i++)
			images.add(Planes.floats(java.util.Arrays.copyOf(scan(30 * 17 + i, 1), 30 * 17), 30, 17));
		final var together = upscaler.upscale(images, Progress.NONE);
		for (int i = 0; i < images.size(); i++)
			assertArrayEquals(Planes.floatArray(upscaler.upscale(images.subList(i, i + 1), Progress.NONE).get(0)),
				Planes.floatArray(together.get(i)), 1e-5f);
	}

	@Test
	void aNetworkOfOneSizeGetsTilesOfThatSizeOnly() {
		for (final int width : new int[] { 1, 47, 48, 49, 200 })
			assertArrayEquals(scan(width, 1), rows(new NextChannel(1, 1, 48, 48), width % 2 * 48, scan(width, 1)).get(
				0), 1e-5f);
	}

	@Test
	void theDescriptionNamesFactorAndDevice() {
		final String text = new NetworkUpscaler(network, 0, 16).description();
		assertTrue(text.contains("×2") && text.contains("cpu"), text);
	}
}
