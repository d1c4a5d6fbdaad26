package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.batches.Batches;
import sc.fiji.superres.benchmark.ProcessMemory;
import sc.fiji.superres.checkpoint.Checkpoint;
import sc.fiji.superres.checkpoint.Ledger;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.optimize.AdamW;
import sc.fiji.superres.optimize.OptimizerConfig;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/** One step against PyTorch's autograd and torch.optim.AdamW; numbers by {@code scripts/golden/swinir.py}. */
class TrainingRunTest {

	private static final int SIDE = 16;

	@Test
	void gradientsEqualPyTorchs() throws IOException {
		final StateDict golden = Golden.read("training.pth");
		try (TrainingRun run = run()) {
			final double loss = run.gradients(batch(golden), SIDE);
			assertEquals(golden.get("losses").values()[0], loss, 1e-5);
			run.network().parameters().forEach((name, parameter) -> {
				final float[] expected = golden.get("gradient." + name).values();
				double scale = 0;
				for (final float g : expected)
					scale = Math.max(scale, Math.abs(g));
				assertEquals(0, Golden.distance(expected, parameter.getGradient().toFloatArray()), 1e-3 * scale, name);
			});
		}
	}

	@Test
	void threeStepsOfAdamWEqualPyTorchs() throws IOException {
		final StateDict golden = Golden.read("training.pth");
		try (TrainingRun run = run()) {
			for (int step = 1; step <= 3; step++) {
				assertEquals(golden.get("losses").values()[step - 1], run.step(batch(golden), SIDE), 1e-5);
				if (step == 2) continue;
				final StateDict expected = golden.under("step" + step + ".");
				for (final String name : expected.names())
					assertClose(expected, golden, name, run.network().weights().get(name).values());
			}
			assertEquals(3, run.iteration());
		}
	}

	/**
	 * Where a gradient vanishes by symmetry (the bias of the keys), Adam turns its rounding noise into whole steps,
	 * there and here; only numbers with a real gradient can be compared.
	 */
	private static void assertClose(final StateDict expected, final StateDict golden, final String name,
		final float[] actual)
	{
		final float[] gradient = golden.get("gradient." + name).values(), weight = expected.get(name).values();
		for (int i = 0; i < actual.length; i++)
			if (Math.abs(gradient[i]) > 1e-5) assertEquals(weight[i], actual[i], 2e-5, name);
	}

	@Test
	void adamWEqualsPyTorchsForGradientsOfEverySize() throws IOException {
		final StateDict golden = Golden.read("training.pth");
		final float[] gradients = golden.get("adamw.gradients").values();
		try (NDManager memory = TorchEngine.newManager(Device.cpu())) {
			final NDArray p = memory.create(golden.get("adamw.start").values(), new Shape(5, 7));
			p.setRequiresGradient(true);
			final OptimizerConfig config = new OptimizerConfig(0.9, 0.999, 1e-8, 0.05, 0);
			final AdamW optimizer = new AdamW(Map.of("p", p), Map.of("p", p.duplicate()), config, 0.9, Device.cpu(),
				memory);
			for (int step = 0; step < 20; step++) {
				giveGradient(p, gradients, step, memory);
				optimizer.step(3e-3);
			}
			optimizer.close();
			assertEquals(0, Golden.distance(golden.get("adamw.end").values(), p.toFloatArray()), 1e-6);
		}
	}

	@Test
	void clippingByNormAndOtherNumbersThanTheDefaultsEqualPyTorchs() throws IOException, URISyntaxException {
		final StateDict golden = TorchArchive.readStateDict(Path.of(TrainingRunTest.class.getResource("fifty.pth")
			.toURI())).under("clipped.");
		try (NDManager memory = TorchEngine.newManager(Device.cpu())) {
			final Map<String, NDArray> parameters = new TreeMap<>(), averages = new TreeMap<>();
			for (final String name : List.of("p", "q")) {
				final FloatTensor start = golden.get(name);
				parameters.put(name, memory.create(start.values(), shape(start)));
				averages.put(name, parameters.get(name).duplicate());
				parameters.get(name).setRequiresGradient(true);
			}
			try (AdamW optimizer = new AdamW(parameters, averages, new OptimizerConfig(0.8, 0.95, 1e-6, 0.1, 4), 0,
				Device.cpu(), memory))
			{
				for (int step = 0; step < 10; step++) {
					for (final String name : parameters.keySet())
						giveGradient(parameters.get(name), golden.get("gradients." + name).values(), step, memory);
					optimizer.step(3e-3);
				}
			}
			parameters.forEach((name, p) -> {
				assertEquals(0, Golden.distance(golden.get("end." + name).values(), p.toFloatArray()), 1e-6, name);
				assertEquals(0, Golden.distance(averages.get(name).toFloatArray(), p.toFloatArray()), 1e-7,
					"decay 0 follows at once");
				assertEquals(0, Golden.distance(new float[(int) p.size()], p.getGradient().toFloatArray()),
					"gradients are forgotten");
			});
		}
	}

	private static Shape shape(final FloatTensor tensor) {
		return new Shape(java.util.Arrays.stream(tensor.shape()).asLongStream().toArray());
	}

	private static void giveGradient(final NDArray parameter, final float[] gradients, final int step,
		final NDManager memory)
	{
		final int n = (int) parameter.size();
		final NDArray gradient = memory.create(java.util.Arrays.copyOfRange(gradients, n * step, n * step + n),
			parameter.getShape());
		try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
			collector.backward(parameter.mul(gradient).sum());
		}
		JniUtils.setGradMode(false);
	}

	@Test
	void averageFollowsTheWeightsByItsDecay() throws IOException {
		final StateDict golden = Golden.read("training.pth"), first = Golden.weights();
		try (TrainingRun run = run()) {
			run.step(batch(golden), SIDE);
			final String name = "conv_after_body.weight";
			final float[] before = first.get(name).values(), after = run.network().weights().get(name).values();
			final float[] average = run.kept().get(name).values();
			for (int i = 0; i < average.length; i++)
				assertEquals(0.9 * before[i] + 0.1 * after[i], average[i], 1e-7);
		}
	}

	@Test
	void checkpointRestoresEveryNumber(@TempDir final Path folder) throws IOException {
		final Batches.Batch batch = batch(Golden.read("training.pth"));
		final Path file = folder.resolve("checkpoint.safetensors");
		try (TrainingRun run = run(); TrainingRun other = run()) {
			run.step(batch, SIDE);
			run.step(batch, SIDE);
			run.checkpoint(Ledger.EMPTY).write(file, null);
			other.restore(Checkpoint.read(file, null));
			assertEquals(run.step(batch, SIDE), other.step(batch, SIDE));
			final StateDict a = run.checkpoint(Ledger.EMPTY).moments(), b = other.checkpoint(Ledger.EMPTY).moments();
			for (final String name : a.names())
				assertEquals(0, Golden.distance(a.get(name).values(), b.get(name).values()), name);
			assertTrue(a.names().contains("second.norm.weight"));
		}
	}

	/**
	 * With room for Java's own heap; steps that kept their graphs would take 400 MB here. {@link TrainingBenchmark} has
	 * the long course.
	 */
	@Test
	@EnabledOnOs(OS.LINUX)
	void memoryStaysFlatOverManySteps() throws IOException {
		final Batches.Batch batch = Batches.draw(TinyTraining.pairs(1), 2, Augmentation.NONE, 1, 0);
		final StateDict weights = WeightInit.draw(TinyTraining.NETWORK, 1);
		try (TorchEngine.Threads threads = TorchEngine.useThreads(1);
				TrainingRun run = new TrainingRun(TinyTraining.config(1, 1), Device.cpu(), weights, 2))
		{
			for (int i = 0; i < 100; i++)
				run.step(batch, SIDE);
			final double before = ProcessMemory.now() / 1e6;
			for (int i = 0; i < 240; i++)
				run.step(batch, SIDE);
			final double grown = ProcessMemory.now() / 1e6 - before;
			assertTrue(grown < 40, "grown by " + grown + " MB in 240 steps");
		}
	}

	private static TrainingRun run() throws IOException {
		TorchEngine.start();
		final StateDict weights = Golden.weights();
		final MultiScaleConfig pairs = MultiScaleConfig.preset("2x single-scale").withCrop(2 * SIDE, 2);
		final TrainConfig config = ConfigOverrides.apply(TrainConfig.of(pairs, SwinIrConfig.of(weights), 10, 2, 1e-3,
			List.of(11L), 0, 1), "{\"average\": 0.9, \"threads\": 1}");
		return new TrainingRun(config, Device.cpu(), weights, 2);
	}

	private static Batches.Batch batch(final StateDict golden) {
		return new Batches.Batch(golden.get("input").values(), golden.get("target").values());
	}
}
