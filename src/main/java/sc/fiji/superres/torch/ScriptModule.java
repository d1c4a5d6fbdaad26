package sc.fiji.superres.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * An object of a TorchScript class: what the source code calls {@code self}.
 *
 * @param type name of its class in the source, without the {@code __torch__} package
 * @param attributes every attribute that the class declares, in the same order: {@link FloatTensor},
 *            {@link ScriptModule}, {@link Boolean}, {@link Integer} or {@link Double}
 */
public record ScriptModule(String type, Map<String, Object> attributes) {

	/** Attributes from name, value, name, value …, with the flag {@code training}, which every module has. */
	public static Map<String, Object> attributesOf(final Object... namesAndValues) {
		final Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("training", false);
		for (int i = 0; i < namesAndValues.length; i += 2)
			attributes.put((String) namesAndValues[i], namesAndValues[i + 1]);
		return attributes;
	}

	/**
	 * A layer with a {@code weight} and a {@code bias}, such as a convolution.
	 *
	 * @param name what stands before {@code .weight} and {@code .bias} in the names of the two tensors
	 * @throws IllegalArgumentException where one of them is missing
	 */
	public static ScriptModule layer(final String type, final String name, final StateDict weights) {
		return new ScriptModule(type, attributesOf("weight", weights.get(name + ".weight"), "bias", weights.get(name +
			".bias")));
	}

	/** A module whose n children are numbered from 0. */
	public static ScriptModule numbered(final String type, final int n, final IntFunction<ScriptModule> child) {
		final Map<String, Object> children = attributesOf();
		for (int i = 0; i < n; i++)
			children.put(Integer.toString(i), child.apply(i));
		return new ScriptModule(type, children);
	}

	/** Returns how many bytes its tensors and those of its inner modules hold. */
	public long bytes() {
		return attributes.values().stream().mapToLong(ScriptModule::bytes).sum();
	}

	private static long bytes(final Object attribute) {
		if (attribute instanceof FloatTensor tensor) return (long) Float.BYTES * tensor.values().length;
		if (attribute instanceof ScriptModule module) return module.bytes();
		return 0;
	}
}
