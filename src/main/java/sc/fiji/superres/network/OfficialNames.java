package sc.fiji.superres.network;

import java.util.List;

import sc.fiji.superres.torch.StateDict;

/**
 * Brings the tensors of a state dict under their official names, whatever program wrapped the network when it was
 * saved.
 */
public final class OfficialNames {

	/**
	 * By it one knows where the network begins: {@code module.conv_first.weight} (DataParallel), {@code model.…}
	 * (Lightning).
	 */
	private static final String FIRST = "conv_first.weight";

	/**
	 * The two buffers of the official module, which follow from the configuration, and what the program thop counts.
	 */
	private static final List<String> NO_WEIGHTS = List.of("attn_mask", "relative_position_index", "total_ops",
		"total_params");

	private OfficialNames() {}

	/**
	 * The parameters; a prefix that all of them have is taken off.
	 *
	 * @throws IllegalArgumentException where the network is one of several parts, or the file is an optimizer's
	 */
	public static StateDict of(final StateDict all) {
		final StateDict weights = withoutBuffers(all);
		if (weights.contains(FIRST)) return weights;
		if (weights.names().stream().anyMatch(name -> name.endsWith(".exp_avg"))) throw new IllegalArgumentException(
			"It holds the state of an optimizer, no weights. Take the file of the network beside it.");
		final List<String> prefixes = weights.names().stream().filter(name -> name.endsWith("." + FIRST)).map(
			name -> name.substring(0, name.length() - FIRST.length())).toList();
		if (prefixes.isEmpty()) return weights;
		final String prefix = prefixes.get(0);
		final String other = weights.names().stream().filter(name -> !name.startsWith(prefix)).findFirst().orElse(null);
		if (other == null) return weights.under(prefix);
		throw new IllegalArgumentException("It holds a SwinIR under the prefix '" + prefix + "', and others such as '" +
			other + "'. Load it in Python, and save the tensors of that prefix alone.");
	}

	/** Leaves out what is no parameter. */
	public static StateDict withoutBuffers(final StateDict all) {
		final StateDict weights = new StateDict();
		all.forEach((name, tensor) -> {
			if (!NO_WEIGHTS.contains(name.substring(name.lastIndexOf('.') + 1))) weights.put(name, tensor);
		});
		return weights;
	}
}
