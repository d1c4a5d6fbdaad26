package sc.fiji.superres.network;

import java.util.Set;

import sc.fiji.superres.torch.StateDict;

/**
 * Brings the tensors of a state dict under their official names, whatever program wrapped the network when it was
 * saved.
 */
public final class OfficialNames {

	/** What the program thop counts. */
	private static final Set<String> COUNTS = Set.of("total_ops", "total_params");

	private OfficialNames() {}

	/**
	 * The parameters of a network; a prefix that all of them have, such as {@code module.} (DataParallel) or
	 * {@code model.} (Lightning), is taken off.
	 *
	 * @throws IllegalArgumentException where the network is one of several parts, or the file is an optimizer's
	 */
	public static StateDict of(final StateDict all, final Architecture architecture) {
		final StateDict weights = withoutBuffers(all, architecture);
		final String first = architecture.firstTensor();
		if (weights.contains(first)) return weights;
		requireNoOptimizer(weights);
		for (final String name : weights.names())
			if (name.endsWith("." + first)) return under(name.substring(0, name.length() - first.length()), weights,
				architecture);
		return weights;
	}

	private static void requireNoOptimizer(final StateDict weights) {
		for (final String name : weights.names())
			if (name.endsWith(".exp_avg")) throw new IllegalArgumentException(
				"It holds the state of an optimizer, no weights. Take the file of the network beside it.");
	}

	/** The tensors without a prefix that all of them must have. */
	private static StateDict under(final String prefix, final StateDict weights, final Architecture architecture) {
		for (final String name : weights.names())
			if (!name.startsWith(prefix)) throw severalParts(architecture, prefix, name);
		return weights.under(prefix);
	}

	private static IllegalArgumentException severalParts(final Architecture architecture, final String prefix,
		final String other)
	{
		return new IllegalArgumentException("It holds a " + architecture.title() + " under the prefix '" + prefix +
			"', and others such as '" + other + "'. Load it in Python, and save the tensors of that prefix alone.");
	}

	/** Leaves out what is no parameter. */
	public static StateDict withoutBuffers(final StateDict all, final Architecture architecture) {
		final StateDict weights = new StateDict();
		all.forEach((name, tensor) -> {
			if (isParameter(name, architecture)) weights.put(name, tensor);
		});
		return weights;
	}

	private static boolean isParameter(final String name, final Architecture architecture) {
		final String last = name.substring(name.lastIndexOf('.') + 1);
		return !COUNTS.contains(last) && !architecture.buffers().contains(last);
	}
}
