package sc.fiji.superres.network;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * The weights a training begins with: drawn from the seed, or those of another model, whose upsampler is drawn anew
 * where it is made for another factor.
 *
 * @param weights exactly those of the network
 * @param origin where they come from, one line for people
 * @param given whether they are another model's
 */
public record StartWeights(StateDict weights, String origin, boolean given) {

	/**
	 * @param start weights of another model, or null to draw all
	 * @throws IllegalArgumentException where a tensor that is no part of the upsampler does not fit; the message names
	 *             it
	 */
	public static StartWeights of(final StateDict start, final NetworkConfig network, final long seed) {
		final StateDict drawn = network.firstWeights(seed);
		if (start == null) return new StartWeights(drawn, "drawn from the seed", false);
		final StateDict weights = fitting(start, network);
		final Set<String> anew = addMissing(weights, drawn, network);
		requireAll(weights, network);
		return new StartWeights(weights, origin(anew, network.factor()), true);
	}

	/** Adds the drawn tensors of the upsampler that are not there, and returns their names. */
	private static Set<String> addMissing(final StateDict weights, final StateDict drawn, final NetworkConfig network) {
		final Set<String> anew = new TreeSet<>();
		for (final String name : network.shapes().keySet()) {
			if (!network.architecture().dependsOnFactor(name) || weights.contains(name)) continue;
			weights.put(name, drawn.get(name));
			anew.add(name);
		}
		return anew;
	}

	/** The given weights, without those of the upsampler that do not fit the network. */
	private static StateDict fitting(final StateDict start, final NetworkConfig network) {
		final Map<String, int[]> shapes = network.shapes();
		final StateDict weights = new StateDict();
		start.forEach((name, tensor) -> {
			final boolean needed = !network.architecture().dependsOnFactor(name);
			if (needed || fits(tensor, shapes.get(name))) weights.put(name, tensor);
		});
		return weights;
	}

	private static boolean fits(final FloatTensor tensor, final int[] shape) {
		return shape != null && Arrays.equals(shape, tensor.shape());
	}

	private static void requireAll(final StateDict weights, final NetworkConfig network) {
		try {
			weights.requireExactly(network.shapes());
		}
		catch (final IllegalArgumentException exc) {
			throw otherNetwork(exc);
		}
	}

	private static IllegalArgumentException otherNetwork(final IllegalArgumentException exc) {
		return new IllegalArgumentException("The start's weights are of another network: " + exc.getMessage() +
			" Give network= as the start was made by; only its upsampler may be for another factor.", exc);
	}

	private static String origin(final Set<String> anew, final int factor) {
		if (anew.isEmpty()) return "given weights";
		return "given weights, the upsampler (" + String.join(", ", anew) + ") drawn anew for ×" + factor;
	}
}
