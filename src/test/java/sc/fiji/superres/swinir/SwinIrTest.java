package sc.fiji.superres.swinir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.Device;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.TrainableNetwork;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

class SwinIrTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "1,16,24", "2,13,21", "1,8,8" })
	void outputEqualsAnIndependentImplementation(final int n, final int h, final int w) throws IOException {
		final StateDict weights = Golden.weights(), golden = Golden.read("forward.pth");
		final String size = n + "x" + h + "x" + w;
		try (TrainableNetwork net = TrainableNetwork.load(SwinIrConfig.of(weights), weights, Device.cpu())) {
			final float[] output = net.run(golden.get("input_" + size).values(), n, h, w);
			assertEquals(0, Golden.distance(golden.get("output_" + size).values(), output), 1e-4);
		}
	}

	@Test
	void theCodeInAFileNamesNoFusedAttentionAndGivesTheSameOutput() throws Exception {
		final StateDict weights = Golden.weights(), golden = Golden.read("forward.pth");
		final SwinIrConfig config = SwinIrConfig.of(weights);
		assertFalse(SwinIrScript.source(config).contains("scaled_dot_product"));
		final Path file = folder.resolve("portable.pt");
		config.program(weights).write(file, Map.of());
		TorchEngine.start();
		try (ai.djl.Model model = ai.djl.Model.newInstance("portable", Device.cpu(), "PyTorch");
				var scope = TorchEngine.newManager(Device.cpu()))
		{
			model.load(file);
			final var x = scope.create(golden.get("input_2x13x21").values(), new ai.djl.ndarray.types.Shape(2, 1, 13,
				21));
			final var y = model.getBlock().forward(new ai.djl.training.ParameterStore(), new ai.djl.ndarray.NDList(x),
				false).singletonOrThrow();
			assertEquals(0, Golden.distance(golden.get("output_2x13x21").values(), y.toFloatArray()), 1e-5);
		}
	}

	@Test
	void noLocaleChangesTheNetwork() throws IOException {
		final Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("ar-EG")); // Java writes 12 as ١٢ here
		final SwinIrConfig config = SwinIrConfig.tiny(2);
		try (TrainableNetwork net = TrainableNetwork.load(config, WeightInit.draw(config, 1), Device.cpu());
				Network folded = config.load(WeightInit.draw(config, 1), Device.cpu(), Precision.FULL))
		{
			assertEquals(4 * 64, net.run(new float[64], 1, 8, 8).length);
			assertEquals(4 * 64, folded.run(new float[64], 1, 8, 8).length);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void lightHasTheParametersOfThePaper() {
		final long tables = 24L * 225 * 6; // 24 blocks, (2·8−1)² places, 6 heads
		assertEquals(878_836, SwinIrConfig.light(4).parameters() - tables);
	}

	@Test
	void configurationIsReadOffTheShapes() throws IOException {
		final SwinIrConfig expected = new SwinIrConfig(2, 1, 8, List.of(2, 3), 12, List.of(2, 3), 2);
		assertEquals(expected, SwinIrConfig.of(Golden.weights()));
		assertEquals(SwinIrConfig.light(3), SwinIrConfig.of(WeightInit.draw(SwinIrConfig.light(3), 1)));
	}

	@Test
	void everyFactorEnlargesByItself() throws IOException {
		for (int factor = 2; factor <= 4; factor++) {
			final SwinIrConfig config = SwinIrConfig.tiny(factor);
			try (TrainableNetwork net = TrainableNetwork.load(config, WeightInit.draw(config, 5), Device.cpu())) {
				assertEquals(11 * factor * 9 * factor, net.run(new float[11 * 9], 1, 11, 9).length);
			}
		}
	}

	@Test
	void firstWeightsFollowTheOfficialDistributions() {
		final StateDict weights = WeightInit.draw(SwinIrConfig.light(4), 7);
		assertEquals(0.02, deviation(weights.get("layers.2.residual_group.blocks.3.attn.qkv.weight").values()), 0.0005);
		assertEquals(0.02, deviation(weights.get("layers.0.residual_group.blocks.0.attn.relative_position_bias_table")
			.values()), 0.001);
		final float bound = (float) (1 / Math.sqrt(60 * 9));
		assertEquals(bound / Math.sqrt(3), deviation(weights.get("layers.1.conv.weight").values()), 0.0005);
		for (final float bias : weights.get("conv_after_body.bias").values())
			assertTrue(Math.abs(bias) <= bound && bias != 0, "bias " + bias);
		assertArrayEquals(new float[60], weights.get("norm.bias").values());
		assertArrayEquals(FloatTensor.filled(1, 60).values(), weights.get("norm.weight").values());
		assertArrayEquals(weights.get("conv_first.weight").values(), WeightInit.draw(SwinIrConfig.light(4), 7).get(
			"conv_first.weight").values());
	}

	@Test
	void weightsThatDoNotFitAreRefusedByName() throws IOException {
		final StateDict weights = Golden.weights();
		final SwinIrConfig config = SwinIrConfig.of(weights);
		weights.put("norm.weight", FloatTensor.filled(1, 13));
		final String misshaped = assertThrows(IllegalArgumentException.class, () -> TrainableNetwork.load(config,
			weights, Device.cpu())).getMessage();
		assertTrue(misshaped.contains("norm.weight") && misshaped.contains("[13]") && misshaped.contains("[12]"),
			misshaped);
		weights.put("norm.weight", FloatTensor.filled(1, 12)).put("extra.weight", FloatTensor.filled(0, 2));
		final String extra = assertThrows(IllegalArgumentException.class, () -> TrainableNetwork.load(config, weights,
			Device.cpu())).getMessage();
		assertTrue(extra.contains("extra.weight"), extra);
	}

	@Test
	void impossibleConfigurationsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new SwinIrConfig(1, 1, 8, List.of(2), 12, List.of(2), 2));
		assertThrows(IllegalArgumentException.class, () -> new SwinIrConfig(2, 1, 1, List.of(2), 12, List.of(2), 2));
		assertThrows(IllegalArgumentException.class, () -> new SwinIrConfig(2, 1, 8, List.of(2), 12, List.of(5), 2));
		assertThrows(IllegalArgumentException.class, () -> new SwinIrConfig(2, 1, 8, List.of(2, 2), 12, List.of(2), 2));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> SwinIrConfig.preset("huge", 4)).getMessage()
			.contains("light"));
	}

	@Test
	void unknownDevicesAreRefusedByName() {
		assertEquals(Device.cpu(), TorchEngine.device("cpu"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> TorchEngine.device("tpu")).getMessage().contains(
			"tpu"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> TorchEngine.device("cuda:99")).getMessage()
			.contains("cuda:99"));
	}

	private static double deviation(final float[] values) {
		double sum = 0, squares = 0;
		for (final float v : values) {
			sum += v;
			squares += (double) v * v;
		}
		final double mean = sum / values.length;
		return Math.sqrt(squares / values.length - mean * mean);
	}
}
