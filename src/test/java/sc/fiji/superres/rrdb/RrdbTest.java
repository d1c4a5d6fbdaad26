package sc.fiji.superres.rrdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.models.ModelExport;
import sc.fiji.superres.models.ModelFormat;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.swinir.Drawn;
import sc.fiji.superres.swinir.GoldenNetwork;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.SafeTensors;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/** RRDBNet against the numbers and files of {@code scripts/golden/rrdb.py}. */
class RrdbTest {

	@TempDir
	private Path folder;

	private static Path file(final String name) {
		try {
			return Path.of(RrdbTest.class.getResource(name).toURI());
		}
		catch (final URISyntaxException exc) {
			throw new AssertionError(exc);
		}
	}

	private static StateDict golden(final String name) throws IOException {
		return TorchArchive.readStateDict(file("networks.pth")).under(name + "/");
	}

	private static RrdbConfig config(final int factor, final int channels, final int unshuffle) {
		return new RrdbConfig(factor, channels, 8, 2, 4, unshuffle);
	}

	@ParameterizedTest
	@CsvSource({ "x4 rgb, 4, 3, 1", "x4 grey, 4, 1, 1", "'x2 grey, two doublings', 2, 1, 2",
		"'x2 rgb, one doubling', 2, 3, 1", "'x1 grey, two doublings', 1, 1, 4", "x1 rgb, 1, 3, 1", "x8 grey, 8, 1, 1" })
	void resultsEqualAnIndependentImplementation(final String name, final int factor, final int channels,
		final int unshuffle) throws IOException
	{
		final RrdbConfig config = config(factor, channels, unshuffle);
		new GoldenNetwork(config, Drawn.weights(config), golden(name)).assertResults(2e-5);
	}

	@ParameterizedTest
	@CsvSource({ "x4 grey, 4, 1, 1", "'x2 grey, two doublings', 2, 1, 2" })
	void gradientsEqualAnIndependentImplementation(final String name, final int factor, final int channels,
		final int unshuffle) throws IOException
	{
		final RrdbConfig config = config(factor, channels, unshuffle);
		new GoldenNetwork(config, Drawn.weights(config), golden(name)).assertGradients();
	}

	@ParameterizedTest
	@CsvSource({ "old_x4, 4, 3, 2, 1", "old_x1, 1, 1, 1, 1", "trunk_x2, 2, 3, 1, 1", "x2plus, 2, 3, 1, 2" })
	void stateDictsOfThreeGenerationsGiveTheirResults(final String name, final int factor, final int channels,
		final int blocks, final int unshuffle) throws IOException
	{
		final ModelFiles.Loaded model = ModelFiles.read(file(name + ".pth"));
		assertEquals(new RrdbConfig(factor, channels, 3, blocks, 2, unshuffle), model.config());
		new GoldenNetwork(model.config(), model.weights(), golden(name)).assertResults(5e-5);
	}

	@ParameterizedTest
	@CsvSource({ "old_x4, module.", "old_x4, netG.module.", "trunk_x2, module.", "x2plus, model." })
	void aPrefixIsTakenOffEveryNaming(final String name, final String prefix) throws IOException {
		final StateDict wrapped = new StateDict();
		TorchArchive.readStateDict(file(name + ".pth")).forEach((tensor, values) -> wrapped.put(prefix + tensor,
			values));
		final Path file = folder.resolve("wrapped.safetensors");
		SafeTensors.write(file, wrapped, Map.of());
		final ModelFiles.Loaded plain = ModelFiles.read(file(name + ".pth"));
		final ModelFiles.Loaded read = ModelFiles.read(file);
		assertEquals(plain.config(), read.config());
		plain.weights().forEach((tensor, values) -> assertArrayEquals(values.values(), read.weights().get(tensor)
			.values(), tensor));
	}

	@ParameterizedTest
	@EnumSource(names = { "PT", "PTH", "SAFETENSORS" })
	void whatWasExportedIsReadAgainAndHasTheNamesOfBasicSr(final ModelFormat format) throws IOException {
		final ModelFiles.Loaded old = ModelFiles.read(file("old_x4.pth"));
		final Path ours = folder.resolve("model.pt");
		ModelFiles.write(ours, old.weights(), ModelCard.imported(old.config(), "a test"));
		final Path file = format.target(folder.resolve("exported"), "");
		ModelExport.write(ModelFiles.read(ours), format, file);
		final ModelFiles.Loaded read = ModelFiles.read(file);
		assertEquals(old.config(), read.config());
		assertTrue(read.weights().contains("body.1.rdb3.conv5.bias") && read.weights().contains("conv_up2.weight"));
		old.weights().forEach((name, tensor) -> assertArrayEquals(tensor.values(), read.weights().get(name).values(),
			name));
	}

	@Test
	void thePresetsAreTheNetworksOfEsrganAndRealEsrganForGreyImages() {
		assertEquals(new RrdbConfig(4, 1, 64, 23, 32, 1), Architectures.preset("rrdb", 4));
		assertEquals(new RrdbConfig(2, 1, 64, 23, 32, 2), Architectures.preset("rrdb", 2));
		assertEquals(new RrdbConfig(1, 1, 64, 23, 32, 4), Architectures.preset("rrdb", 1));
		assertEquals(new RrdbConfig(8, 1, 64, 23, 32, 1), Architectures.preset("rrdb", 8));
		final String refusal = assertThrows(IllegalArgumentException.class, () -> Architectures.preset("rrdb", 3))
			.getMessage();
		assertTrue(refusal.contains("enlarge by 3"), refusal);
		assertEquals(16_697_987, new RrdbConfig(4, 3, 64, 23, 32, 1).parameters(), "RealESRGAN_x4plus");
	}

	@Test
	void firstWeightsAreThoseOfBasicSr() {
		final StateDict weights = new RrdbConfig(4, 1, 16, 1, 16, 1).firstWeights(3);
		double squares = 0;
		final float[] dense = weights.get("body.0.rdb2.conv4.weight").values();
		for (final float value : dense)
			squares += value * value;
		assertEquals(0.1 * Math.sqrt(2.0 / (64 * 9)), Math.sqrt(squares / dense.length), 3e-4);
		assertArrayEquals(new float[16], weights.get("body.0.rdb2.conv4.bias").values());
		assertTrue(weights.get("conv_hr.bias").values()[0] != 0);
		assertArrayEquals(dense, new RrdbConfig(4, 1, 16, 1, 16, 1).firstWeights(3).get("body.0.rdb2.conv4.weight")
			.values());
	}

	private String refusal(final StateDict tensors) throws IOException {
		final Path file = folder.resolve("refused.pth");
		TorchArchive.writeStateDict(file, tensors);
		final String message = assertThrows(IOException.class, () -> ModelFiles.read(file)).getMessage();
		assertTrue(message.contains(file.toString()), message);
		return message;
	}

	private static StateDict without(final String file, final String prefix) throws IOException {
		final StateDict left = new StateDict();
		TorchArchive.readStateDict(file(file)).forEach((name, tensor) -> {
			if (!name.startsWith(prefix)) left.put(name, tensor);
		});
		return left;
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "conv_first.weight;0,12,3,3;RRDB features=0",
		"conv_first.weight;3,11,3,3;'conv_first.weight' reads 11 numbers",
		"conv_first.weight;0,2147483647,3,3;reads 2147483647 numbers",
		"conv_first.weight;3;'conv_first.weight' is missing or has a wrong shape",
		"body.0.rdb1.conv1.weight;0,3,3,3;RRDB growth=0",
		"body.0.rdb1.conv1.weight;2147483647,0,3,3;RRDB growth=2147483647: expected 1 to 4096",
		"conv_last.weight;0,3,3,3;gives 0 channels",
		"body.0.rdb2.conv3.weight;2,5,3,3;[2, 5, 3, 3], but this network needs [2, 7, 3, 3]",
		"body.9999.rdb1.conv1.weight;2,3,3,3;RRDB blocks=10000: expected 1 to 100",
		"body.99999999999.rdb1.conv1.weight;2,3,3,3;that this network does not have",
		"conv_up3.weight;3,3,3,3;lacks the tensor 'conv_up3.bias'" })
	void misshapenStateDictsAreRefusedByWhatIsWrong(final String tensor, final String shape, final String reason)
		throws IOException
	{
		final int[] sizes = Arrays.stream(shape.split(",")).mapToInt(Integer::parseInt).toArray();
		final boolean empty = Arrays.stream(sizes).anyMatch(size -> size == 0);
		final FloatTensor other = empty ? new FloatTensor(new float[0], sizes) : FloatTensor.filled(0, sizes);
		final String message = refusal(TorchArchive.readStateDict(file("x2plus.pth")).put(tensor, other));
		assertTrue(message.contains(reason), message);
		assertTrue(!message.contains("SwinIR") && !message.contains("SPAN"), message);
	}

	@Test
	void aMissingBlockOrConvolutionIsNamed() throws IOException {
		final StateDict gap = new StateDict();
		Drawn.weights(new RrdbConfig(4, 1, 3, 5, 2, 1)).forEach((name, tensor) -> {
			if (!name.startsWith("body.2.")) gap.put(name, tensor);
		});
		assertTrue(refusal(gap).contains("lacks the tensor 'body.2.rdb1.conv1.weight'"));
		assertTrue(refusal(without("old_x4.pth", "model.3.")).contains("lacks the tensor 'conv_up1.weight'"));
		assertTrue(refusal(without("x2plus.pth", "conv_up")).contains("0 doublings do not bring back the size"));
		assertTrue(refusal(without("trunk_x2.pth", "trunk_conv.")).contains("lacks the tensor 'conv_body.weight'"));
	}

	@Test
	void whatNoNamingKnowsKeepsItsNameInTheRefusal() throws IOException {
		final StateDict plus = TorchArchive.readStateDict(file("old_x4.pth")).put("model.1.sub.0.RDB1.conv1x1.weight",
			FloatTensor.filled(0, 2, 3, 1, 1));
		assertTrue(refusal(plus).contains("'model.1.sub.0.RDB1.conv1x1.weight'"), refusal(plus));
		final StateDict twice = TorchArchive.readStateDict(file("old_x4.pth")).put("model.1.sub.7.weight", FloatTensor
			.filled(0, 3, 3, 3, 3));
		assertTrue(refusal(twice).contains("'model.1.sub.7.weight'"), refusal(twice));
	}

	@Test
	void aSwinIrIsNoRrdbAlthoughBothBeginWithOneConvolution() throws IOException {
		final SwinIrConfig swin = SwinIrConfig.tiny(2);
		final String refusal = refusal(swin.firstWeights(1).put("conv_first.weight", FloatTensor.filled(0, 7)));
		assertTrue(refusal.contains("SwinIR") && !refusal.contains("RRDB"), refusal);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 2, 1 })
	void aTrainingStartsFromANetworkForAnotherFactor(final int factor) {
		final RrdbConfig wanted = new RrdbConfig(factor, 1, 8, 2, 4, 4 / factor);
		final StateDict start = Drawn.weights(config(8, 1, 1));
		final StateDict weights = sc.fiji.superres.network.StartWeights.of(start, wanted, 1).weights();
		weights.requireExactly(wanted.shapes());
		assertArrayEquals(start.get("conv_hr.weight").values(), weights.get("conv_hr.weight").values());
	}

	@Test
	void tracedTorchScriptWithTheNamesIsReadAsWeights() throws IOException {
		final RrdbConfig config = config(2, 3, 2);
		final Path file = folder.resolve("traced.pt");
		config.program(Drawn.weights(config)).write(file, new LinkedHashMap<>());
		assertEquals(config, ModelFiles.read(file).config());
		assertEquals(List.copyOf(config.shapes().keySet()), List.copyOf(ModelFiles.read(file).weights().names()));
	}
}
