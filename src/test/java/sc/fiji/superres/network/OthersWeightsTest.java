package sc.fiji.superres.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.superres.network.TinyModel.card;
import static sc.fiji.superres.network.TinyModel.refusal;
import static sc.fiji.superres.network.TinyModel.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.SafeTensors;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/** Weights that other programs wrote: which network they are of, or why they are of none that is known. */
class OthersWeightsTest {

	@TempDir
	private Path folder;

	private static void assertSame(final StateDict expected, final StateDict actual) {
		assertEquals(List.copyOf(expected.names()), List.copyOf(actual.names()));
		expected.forEach((name, tensor) -> assertArrayEquals(tensor.values(), actual.get(name).values(), name));
	}

	@Test
	void officialStateDictsOfEveryContainerAreRead() throws IOException {
		final StateDict official = Golden.weights();
		final Path safe = folder.resolve("official.safetensors");
		final Path upper = folder.resolve("OFFICIAL.SAFETENSORS");
		SafeTensors.write(safe, Golden.read("weights.pth"), Map.of("format", "pt")); // with the two buffers
		Files.copy(safe, upper);
		final Path zipped = Golden.file("weights.pth");
		final Path old = Golden.file("../torch/old_swinir.pth");
		for (final Path file : List.of(zipped, old, safe, upper)) {
			final ModelFiles.Loaded model = ModelFiles.read(file);
			assertEquals(SwinIrConfig.of(official), model.config());
			assertSame(official, model.weights());
			assertNull(model.card());
		}
	}

	@Test
	void aTensorThatSwinIrDoesNotHaveIsRefusedByName() throws IOException {
		assertRefused("'discriminator.weight' of shape [3]", official("discriminator.weight", 3));
	}

	@Test
	void weightsOfAnotherNetworkAreRefusedByWhatIsMissing() throws IOException {
		assertRefused("conv_first.weight", new StateDict().put("features.0.weight", FloatTensor.filled(1, 64, 3, 3,
			3)));
		assertRefused("layers.0.residual_group.blocks.0.norm1.weight", new StateDict().put("conv_first.weight",
			FloatTensor.filled(1, 64, 1, 3, 3)));
		assertRefused("conv_last.weight", official("conv_last.weight", 1, 12, 3, 3));
		assertRefused("conv_first.weight", official("conv_first.weight"));
		assertRefused("upsample.0.weight", official("upsample.0.weight", 0, 12, 3, 3));
	}

	/** Official weights of which one tensor has another shape. */
	private static StateDict official(final String name, final int... shape) throws IOException {
		return Golden.weights().put(name, FloatTensor.filled(1, shape));
	}

	private void assertRefused(final String named, final StateDict weights) throws IOException {
		final Path file = folder.resolve("other.pth");
		TorchArchive.writeStateDict(file, weights);
		final String message = refusal(file);
		assertTrue(message.contains(named), message);
	}

	@Test
	void everyWidthOfThePerceptronIsReadOffItsShape() {
		for (final int hidden : new int[] { 1, 123, 245, 246, 247, 120, 240 }) {
			final StateDict weights = WeightInit.draw(new SwinIrConfig(2, 1, 8, List.of(1), 60, List.of(6), 2), 1);
			final String perceptron = "layers.0.residual_group.blocks.0.mlp.";
			weights.put(perceptron + "fc1.weight", FloatTensor.filled(0, hidden, 60));
			weights.put(perceptron + "fc1.bias", FloatTensor.filled(0, hidden));
			weights.put(perceptron + "fc2.weight", FloatTensor.filled(0, 60, hidden));
			weights.requireExactly(SwinIrConfig.of(weights).shapes());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "module.", "model.", "net_g.module." })
	void aPrefixThatAllTensorsHaveIsTakenOff(final String prefix) throws IOException {
		final Path pth = folder.resolve("wrapped.pth");
		final Path safe = folder.resolve("wrapped.safetensors");
		final StateDict wrapped = new StateDict();
		Golden.read("weights.pth").forEach((name, tensor) -> wrapped.put(prefix + name, tensor));
		wrapped.put(prefix + "total_ops", FloatTensor.filled(1, 1));
		wrapped.put(prefix + "norm.total_params", FloatTensor.filled(1, 1));
		final Map<String, Object> inner = new LinkedHashMap<>();
		wrapped.forEach(inner::put);
		SafeTensors.write(safe, wrapped, Map.of());
		assertSame(Golden.weights(), ModelFiles.read(safe).weights());
		for (final String key : List.of("model_state_dict", "state_dict", "params-ema", "model", "net")) {
			TorchArchive.writeDict(pth, Map.of(key, inner, "epoch_loss", FloatTensor.filled(1, 1)));
			assertSame(Golden.weights(), ModelFiles.read(pth).weights());
		}
	}

	@Test
	void anAverageGoesBeforeTheLastWeights() throws IOException {
		final Map<String, Object> average = new LinkedHashMap<>();
		Golden.weights().forEach(average::put);
		final Map<String, Object> last = new LinkedHashMap<>();
		Golden.weights().forEach((name, tensor) -> last.put(name, FloatTensor.filled(7, tensor.shape())));
		final Path file = folder.resolve("both.pth");
		for (final String key : List.of("params_ema", "params-ema")) {
			TorchArchive.writeDict(file, Map.of(key, average, "params", last));
			assertSame(Golden.weights(), ModelFiles.read(file).weights());
		}
	}

	/** The Compact network of Real-ESRGAN, which is none of ours. */
	@Test
	void anArchitectureThatIsNotReadIsRefusedByWhatIsMissing() throws IOException {
		final Path file = folder.resolve("compact.pth");
		final StateDict compact = new StateDict().put("body.0.weight", FloatTensor.filled(0, 64, 3, 3, 3)).put(
			"body.0.bias", FloatTensor.filled(0, 64)).put("body.1.weight", FloatTensor.filled(0, 64));
		TorchArchive.writeStateDict(file, compact);
		final String refusal = refusal(file);
		assertTrue(refusal.contains("not SwinIR's") && refusal.contains("not SPAN's"), refusal);
	}

	@Test
	void aNetworkAmongOthersIsRefusedByItsPrefix() throws IOException {
		final Path file = folder.resolve("gan.pth");
		final StateDict gan = new StateDict().put("d.conv.weight", FloatTensor.filled(1, 2));
		Golden.weights().forEach((name, tensor) -> gan.put("g." + name, tensor));
		TorchArchive.writeStateDict(file, gan);
		assertTrue(refusal(file).contains("under the prefix 'g.', and others such as 'd.conv.weight'"));
		TorchArchive.writeDict(file, Map.of("state", Map.of("0", Map.of("exp_avg", FloatTensor.filled(1, 2)))));
		assertTrue(refusal(file).contains("state of an optimizer"));
	}
}
