package sc.fiji.superres.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import sc.fiji.superres.torch.StateDict;

/**
 * The network that the tensors of a file are.
 *
 * @param config which network
 * @param weights exactly its tensors, under their official names
 */
record Recognition(NetworkConfig config, StateDict weights) {

	/**
	 * Recognises a network by the names and shapes of its tensors.
	 *
	 * @param wrapped whether a prefix may stand before the names
	 * @throws IllegalArgumentException where no architecture has such tensors; the message names what was expected
	 */
	static Recognition of(final StateDict tensors, final boolean wrapped) {
		final Set<String> reasons = new LinkedHashSet<>();
		for (final Architecture architecture : candidates(tensors)) {
			try {
				final StateDict named = named(tensors, architecture, wrapped);
				return checked(architecture.of(named), named);
			}
			catch (final IllegalArgumentException exc) {
				reasons.add(exc.getMessage());
			}
		}
		throw new IllegalArgumentException(String.join(" ", reasons));
	}

	/**
	 * The tensors as a network that is known.
	 *
	 * @throws IllegalArgumentException where they are not those of the network; the message names one
	 */
	static Recognition as(final NetworkConfig config, final StateDict tensors, final boolean wrapped) {
		return checked(config, named(tensors, config.architecture(), wrapped));
	}

	/** The architectures whose first tensor is there, so that no other adds its reasons; all where there is none. */
	private static List<Architecture> candidates(final StateDict tensors) {
		final List<Architecture> found = Architectures.all().stream().filter(architecture -> isThere(architecture,
			tensors)).toList();
		return found.isEmpty() ? Architectures.all() : found;
	}

	private static boolean isThere(final Architecture architecture, final StateDict tensors) {
		return architecture.namings().stream().anyMatch(naming -> tensors.names().stream().anyMatch(name -> name
			.endsWith(naming.firstTensor())));
	}

	private static StateDict named(final StateDict tensors, final Architecture architecture, final boolean wrapped) {
		if (wrapped) return OfficialNames.of(tensors, architecture);
		return OfficialNames.ofScript(tensors, architecture);
	}

	private static Recognition checked(final NetworkConfig config, final StateDict named) {
		final StateDict weights = OfficialNames.withoutBuffers(named, config.architecture());
		weights.requireExactly(config.shapes());
		return new Recognition(config, weights);
	}
}
