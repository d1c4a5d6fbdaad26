package sc.fiji.superres.train;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.Set;

import sc.fiji.superres.network.Architecture;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * The weights a training begins with: drawn from the seed, or those of another model, whose upsampler is drawn anew
 * where it is made for another factor.
 *
 * @param weights exactly those of the network
 * @param origin where they come from, one line for people
 */
record StartWeights(StateDict weights, String origin) {

	/**
	 * @param start of another model, or null to draw all
	 * @throws IllegalArgumentException where a tensor that is no part of the upsampler does not fit; the message names
	 *             it
	 */
	static StartWeights of(final StateDict start, final NetworkConfig network, final long seed) {
		final StateDict drawn = network.firstWeights(seed);
		if (start == null) return new StartWeights(drawn, "drawn from the seed");
		final Architecture architecture = network.architecture();
		final Map<String, int[]> shapes = network.shapes();
		final StateDict weights = new StateDict();
		final Set<String> anew = new TreeSet<>();
		start.forEach((name, tensor) -> {
			if (!architecture.dependsOnFactor(name) || fits(tensor, shapes.get(name))) weights.put(name, tensor);
		});
		shapes.keySet().stream().filter(name -> architecture.dependsOnFactor(name) && !weights.contains(name)).forEach(
			name -> {
				weights.put(name, drawn.get(name));
				anew.add(name);
			});
		try {
			weights.requireExactly(shapes);
		}
		catch (final IllegalArgumentException exc) {
			throw new IllegalArgumentException("The start's weights are of another network: " + exc.getMessage() +
				" Give network= as the start was made by; only its upsampler may be for another factor.", exc);
		}
		return new StartWeights(weights, anew.isEmpty() ? "given weights" : "given weights, the upsampler (" + String
			.join(", ", anew) + ") drawn anew for ×" + network.factor());
	}

	private static boolean fits(final FloatTensor tensor, final int[] shape) {
		return shape != null && Arrays.equals(shape, tensor.shape());
	}
}
