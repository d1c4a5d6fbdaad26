package sc.fiji.superres.network;

import java.util.List;
import java.util.Set;

import sc.fiji.superres.torch.StateDict;

/**
 * A kind of network, such as SwinIR: its name, its presets, and how its configuration is found in a file.
 * <p>
 * Training, model files, export and enlarging know networks only by this interface and by {@link NetworkConfig}.
 * Whoever adds an architecture writes the two in a package of their own and names the class, which has a public
 * constructor without parameters, in {@code META-INF/services/sc.fiji.superres.network.Architecture}
 * ({@link Architectures} finds it there).
 * </p>
 */
public interface Architecture {

	/** The name in files: lower-case letters and digits, such as {@code swinir}. */
	String name();

	/** The name for people, such as {@code SwinIR}. */
	String title();

	/** The publication that describes it. */
	Citation citation();

	/** Names of the presets, in lower case; no two architectures share one. */
	List<String> presets();

	/**
	 * The configuration of a preset.
	 *
	 * @param preset one of {@link #presets}
	 * @param factor how many times larger a side of the image becomes
	 * @throws IllegalArgumentException where the preset is not made for that factor; the message says which is
	 */
	NetworkConfig preset(String preset, int factor);

	/** The record that holds a configuration; Gson writes its components to JSON and reads them back. */
	Class<? extends NetworkConfig> configuration();

	/**
	 * Reads the configuration off the shapes of a state dict.
	 *
	 * @param weights parameters under their official names, without {@link #buffers}
	 * @throws IllegalArgumentException where they are not of this architecture; the message names what was expected
	 */
	NetworkConfig of(StateDict weights);

	/**
	 * Name of a tensor that every network of this architecture has. What stands before it in a file's names, such as
	 * {@code module.}, is a prefix of all tensors of the network.
	 */
	String firstTensor();

	/** Last parts of the names of tensors that official state dicts hold although they are no parameters. */
	default Set<String> buffers() {
		return Set.of();
	}

	/**
	 * Whether a tensor belongs to the part that is made for one factor. A training that starts with weights for another
	 * factor draws such tensors anew where they do not fit.
	 */
	default boolean dependsOnFactor(final String tensor) {
		return false;
	}
}
