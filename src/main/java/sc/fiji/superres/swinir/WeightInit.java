package sc.fiji.superres.swinir;

import java.util.Map;
import java.util.Random;

import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * First weights, drawn as PyTorch and the official module draw them.
 * <p>
 * Linear weights and relative position tables: normal with standard deviation 0.02 (the official truncation at ±2 lies
 * at a hundred standard deviations); linear biases 0; layer norms 1 and 0; convolutions: weights and biases uniform in
 * ±1/√fan-in, PyTorch's default.
 * </p>
 */
public final class WeightInit {

	private static final float STANDARD_DEVIATION = 0.02f;

	private WeightInit() {}

	/** The same weights for the same seed, on every machine. */
	public static StateDict draw(final NetworkConfig config, final long seed) {
		final Random random = new Random(seed);
		final StateDict weights = new StateDict();
		final Map<String, int[]> shapes = config.shapes();
		shapes.forEach((name, shape) -> {
			final int[] weight = shapes.get(name.replaceAll("bias$", "weight"));
			weights.put(name, draw(name, shape, weight, random));
		});
		return weights;
	}

	/**
	 * @param weight shape of the weight that stands beside a bias, or of the tensor itself; null where there is none
	 */
	private static FloatTensor draw(final String name, final int[] shape, final int[] weight, final Random random) {
		final boolean gain = name.contains("norm") && name.endsWith("weight");
		final FloatTensor tensor = FloatTensor.filled(gain ? 1 : 0, shape);
		if (weight != null && weight.length == 4) uniform(tensor.values(), fanIn(weight), random);
		else if (shape.length == 2) normal(tensor.values(), random);
		return tensor;
	}

	private static int fanIn(final int[] convolution) {
		return convolution[1] * convolution[2] * convolution[3];
	}

	private static void uniform(final float[] values, final int fanIn, final Random random) {
		final double bound = 1 / Math.sqrt(fanIn);
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (bound * (2 * random.nextDouble() - 1));
	}

	private static void normal(final float[] values, final Random random) {
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (STANDARD_DEVIATION * random.nextGaussian());
	}
}
