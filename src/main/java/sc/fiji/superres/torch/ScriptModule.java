package sc.fiji.superres.torch;

import java.util.Map;

/**
 * An object of a TorchScript class: what the source code calls {@code self}.
 *
 * @param type name of its class in the source, without the {@code __torch__} package
 * @param attributes every attribute the class declares, in that order: {@link FloatTensor}, {@link ScriptModule},
 *            {@link Boolean}, {@link Integer} or {@link Double}
 */
public record ScriptModule(String type, Map<String, Object> attributes) {

	/** Bytes that its tensors take, and those of the modules in it. */
	public long bytes() {
		return attributes.values().stream().mapToLong(a -> a instanceof FloatTensor tensor ? (long) Float.BYTES * tensor
			.values().length : a instanceof ScriptModule module ? module.bytes() : 0).sum();
	}
}
