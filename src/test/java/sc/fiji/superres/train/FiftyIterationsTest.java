package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import sc.fiji.superres.batches.Batches;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/**
 * A whole course of training against an independent PyTorch implementation; numbers by {@code scripts/golden/train.py}.
 */
class FiftyIterationsTest {

	private static final int ITERATIONS = 50, MILESTONE = 25, PAIRS = 2, SIDE = 16;

	@Test
	void lossesAndWeightsFollowPyTorchsThroughAMilestone() throws IOException, URISyntaxException {
		final StateDict golden = TorchArchive.readStateDict(Path.of(FiftyIterationsTest.class.getResource("fifty.pth")
			.toURI()));
		final MultiScaleConfig pairs = MultiScaleConfig.preset("2x single-scale").withCrop(2 * SIDE, 2);
		final StateDict first = Golden.weights();
		final TrainConfig config = ConfigOverrides.apply(TrainConfig.of(pairs, SwinIrConfig.of(first), ITERATIONS,
			PAIRS, 1e-4, List.of((long) MILESTONE), 0, 1), "{\"average\": 0.9, \"threads\": 1}");
		try (TorchEngine.Threads threads = TorchEngine.useThreads(1);
				TrainingRun run = new TrainingRun(config, Device.cpu(), first, PAIRS))
		{
			for (int k = 0; k < ITERATIONS; k++) {
				final double expected = golden.get("losses").values()[k];
				assertEquals(expected, run.step(batch(k), SIDE), 1e-5 * expected, "iteration " + k);
			}
			assertClose(golden.under("weights."), run.network().weights());
			assertClose(golden.under("average."), run.kept());
		}
	}

	/**
	 * All weights but the keys' bias, the middle third of that of qkv: softmax takes no notice of it, so its gradient
	 * is 0, and Adam makes whole steps of the rounding noise, there and here.
	 */
	private static void assertClose(final StateDict expected, final StateDict actual) {
		for (final String name : expected.names()) {
			final float[] e = expected.get(name).values(), a = actual.get(name).values();
			for (int i = 0; i < e.length; i++)
				if (!(name.endsWith("qkv.bias") && i / (e.length / 3) == 1)) assertEquals(e[i], a[i], 1e-5, name);
		}
	}

	/** The same stripes as {@code batch} of the script. */
	private static Batches.Batch batch(final int k) {
		final int side = 2 * SIDE;
		final double[] target = new double[PAIRS * side * side];
		final float[] input = new float[PAIRS * SIDE * SIDE], rounded = new float[target.length];
		for (int i = 0; i < target.length; i++) {
			final int n = i / (side * side), y = i / side % side, x = i % side;
			final int stripe = Math.sin(0.7 * x + 0.3 * n + 0.11 * k + 0.05) > 0 ? 1 : -1;
			target[i] = stripe * (8 + Math.cos(0.9 * y + 0.05 * k * (n + 1)));
			rounded[i] = (float) target[i];
		}
		for (int i = 0; i < input.length; i++) {
			final int corner = i / SIDE * 2 * side + i % SIDE * 2;
			input[i] = (float) ((target[corner] + target[corner + 1] + target[corner + side] + target[corner + side +
				1]) / 4 / 8);
		}
		return new Batches.Batch(input, rounded);
	}
}
