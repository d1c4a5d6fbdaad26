package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.batches.Batches;
import sc.fiji.superres.batches.MemoryEstimate;
import sc.fiji.superres.batches.MicroBatches;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

class MicroBatchesTest {

	private static final int SIDE = 16;

	@Test
	void gradientsOfPartsAddUpToThoseOfTheBatch() throws IOException {
		final Map<String, float[]> whole = gradients(5, 5), halved = gradients(5, 3), single = gradients(5, 1);
		whole.forEach((name, expected) -> {
			double scale = 1e-6;
			for (final float g : expected)
				scale = Math.max(scale, Math.abs(g));
			assertEquals(0, Golden.distance(expected, halved.get(name)), 1e-4 * scale, name);
			assertEquals(0, Golden.distance(expected, single.get(name)), 1e-4 * scale, name);
		});
	}

	@Test
	void partsAreHalvedUntilTheyFitAndTheBatchIsBegunAnew() {
		final List<Integer> tried = new ArrayList<>();
		final AtomicInteger forgotten = new AtomicInteger();
		final MicroBatches parts = new MicroBatches(5, (part, n, side, share) -> {
			tried.add(n);
			assertEquals(n * SIDE * SIDE, part.inputs().length);
			assertEquals(n / 5.0, share);
			if (n > 2) throw new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB");
			return n; // a loss of each part
		}, forgotten::incrementAndGet);
		assertEquals((2 * 2 + 2 * 2 + 1) / 5.0, parts.run(batch(5), SIDE));
		assertEquals(List.of(5, 3, 2, 2, 1), tried);
		assertEquals(2, forgotten.get());
		assertEquals(2, parts.pairsAtOnce());
		parts.run(batch(5), SIDE);
		assertEquals(8, tried.size(), "no more is tried");
	}

	@Test
	void aSinglePairThatDoesNotFitIsAnErrorThatHelps() {
		final MicroBatches parts = new MicroBatches(2, (part, n, side, share) -> {
			throw new EngineException("[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory");
		}, () -> {});
		final String message = assertThrows(IllegalStateException.class, () -> parts.run(batch(2), SIDE)).getMessage();
		assertTrue(message.contains("single pair of inputs of 16×16") && message.contains("smaller patch"), message);
	}

	@Test
	void otherFailuresAreNotTakenForLackOfMemory() {
		final EngineException other = new EngineException(
			"The size of tensor a (4) must match the size of tensor b (5)");
		final MicroBatches parts = new MicroBatches(2, (part, n, side, share) -> {
			throw other;
		}, () -> {});
		assertSame(other, assertThrows(EngineException.class, () -> parts.run(batch(2), SIDE)));
	}

	@Test
	void theEstimateChoosesPartsThatFitAndRefusesWhatCannot() {
		final SwinIrConfig light = SwinIrConfig.light(4);
		final TrainConfig config = TrainConfig.of(MultiScaleConfig.preset("4x single-scale"), light, 1, 0, 1e-3, List
			.of(), 0, 1);
		assertEquals(16, MemoryEstimate.pairsAtOnce(light, 16, 24, 1L << 40));
		assertEquals(4, MemoryEstimate.pairsAtOnce(light, 16, 64, 1L << 40), "within 4 GiB, whatever there is");
		assertEquals(4, MemoryEstimate.pairsAtOnce(light, 16, 64, (long) (1.3 * MemoryEstimate.bytes(light, 4, 64))));
		final String message = assertThrows(IllegalArgumentException.class, () -> MemoryEstimate.pairsAtOnce(light, 16,
			64, 1L << 30)).getMessage();
		assertTrue(message.contains("takes about 0.9 GiB, but of this computer's 1.0 GiB only 0.8 GiB can be used") &&
			message.contains("smaller patch than 256"), message);
		assertTrue(MemoryEstimate.memory(Device.cpu()).getAsLong() > 1L << 28);
	}

	private static Map<String, float[]> gradients(final int pairs, final int pairsAtOnce) throws IOException {
		final TrainConfig config = ConfigOverrides.apply(TinyTraining.config(1, 1), "{\"batch\": " + pairs + "}");
		final Map<String, float[]> gradients = new TreeMap<>();
		try (TrainingRun run = new TrainingRun(config, Device.cpu(), WeightInit.draw(TinyTraining.NETWORK, 1),
			pairsAtOnce))
		{
			run.gradients(batch(pairs), SIDE);
			run.network().parameters().forEach((name, p) -> gradients.put(name, p.getGradient().toFloatArray()));
		}
		return gradients;
	}

	private static Batches.Batch batch(final int pairs) {
		return Batches.draw(TinyTraining.pairs(1), pairs, Augmentation.NONE, 3, 0);
	}
}
