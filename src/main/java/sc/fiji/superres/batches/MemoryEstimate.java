package sc.fiji.superres.batches;

import java.util.OptionalLong;

import ai.djl.Device;
import sc.fiji.superres.NumberText;
import sc.fiji.superres.engine.DeviceMemory;
import sc.fiji.superres.network.NetworkConfig;

/**
 * How much native memory a training takes, said before it starts. A GPU reports that it is out of memory, and the parts
 * of a batch are halved then ({@link MicroBatches}); a computer that runs out of main memory kills the program instead,
 * so there the parts are chosen beforehand.
 */
public final class MemoryEstimate {

	/** PyTorch itself and its temporary memory. */
	private static final long BASE = 300L << 20;
	/** Weights, average, two moments, gradients. */
	private static final int COPIES = 5;
	/** The rest is for the images, Java and the system. */
	private static final double USABLE = 0.8;
	/** More than this is not taken at once, since it gains nothing: 0.50 s a pair by 16, 0.47 by 4 (light, 64×64). */
	private static final long ENOUGH = 4L << 30;

	private MemoryEstimate() {}

	/**
	 * Bytes at the peak of a step.
	 *
	 * @param pairs that go through the network together
	 * @param side rows and columns of an input
	 */
	public static long bytes(final NetworkConfig network, final int pairs, final int side) {
		final long weights = COPIES * Float.BYTES * network.parameters();
		return BASE + weights + (long) (network.activations(pairs, side) * Float.BYTES);
	}

	/**
	 * How many pairs of a batch go through the network together: within 4 GiB where one pair takes less, and within
	 * what the computer has.
	 *
	 * @param batch pairs in all
	 * @param side rows and columns of an input
	 * @param memory of the computer in bytes
	 * @throws IllegalArgumentException where not even one fits
	 */
	public static int pairsAtOnce(final NetworkConfig network, final int batch, final int side, final long memory) {
		if (bytes(network, 1, side) > USABLE * memory) throw notEvenOne(network, side, memory);
		final double most = Math.min(ENOUGH, USABLE * memory);
		int pairs = batch;
		while (pairs > 1 && bytes(network, pairs, side) > most)
			pairs = (pairs + 1) / 2;
		return pairs;
	}

	private static IllegalArgumentException notEvenOne(final NetworkConfig network, final int side, final long memory) {
		final String wanted = NumberText.gibibytes(bytes(network, 1, side));
		final String usable = NumberText.gibibytes((long) (USABLE * memory));
		return new IllegalArgumentException("A training step on a single pair takes about " + wanted +
			", but of this computer's " + NumberText.gibibytes(memory) + " only " + usable +
			" can be used. Use a smaller patch than " + network.factor() * side + ", or network=fast.");
	}

	/** Main memory of the computer, or what a container leaves of it, where the device uses it and Java knows. */
	public static OptionalLong memory(final Device device) {
		return device.isGpu() ? OptionalLong.empty() : DeviceMemory.of(device).total();
	}
}
