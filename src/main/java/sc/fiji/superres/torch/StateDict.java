package sc.fiji.superres.torch;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Named tensors of a network, in the order of its definition, under the names PyTorch gives them. */
public final class StateDict {

	private static final int MAX_DEPTH = 100, MAX_NAME = 500, MAX_TENSORS = 20_000; // far beyond any network

	private final Map<String, FloatTensor> tensors = new LinkedHashMap<>();

	/**
	 * The tensors of nested maps under their dotted names; whatever is neither a map nor a tensor is left out.
	 *
	 * @throws IllegalArgumentException when there is no end to the nesting, or a name stands for two tensors
	 */
	static StateDict flatten(final Object root) {
		final StateDict flat = new StateDict();
		final int[] visited = { 0 };
		flat.flatten("", root, 0, visited);
		return flat;
	}

	private void flatten(final String prefix, final Object value, final int depth, final int[] visited) {
		if (depth > MAX_DEPTH || prefix.length() > MAX_NAME || ++visited[0] > MAX_TENSORS) {
			throw new IllegalArgumentException("its tensors are nested without end, or more than " + MAX_TENSORS + ".");
		}
		if (value instanceof Map<?, ?> map) map.forEach((key, child) -> flatten(prefix + key + ".", child, depth + 1,
			visited));
		if (!(value instanceof FloatTensor tensor)) return;
		final String name = prefix.substring(0, Math.max(0, prefix.length() - 1));
		if (tensors.put(name, tensor) != null) throw new IllegalArgumentException("it holds '" + name + "' twice.");
	}

	/** Adds or replaces a tensor; returns this. */
	public StateDict put(final String name, final FloatTensor tensor) {
		tensors.put(name, tensor);
		return this;
	}

	/** The tensor of that name; an error where there is none. */
	public FloatTensor get(final String name) {
		final FloatTensor tensor = tensors.get(name);
		if (tensor == null) throw new IllegalArgumentException("The model has no tensor named '" + name + "'.");
		return tensor;
	}

	public boolean contains(final String name) {
		return tensors.containsKey(name);
	}

	/** Names in order; a view that cannot be changed. */
	public Set<String> names() {
		return Collections.unmodifiableSet(tensors.keySet());
	}

	public void forEach(final BiConsumer<String, FloatTensor> action) {
		tensors.forEach(action);
	}

	/**
	 * @throws IllegalArgumentException naming a tensor that holds NaN or infinity, of which every result would be
	 */
	public void requireNumbers() {
		tensors.forEach((name, tensor) -> {
			for (final float value : tensor.values())
				if (!Float.isFinite(value)) throw new IllegalArgumentException("The tensor '" + name + "' holds " +
					value + ".");
		});
	}

	/** Number of elements of all tensors together. */
	public long elements() {
		return tensors.values().stream().mapToLong(t -> t.values().length).sum();
	}

	/** The tensors whose name starts with the prefix, which is cut off. */
	public StateDict under(final String prefix) {
		final StateDict part = new StateDict();
		tensors.forEach((name, tensor) -> {
			if (name.startsWith(prefix)) part.put(name.substring(prefix.length()), tensor);
		});
		return part;
	}

	/**
	 * Strict comparison with what a network needs: a missing, extra or misshaped tensor is an error with its name and
	 * both shapes.
	 *
	 * @param needed name → shape of every tensor the network has
	 */
	public void requireExactly(final Map<String, int[]> needed) {
		needed.forEach((name, shape) -> {
			final FloatTensor tensor = tensors.get(name);
			if (tensor == null) {
				throw new IllegalArgumentException("The model lacks the tensor '" + name + "' of shape " + Arrays
					.toString(shape) + ".");
			}
			if (!Arrays.equals(shape, tensor.shape())) {
				throw new IllegalArgumentException("The tensor '" + name + "' has shape " + tensor.shapeText() +
					", but this network needs " + Arrays.toString(shape) + ".");
			}
		});
		for (final String name : tensors.keySet()) {
			if (!needed.containsKey(name)) {
				throw new IllegalArgumentException("The model holds a tensor '" + name + "' of shape " + get(name)
					.shapeText() + " that this network does not have.");
			}
		}
	}
}
