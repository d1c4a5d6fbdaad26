package sc.fiji.superres.train;

import java.util.OptionalLong;

import ai.djl.Device;
import sc.fiji.superres.NumberText;
import sc.fiji.superres.batches.MicroBatches;
import sc.fiji.superres.engine.DeviceMemory;
import sc.fiji.superres.network.NetworkConfig;

/**
 * How much native memory a training takes, said before it starts. A GPU reports that it is out of memory, and the parts
 * of a batch are halved then ({@link MicroBatches}); a computer that runs out of main memory kills the program instead,
 * so there the parts are chosen beforehand.
 */
final class MemoryEstimate {

	/** PyTorch itself and its temporary memory. */
	private static final long BASE = 300L << 20;
	/** Weights, average, two moments, gradients. */
	private static final int COPIES = 5;
	/** The rest is for the images, Java and the system. */
	private static final double USABLE = 0.8;

	private MemoryEstimate() {}

	/**
	 * Bytes at the peak of a step.
	 *
	 * @param pairs that go through the network together
	 * @param side rows and columns of an input
	 */
	static long bytes(final NetworkConfig network, final int pairs, final int side) {
		final long weights = COPIES * Float.BYTES * network.parameters();
		return BASE + weights + (long) (network.activations(pairs, side) * Float.BYTES);
	}

	/**
	 * How many pairs of a batch may go through the network together.
	 *
	 * @param memory of the computer in bytes
	 * @throws IllegalArgumentException where not even one fits
	 */
	static int pairsAtOnce(final TrainConfig config, final long memory) {
		int pairs = config.batch();
		while (bytes(config, pairs) > USABLE * memory) {
			if (pairs == 1) throw notEvenOne(config, memory);
			pairs = (pairs + 1) / 2;
		}
		return pairs;
	}

	private static long bytes(final TrainConfig config, final int pairs) {
		return bytes(config.network(), pairs, config.pairs().inputCrop());
	}

	private static IllegalArgumentException notEvenOne(final TrainConfig config, final long memory) {
		final String wanted = NumberText.gibibytes(bytes(config, 1));
		final String usable = NumberText.gibibytes((long) (USABLE * memory));
		return new IllegalArgumentException("A training step on a single pair takes about " + wanted +
			", but of this computer's " + NumberText.gibibytes(memory) + " only " + usable +
			" can be used. Use a smaller patch than " + config.pairs().crop() + ", or network=tiny.");
	}

	/** Main memory of the computer, or what a container leaves of it, where the device uses it and Java knows. */
	static OptionalLong memory(final Device device) {
		return device.isGpu() ? OptionalLong.empty() : DeviceMemory.of(device).total();
	}
}
