package sc.fiji.superres.network;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
	 * The tensors of a network; a prefix that all of them have, such as {@code module.} (DataParallel) or
	 * {@code model.} (Lightning), is taken off.
	 *
	 * @throws IllegalArgumentException where the network is one of several parts, or the file is an optimizer's
	 */
	static StateDict of(final StateDict all, final Architecture architecture) {
		return ofScript(withoutPrefix(withoutCounts(all), architecture), architecture);
	}

	/** The tensors of a network whose names stand without a prefix, as in TorchScript. */
	static StateDict ofScript(final StateDict all, final Architecture architecture) {
		final StateDict tensors = withoutCounts(all);
		for (final Architecture.Naming naming : architecture.namings())
			if (tensors.contains(naming.firstTensor())) return naming.official().apply(tensors);
		return tensors;
	}

	private static StateDict withoutPrefix(final StateDict tensors, final Architecture architecture) {
		final List<String> firsts = architecture.namings().stream().map(Architecture.Naming::firstTensor).toList();
		if (firsts.stream().anyMatch(tensors::contains)) return tensors;
		requireNoOptimizer(tensors);
		for (final String first : firsts)
			for (final String name : tensors.names())
				if (name.endsWith("." + first)) return under(prefix(name, first), tensors, architecture);
		return tensors;
	}

	private static String prefix(final String name, final String first) {
		return name.substring(0, name.length() - first.length());
	}

	private static void requireNoOptimizer(final StateDict tensors) {
		for (final String name : tensors.names())
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

	private static StateDict withoutCounts(final StateDict all) {
		return where(all, name -> !COUNTS.contains(name.substring(name.lastIndexOf('.') + 1)));
	}

	/** Leaves out what is no parameter of a network whose tensors have their official names. */
	public static StateDict withoutBuffers(final StateDict all, final Architecture architecture) {
		return where(all, name -> !architecture.isBuffer(name));
	}

	private static StateDict where(final StateDict all, final Predicate<String> kept) {
		final StateDict tensors = new StateDict();
		all.forEach((name, tensor) -> {
			if (kept.test(name)) tensors.put(name, tensor);
		});
		return tensors;
	}
}
