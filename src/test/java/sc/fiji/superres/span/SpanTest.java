package sc.fiji.superres.span;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.swinir.Drawn;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.GoldenNetwork;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/** SPAN against the numbers and files of {@code scripts/golden/span.py}. */
class SpanTest {

	private static final int FEATURES = 6;

	@TempDir
	private Path folder;

	private static Path file(final String name) {
		try {
			return Path.of(SpanTest.class.getResource(name).toURI());
		}
		catch (final URISyntaxException exc) {
			throw new AssertionError(exc);
		}
	}

	private static StateDict golden(final String name) throws IOException {
		return TorchArchive.readStateDict(file("networks.pth")).under(name + "/");
	}

	private static SpanConfig config(final int factor, final int channels, final boolean normalised) {
		return new SpanConfig(factor, channels, FEATURES, normalised);
	}

	/** The last weights bring the large values of a normalised image back to those of an image. */
	private static StateDict weights(final SpanConfig config) {
		final StateDict weights = Drawn.weights(config);
		weights.forEach((name, tensor) -> {
			for (int i = 0; config.normalised() && name.startsWith("upsampler") && i < tensor.values().length; i++)
				tensor.values()[i] /= 64;
		});
		return weights;
	}

	@ParameterizedTest
	@CsvSource({ "x2 rgb, 2, 3, true", "x4 rgb, 4, 3, true", "'x3 rgb, not normalised', 3, 3, false",
		"x2 grey, 2, 1, false", "x4 grey, 4, 1, false", "x1 grey, 1, 1, false", "x8 grey, 8, 1, false" })
	void resultsEqualThoseOfFourConvolutionsAUnit(final String name, final int factor, final int channels,
		final boolean normalised) throws IOException
	{
		final SpanConfig config = config(factor, channels, normalised);
		new GoldenNetwork(config, weights(config), golden(name)).assertResults(2e-5);
	}

	@ParameterizedTest
	@CsvSource({ "x2 rgb, 2, 3, true", "x4 grey, 4, 1, false" })
	void gradientsReachAllFourConvolutionsOfAUnit(final String name, final int factor, final int channels,
		final boolean normalised) throws IOException
	{
		final SpanConfig config = config(factor, channels, normalised);
		new GoldenNetwork(config, weights(config), golden(name)).assertGradients();
	}

	@ParameterizedTest
	@CsvSource({ "span_x2, 2, 3, true", "span_grey_x4, 4, 1, false" })
	void stateDictsAsPeopleHaveThemGiveTheirResults(final String name, final int factor, final int channels,
		final boolean normalised) throws IOException
	{
		final ModelFiles.Loaded model = ModelFiles.read(file(name + ".pth"));
		assertEquals(new SpanConfig(factor, channels, 2, normalised), model.config());
		new GoldenNetwork(model.config(), model.weights(), golden(name)).assertResults(2e-5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "span_x2", "span_grey_x4" })
	void anExportHasEveryTensorOfTheOfficialStateDictInItsOrder(final String name) throws IOException {
		final ModelFiles.Loaded model = ModelFiles.read(file(name + ".pth"));
		final Path export = folder.resolve("export.pth");
		ModelFiles.writeOfficial(export, model.weights(), model.config());
		final StateDict official = TorchArchive.readStateDict(file(name + ".pth"));
		final StateDict written = TorchArchive.readStateDict(export);
		assertEquals(List.copyOf(official.names()), List.copyOf(written.names()));
		official.forEach((tensor, values) -> assertArrayEquals(values.shape(), written.get(tensor).shape(), tensor));
		assertEquals(model.config(), ModelFiles.read(export).config());
	}

	@ParameterizedTest
	@EnumSource(names = { "PT", "PTH", "SAFETENSORS" })
	void whatWasExportedIsReadAgain(final ModelFormat format) throws IOException {
		final SpanConfig config = config(4, 3, false);
		final Path ours = folder.resolve("model.pt");
		ModelFiles.write(ours, weights(config), ModelCard.imported(config, "a test"));
		final Path file = format.target(folder.resolve("exported"), "");
		ModelExport.write(ModelFiles.read(ours), format, file);
		final ModelFiles.Loaded read = ModelFiles.read(file);
		assertEquals(config, read.config());
		weights(config).forEach((name, tensor) -> assertArrayEquals(tensor.values(), read.weights().get(name).values(),
			name));
	}

	@Test
	void thePresetIsThePapersSmallerNetworkForGreyImages() {
		final SpanConfig preset = (SpanConfig) Architectures.preset("span", 4);
		assertEquals(new SpanConfig(4, 1, 48, false), preset);
		final long unit = 48 * 48 + 48 + 48 * 96 + 96 + 96 * 96 * 9 + 96 + 96 * 48 + 48;
		final long first = 48 + 48 + 2 + 2 + 2 * 96 * 9 + 96 + 96 * 48 + 48;
		final long ends = 4 * 48 * 48 + 48 + 48 * 9 * 16 + 16;
		assertEquals(first + 19 * unit + ends, preset.parameters());
	}

	@Test
	void firstWeightsAreThoseOfPyTorch() {
		final StateDict weights = config(2, 1, false).firstWeights(5);
		final float[] kernel = weights.get("block_3.c2_r.conv.1.weight").values();
		final double bound = 1 / Math.sqrt(2 * FEATURES * 9);
		double largest = 0;
		for (final float value : kernel)
			largest = Math.max(largest, Math.abs(value));
		assertTrue(largest <= bound && largest > 0.98 * bound, largest + " of " + bound);
		assertArrayEquals(kernel, config(2, 1, false).firstWeights(5).get("block_3.c2_r.conv.1.weight").values());
	}

	@Test
	void lowerPrecisionIsRefusedOnACpu() {
		final SpanConfig config = config(2, 1, false);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> config.load(weights(config), Device.cpu(),
			Precision.FP16)).getMessage().contains("precision=fp16"));
	}

	@Test
	void everyImageOfABatchComesOutAsIfItWereAlone() throws IOException {
		final SpanConfig config = config(2, 1, false);
		final float[] images = Drawn.input(3 * 77);
		try (Network net = config.load(weights(config), Device.cpu(), Precision.FULL)) {
			final float[] together = net.run(images, 3, 7, 11);
			final float[] second = net.run(java.util.Arrays.copyOfRange(images, 77, 154), 1, 7, 11);
			assertEquals(0, Golden.distance(second, java.util.Arrays.copyOfRange(together, 4 * 77, 8 * 77)), 1e-6);
		}
	}

	private String refusal(final StateDict tensors) throws IOException {
		final Path file = folder.resolve("refused.pth");
		TorchArchive.writeStateDict(file, tensors);
		final String message = assertThrows(IOException.class, () -> ModelFiles.read(file)).getMessage();
		assertTrue(message.contains(file.toString()), message);
		return message;
	}

	private static StateDict official() throws IOException {
		return TorchArchive.readStateDict(file("span_grey_x4.pth"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "conv_1.sk.weight;2,2,1,1;it reads 2 channels",
		"conv_1.sk.weight;0,1,1,1;SPAN features=0", "conv_1.sk.weight;2147483647,0,1,1;it reads 0 channels",
		"conv_1.sk.weight;0,2147483647,1,1;it reads 2147483647 channels",
		"conv_1.sk.weight;2;'conv_1.sk.weight' is missing or has a wrong shape",
		"upsampler.0.weight;0,2,3,3;SPAN factor=0: expected 1 to 8",
		"upsampler.0.weight;15,2,3,3;gives 15 numbers for each pixel", "upsampler.0.weight;81,2,3,3;SPAN factor=9",
		"conv_cat.weight;2,6,1,1;'conv_cat.weight' has shape [2, 6, 1, 1], but this network needs [2, 8, 1, 1]" })
	void misshapenStateDictsAreRefusedByWhatIsWrong(final String tensor, final String shape, final String reason)
		throws IOException
	{
		final int[] sizes = java.util.Arrays.stream(shape.split(",")).mapToInt(Integer::parseInt).toArray();
		final boolean empty = java.util.Arrays.stream(sizes).anyMatch(size -> size == 0);
		final FloatTensor other = empty ? new FloatTensor(new float[0], sizes) : FloatTensor.filled(0, sizes);
		final String message = refusal(official().put(tensor, other));
		assertTrue(message.contains(reason), message);
		assertTrue(!message.contains("SwinIR") && !message.contains("RRDB"), message);
	}

	@Test
	void aMissingBlockIsNamed() throws IOException {
		final StateDict without = new StateDict();
		official().forEach((name, tensor) -> {
			if (!name.startsWith("block_4.")) without.put(name, tensor);
		});
		final String message = refusal(without);
		assertTrue(message.contains("lacks the tensor 'block_4.c1_r.sk.weight'"), message);
	}

	@Test
	void oneNormalisedChannelIsRefusedWithTheWayOut() throws IOException {
		final StateDict without = new StateDict();
		official().forEach((name, tensor) -> {
			if (!name.equals("no_norm")) without.put(name, tensor);
		});
		final String message = refusal(without);
		assertTrue(message.contains("a mean of three colours") && message.contains("'no_norm'"), message);
	}

	@Test
	void theDescriptionOfAModelIsHeldToTheSameLimits() throws IOException {
		final SpanConfig config = config(2, 1, false);
		final Path file = folder.resolve("model.pt");
		config.program(weights(config)).write(file, Map.of("superres.json", "{\"network\": {\"architecture\": " +
			"\"span\", \"factor\": 2, \"channels\": 1, \"features\": 2000000000}, \"origin\": \"a test\"}"));
		final String message = assertThrows(IOException.class, () -> ModelFiles.read(file)).getMessage();
		assertTrue(message.contains("SPAN features=2000000000: expected 1 to 4096"), message);
	}
}
