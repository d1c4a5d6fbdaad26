package sc.fiji.superres.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

class StartWeightsTest {

	private final StateDict twofold = WeightInit.draw(SwinIrConfig.tiny(2), 5);

	@Test
	void weightsOfTheSameNetworkAreTakenAsTheyAre() {
		final StartWeights start = StartWeights.of(twofold, SwinIrConfig.tiny(2), 1);
		twofold.forEach((name, tensor) -> assertSame(tensor, start.weights().get(name), name));
		assertEquals("given weights", start.origin());
		assertEquals("drawn from the seed", StartWeights.of(null, SwinIrConfig.tiny(2), 1).origin());
	}

	@Test
	void anotherFactorKeepsAllButTheUpsampler() {
		final StartWeights start = StartWeights.of(twofold, SwinIrConfig.tiny(4), 1);
		assertSame(twofold.get("conv_after_body.weight"), start.weights().get("conv_after_body.weight"));
		assertEquals(16, start.weights().get("upsample.0.weight").shape()[0]);
		assertTrue(start.origin().contains("upsample.0.bias, upsample.0.weight") && start.origin().contains("×4"), start
			.origin());
	}

	@Test
	void whatElseDoesNotFitIsNamed() {
		twofold.put("norm.weight", FloatTensor.filled(1, 30));
		final String message = assertThrows(IllegalArgumentException.class, () -> StartWeights.of(twofold, SwinIrConfig
			.tiny(4), 1)).getMessage();
		assertTrue(message.contains("'norm.weight' has shape [30]") && message.contains("[24]"), message);
	}
}
