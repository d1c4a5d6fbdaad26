package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.upscale.SmoothScan.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.ProgressProbe;
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
		final float[] expected = onTheReflectedImage(pixels, width, height);
		final var result = run(pixels, width, height, 0, 16);
		assertArrayEquals(new long[] { 2 * width, 2 * height }, result.dimensionsAsLongArray());
		assertArrayEquals(expected, Planes.floatArray(result), 1e-6f);
	}

	/** What the network makes of an image that is extended to multiples of 8 pixels, without the extension. */
	private static float[] onTheReflectedImage(final float[] pixels, final int width, final int height) {
		final int w = (width + 7) / 8 * 8;
		final int h = (height + 7) / 8 * 8;
		final float[] padded = new float[w * h];
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++)
				padded[y * w + x] = pixels[Mosaic.reflect(y, height) * width + Mosaic.reflect(x, width)];
		final float[] all = network.run(padded, 1, h, w);
		final float[] cropped = new float[4 * width * height];
		for (int y = 0; y < 2 * height; y++)
			System.arraycopy(all, y * 2 * w, cropped, y * 2 * width, 2 * width);
		return cropped;
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
			assertEachPixelBecameFour(pixels, width, Planes.floatArray(result));
		}
	}

	private static void assertEachPixelBecameFour(final float[] pixels, final int width, final float[] values) {
		for (int i = 0; i < values.length; i++) {
			final int x = i % (2 * width);
			final int y = i / (2 * width);
			final float expected = (1 + x % 2 + 2 * (y % 2)) * pixels[y / 2 * width + x / 2];
			assertEquals(expected, values[i], 1e-5f, "at " + x + ", " + y);
		}
	}

	/** Weights that multiply each pixel by 1, 2, 3 and 4 for the four pixels it becomes, and look at no neighbour. */
	private static StateDict pixelByPixel() {
		final StateDict weights = new StateDict();
		SwinIrConfig.tiny(2).shapes().forEach((name, shape) -> weights.put(name, FloatTensor.filled(0, shape)));
		final int centre = 4;
		final int features = SwinIrConfig.tiny(2).embedding();
		weights.get("conv_first.weight").values()[centre] = 1;
		for (int k = 0; k < 4; k++)
			weights.get("upsample.0.weight").values()[k * features * 9 + centre] = k + 1;
		return weights;
	}

	@Test
	void aRequestToStopEndsBetweenTiles() {
		final List<String> tiles = new ArrayList<>();
		final Progress stopAfterTwo = ProgressProbe.hearing((done, total, message) -> tiles.add(done + "/" + total))
			.andStoppingWhen(() -> tiles.size() == 2);
		assertThrows(CancellationException.class, () -> new NetworkUpscaler(network, 128, 0).upscale(List.of(Planes
			.floats(scan(512, 256), 512, 256)), stopAfterTwo));
		assertEquals(List.of("0/8", "1/8"), tiles);
	}

	@Test
	void progressEndsWhereItShould() {
		final List<Long> done = new ArrayList<>();
		final Progress progress = ProgressProbe.hearing((units, total, message) -> {
			assertEquals(4, total);
			done.add(units);
		});
		new NetworkUpscaler(network, 96, 0).upscale(List.of(Planes.floats(scan(192, 192), 192, 192)), progress);
		assertEquals(List.of(0L, 1L, 2L, 3L, 4L), done);
	}

	@Test
	void tilesThatCannotBeAreRefusedWithTheirValues() {
		assertRefused("tile=-1", () -> new NetworkUpscaler(network, -1, 16));
		assertRefused("overlap=-2", () -> new NetworkUpscaler(network, 0, -2));
		assertRefused("tile=16 with overlap=8", () -> run(new float[64], 8, 8, 16, 8));
		assertRefused("2 channels", () -> new NetworkUpscaler(new NextChannel(2, 2, 8, 0), 0, 16));
		assertRefused("tile=64: this model takes only tiles of 48", () -> new NetworkUpscaler(new NextChannel(2, 1, 48,
			48), 64, 16));
	}

	private static void assertRefused(final String named, final Executable call) {
		final String message = assertThrows(IllegalArgumentException.class, call).getMessage();
		assertTrue(message.contains(named), message);
	}

	@Test
	void smallImagesOfOneChannelShareABatch() {
		final NetworkUpscaler upscaler = new NetworkUpscaler(network, 16, 2);
		assertEquals(128 * 128 / (16 * 16) / 6, upscaler.greyImagesAtOnce(30, 17), "six tiles each");
		assertEquals(1, upscaler.greyImagesAtOnce(500, 500));
		final NetworkUpscaler colours = new NetworkUpscaler(new NextChannel(2, 3, 8, 0), 16, 2);
		assertEquals(1, colours.greyImagesAtOnce(30, 17), "one of colours");
	}

	@Test
	void eachImageOfABatchComesOutInItsPlace() {
		final NetworkUpscaler upscaler = new NetworkUpscaler(network, 16, 2);
		final List<RandomAccessibleInterval<FloatType>> images = new ArrayList<>();
		for (int i = 0; i < 7; i++)
			images.add(Planes.floats(Arrays.copyOf(scan(30 * 17 + i, 1), 30 * 17), 30, 17));
		final var together = upscaler.upscale(images, Progress.NONE);
		for (int i = 0; i < images.size(); i++) {
			final var alone = upscaler.upscale(images.subList(i, i + 1), Progress.NONE).get(0);
			assertArrayEquals(Planes.floatArray(alone), Planes.floatArray(together.get(i)), 1e-5f);
		}
	}

	@Test
	void theDescriptionNamesFactorAndDevice() {
		final String text = new NetworkUpscaler(network, 0, 16).description();
		assertTrue(text.contains("×2") && text.contains("cpu"), text);
	}
}
