package sc.fiji.superres.train;

import java.util.Map;

import ai.djl.ndarray.NDArray;
import sc.fiji.superres.swinir.SwinIr;

/**
 * Exponential moving average of the weights, kept in a network of its own that can be evaluated at any time:
 * average ← decay · average + (1 − decay) · weights.
 */
final class WeightAverage implements AutoCloseable {

	private final SwinIr network;
	private final double decay;

	/**
	 * @param network a network that holds the first weights; it becomes the average's own and is closed with it
	 * @param decay in [0,1)
	 */
	WeightAverage(final SwinIr network, final double decay) {
		this.network = network;
		this.decay = decay;
	}

	/** Takes in the weights of one more step. */
	void update(final Map<String, NDArray> weights) {
		network.parameters().forEach((name, average) -> {
			try (NDArray share = weights.get(name).mul(1 - decay)) {
				average.muli(decay).addi(share);
			}
		});
	}

	/** The network with the averaged weights. */
	SwinIr network() {
		return network;
	}

	@Override
	public void close() {
		network.close();
	}
}
