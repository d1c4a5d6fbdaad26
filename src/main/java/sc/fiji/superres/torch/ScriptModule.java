package sc.fiji.superres.torch;

import java.util.Map;

/**
 * An object of a TorchScript class: what the source code calls {@code self}.
 *
 * @param type name of its class in the source, without the {@code __torch__} package
 * @param attributes every attribute that the class declares, in the same order: {@link FloatTensor},
 *            {@link ScriptModule}, {@link Boolean}, {@link Integer} or {@link Double}
 */
public record ScriptModule(String type, Map<String, Object> attributes) {

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
