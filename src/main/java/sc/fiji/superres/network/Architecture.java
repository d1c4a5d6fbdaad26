package sc.fiji.superres.network;

import java.util.List;
import java.util.function.UnaryOperator;

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
	 * Reads the configuration off the names and shapes of a state dict.
	 *
	 * @param tensors parameters under their official names, and the {@link #isBuffer buffers} beside them that the file
	 *            holds
	 * @throws IllegalArgumentException where they are not of this architecture; the message names what was expected
	 */
	NetworkConfig of(StateDict tensors);

	/**
	 * Official name of a tensor that every network of this architecture has and no other does. What stands before it in
	 * a file's names, such as {@code module.}, is a prefix of all tensors of the network.
	 */
	String firstTensor();

	/**
	 * A way in which programs named the tensors of this architecture.
	 *
	 * @param firstTensor what it calls a tensor that every network has, and no other architecture does
	 * @param official brings tensors with such names under their official names; what it does not know keeps its name
	 */
	record Naming(String firstTensor, UnaryOperator<StateDict> official) {}

	/** Every naming that files have, the official one first. */
	default List<Naming> namings() {
		return List.of(new Naming(firstTensor(), UnaryOperator.identity()));
	}

	/** Whether official state dicts hold a tensor of that official name although it is no parameter. */
	default boolean isBuffer(final String tensor) {
		return false;
	}

	/**
	 * Whether a tensor belongs to the part that is made for one factor. A training that starts with weights for another
	 * factor draws such tensors anew where they do not fit.
	 */
	default boolean dependsOnFactor(final String tensor) {
		return false;
	}
}
