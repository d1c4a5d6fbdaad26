package sc.fiji.superres.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.Device;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.models.ModelExport;
import sc.fiji.superres.models.ModelFormat;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.network.InferenceNetwork;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.network.ScriptProgram;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.swinir.Drawn;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.GoldenNetwork;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/** The convolutional network against the numbers of {@code scripts/golden/fast.py}. */
class FastTest {

	private static final int FEATURES = 4;
	private static final int BLOCKS = 5;

	@TempDir
	private Path folder;

	private static StateDict golden(final String name) throws IOException {
		try {
			final Path file = Path.of(FastTest.class.getResource("networks.pth").toURI());
			return TorchArchive.readStateDict(file).under(name + "/");
		}
		catch (final URISyntaxException exc) {
			throw new AssertionError(exc);
		}
	}

	private static FastConfig config(final int factor, final int channels) {
		return new FastConfig(factor, channels, FEATURES, BLOCKS);
	}

	@ParameterizedTest
	@CsvSource({ "x2 grey, 2, 1", "x3 grey, 3, 1", "x4 grey, 4, 1", "x4 rgb, 4, 3", "x8 grey, 8, 1" })
	void resultsEqualThoseOfPyTorch(final String name, final int factor, final int channels) throws IOException {
		final FastConfig config = config(factor, channels);
		new GoldenNetwork(config, Drawn.weights(config), golden(name)).assertResults(2e-5);
	}

	@ParameterizedTest
	@CsvSource({ "x4 grey, 4, 1", "x4 rgb, 4, 3" })
	void gradientsEqualThoseOfPyTorch(final String name, final int factor, final int channels) throws IOException {
		final FastConfig config = config(factor, channels);
		new GoldenNetwork(config, Drawn.weights(config), golden(name)).assertGradients();
	}

	@Test
	void thePresetHasTheSizeOfTheStudy() {
		final FastConfig preset = (FastConfig) Architectures.preset("fast", 4);
		assertEquals(new FastConfig(4, 1, 32, 8), preset);
		assertEquals(157_520, preset.parameters());
	}

	/** Before anything is learnt, the result is near bicubic interpolation and in its place. */
	@Test
	void itBeginsNearBicubic() throws IOException {
		final FastConfig preset = FastConfig.grey(4);
		final float[] image = Drawn.input(24 * 24);
		final float[] bicubic = Planes.floatArray(Resampler.resample(Planes.floats(image, 24, 24), 96, 96,
			Filter.BICUBIC));
		try (Network net = preset.load(preset.firstWeights(1), Device.cpu(), Precision.FULL)) {
			assertTrue(Golden.distance(bicubic, net.run(image, 1, 24, 24)) < 0.3);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "PT", "PTH", "SAFETENSORS" })
	void whatWasExportedIsReadAgain(final ModelFormat format) throws IOException {
		final FastConfig config = config(3, 3);
		final Path ours = folder.resolve("model.pt");
		ModelFiles.write(ours, Drawn.weights(config), ModelCard.imported(config, "a test"));
		final Path file = format.target(folder.resolve("exported"), "");
		ModelExport.write(ModelFiles.read(ours), format, file);
		final ModelFiles.Loaded read = ModelFiles.read(file);
		assertEquals(config, read.config());
		Drawn.weights(config).forEach((name, tensor) -> assertArrayEquals(tensor.values(), read.weights().get(name)
			.values(), name));
	}

	@Test
	void everyImageOfABatchComesOutAsIfItWereAlone() throws IOException {
		final FastConfig config = config(2, 1);
		final float[] images = Drawn.input(3 * 77);
		try (Network net = config.load(Drawn.weights(config), Device.cpu(), Precision.FULL)) {
			final float[] together = net.run(images, 3, 7, 11);
			final float[] second = net.run(Arrays.copyOfRange(images, 77, 154), 1, 7, 11);
			assertEquals(0, Golden.distance(second, Arrays.copyOfRange(together, 4 * 77, 8 * 77)), 1e-6);
		}
	}

	@Test
	void lowerPrecisionIsRefusedOnACpu() {
		final FastConfig config = config(2, 1);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> config.load(Drawn.weights(config), Device.cpu(),
			Precision.FP16)).getMessage().contains("precision=fp16"));
		final NetworkConfig light = Architectures.preset("light", 4);
		final String message = assertThrows(IllegalArgumentException.class, () -> light.load(light.firstWeights(1),
			Device.cpu(), Precision.INT8)).getMessage();
		assertTrue(message.contains("precision=int8") && message.contains("not for SwinIR"), message);
	}

	@ParameterizedTest
	@CsvSource({ "96, 96", "61, 83" })
	void brainFloatsOfTheCpuAreATenthOfAGreyLevelOff(final int height, final int width) throws Exception {
		final Path file = Path.of(FastTest.class.getResource("/golden/fast-x4.pt").toURI());
		final ModelFiles.Loaded trained = ModelFiles.read(file);
		final NetworkConfig config = trained.config();
		assumeTrue(config.automatic(Device.cpu()) == Precision.BF16, "the CPU has no instructions for bf16");
		final float[] scan = scan(height, width);
		try (Network full = config.load(trained.weights(), Device.cpu(), Precision.FULL);
				Network low = config.load(trained.weights(), Device.cpu(), Precision.BF16))
		{
			assertEquals(Precision.BF16, low.precision());
			final double error = 255 * rms(full.run(scan, 1, height, width), low.run(scan, 1, height, width));
			assertTrue(error > 0 && error < 0.1, "off by " + error + " grey levels");
		}
	}

	/** Of any width, of which many are wrong in libtorch 2.7.1 once they are packed, and number of images. */
	@ParameterizedTest
	@ValueSource(ints = { 4, 16, 24, 32, 40, 48, 70 })
	void brainFloatsOfTheCpuAreThoseOfPlainConvolutions(final int features) throws IOException {
		assumeTrue(Precision.BF16.isOfTheCpu(), "the CPU has no instructions for bf16");
		final FastConfig config = new FastConfig(2, 1, features, BLOCKS);
		final StateDict weights = Drawn.weights(config);
		final ScriptProgram program = FastScript.frozen(2, BLOCKS, weights, Precision.BF16);
		final float[] images = Drawn.input(2 * 61 * 38);
		try (Network low = config.load(weights, Device.cpu(), Precision.BF16);
				Network plain = InferenceNetwork.load(config, program, Device.cpu(), Precision.BF16, 1))
		{
			for (final int n : new int[] { 1, 2 }) {
				final float[] expected = plain.run(images, n, 61, 38);
				final double scale = rms(expected, new float[expected.length]);
				assertEquals(0, rms(expected, low.run(images, n, 61, 38)), 1e-4 * scale, n + " images");
			}
		}
	}

	@Test
	void thePresetIsPackedAndThatIsRight() throws IOException {
		assumeTrue(Precision.BF16.isOfTheCpu(), "the CPU has no instructions for bf16");
		final FastConfig config = FastConfig.grey(4);
		assertTrue(Packed.takes(config.features()));
		try (InferenceNetwork packed = InferenceNetwork.load(config, FastScript.brainFloats(4, config.blocks(), Drawn
			.weights(config)), Device.cpu(), Precision.BF16, 1))
		{
			assertTrue(Packed.ready(packed));
		}
	}

	@ParameterizedTest
	@CsvSource({ "96, 96", "61, 83" })
	void wholeNumbersOfTheCpuAreAThirdOfAGreyLevelOff(final int height, final int width) throws Exception {
		assumeTrue(Precision.INT8.isOfTheCpu(), "the CPU has no instructions for products of bytes");
		final ModelFiles.Loaded trained = ModelFiles.read(Path.of(FastTest.class.getResource("/golden/fast-x4.pt")
			.toURI()));
		final NetworkConfig config = trained.config();
		final float[] scan = scan(height, width);
		try (Network full = config.load(trained.weights(), Device.cpu(), Precision.FULL);
				Network low = config.load(trained.weights(), Device.cpu(), Precision.INT8))
		{
			assertEquals(Precision.INT8, low.precision());
			final float[] whole = low.run(scan, 1, height, width);
			final double error = 255 * rms(full.run(scan, 1, height, width), whole);
			assertTrue(error > 0 && error < 0.34, "off by " + error + " grey levels");
			assertArrayEquals(whole, low.run(scan, 1, height, width), "the second pass is another one");
		}
	}

	/** The steps are those of the network, whatever it enlarges: white noise beside a scan leaves that as it was. */
	@Test
	void wholeNumbersOfAPlaceDoNotDependOnOtherPlaces() throws Exception {
		assumeTrue(Precision.INT8.isOfTheCpu(), "the CPU has no instructions for products of bytes");
		final FastConfig config = config(2, 3);
		final int side = 60;
		final float[] image = Drawn.input(3 * side * side);
		final float[] other = image.clone();
		for (int i = 0; i < other.length; i++)
			if (i % side >= side - 5) other[i] = 5 * (i % 2);
		try (Network low = config.load(Drawn.weights(config), Device.cpu(), Precision.INT8)) {
			final float[] first = low.run(image, 1, side, side);
			final float[] second = low.run(other, 1, side, side);
			assertTrue(rms(first, second) > 0.01);
			for (int row = 0; row < 3 * 2 * side; row++)
				for (int x = 0; x < 10; x++)
					assertEquals(first[row * 2 * side + x], second[row * 2 * side + x], 1e-5f, "row " + row);
		}
	}

	/** The upper left corner of the scan that comes along. */
	private static float[] scan(final int height, final int width) throws IOException {
		final BufferedImage all = ImageIO.read(FastTest.class.getResource("/sc/fiji/superres/sample/gan_5MX.tif"));
		final float[] pixels = all.getRaster().getSamples(0, 0, width, height, 0, (float[]) null);
		for (int i = 0; i < pixels.length; i++)
			pixels[i] /= 255;
		return pixels;
	}

	private static double rms(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += Math.pow(a[i] - b[i], 2);
		return Math.sqrt(sum / a.length);
	}

	private String refusal(final StateDict tensors) throws IOException {
		final Path file = folder.resolve("refused.pth");
		TorchArchive.writeStateDict(file, tensors);
		final String message = assertThrows(IOException.class, () -> ModelFiles.read(file)).getMessage();
		assertTrue(message.contains(file.toString()), message);
		return message;
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "head.weight;4;'head.weight' has 1 dimensions instead of 4",
		"head.weight;4,2,3,3;Fast factor=1: expected 2 to 8", "head.weight;4,9,3,3;Fast factor=1: expected 2 to 8",
		"tail.weight;5,8,3,3;'tail.weight' has shape [5, 8, 3, 3], but this network needs [4, 8, 3, 3]",
		"tail.weight;4,6,3,3;'tail.weight' has shape [4, 6, 3, 3], but this network needs [4, 8, 3, 3]",
		"tail.weight;100,8,3,3;Fast factor=10: expected 2 to 8" })
	void misshapenStateDictsAreRefusedByWhatIsWrong(final String tensor, final String shape, final String reason)
		throws IOException
	{
		final int[] sizes = Arrays.stream(shape.split(",")).mapToInt(Integer::parseInt).toArray();
		final StateDict weights = Drawn.weights(config(2, 1)).put(tensor, FloatTensor.filled(0, sizes));
		final String message = refusal(weights);
		assertTrue(message.contains(reason) && !message.contains("SwinIR"), message);
	}

	@Test
	void aMissingBlockIsNamed() throws IOException {
		final StateDict without = new StateDict();
		Drawn.weights(config(2, 1)).forEach((name, tensor) -> {
			if (!name.startsWith("body.0.")) without.put(name, tensor);
		});
		final String message = refusal(without);
		assertTrue(message.contains("lacks the tensor 'body.0.conv1.weight'"), message);
	}

	@Test
	void theDescriptionOfAModelIsHeldToTheSameLimits() throws IOException {
		final FastConfig config = config(2, 1);
		final Path file = folder.resolve("model.pt");
		config.program(Drawn.weights(config)).write(file, Map.of("superres.json", "{\"network\": {\"architecture\": " +
			"\"fast\", \"factor\": 2, \"channels\": 1, \"features\": 2000000000, \"blocks\": 2}, \"origin\": \"a\"}"));
		final String message = assertThrows(IOException.class, () -> ModelFiles.read(file)).getMessage();
		assertTrue(message.contains("Fast features=2000000000: expected 1 to 4096"), message);
	}
}
