package sc.fiji.superres.torch;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Named tensors of a network, in the order of its definition, with the names that PyTorch gives them. */
public final class StateDict {

	private final Map<String, FloatTensor> tensors = new LinkedHashMap<>();

	/**
	 * Collects the tensors of nested maps under their dotted names; values that are neither maps nor tensors are left
	 * out.
	 *
	 * @throws IllegalArgumentException when the nesting has no end, or a name stands for two tensors
	 */
	static StateDict flatten(final Object root) {
		final Flattening flattening = new Flattening();
		flattening.add("", root, 0);
		return flattening.flat;
	}

	/** Walks through nested maps. The limits are far beyond any network. */
	private static final class Flattening {

		private static final int MAX_DEPTH = 100;
		private static final int MAX_NAME = 500;
		private static final int MAX_TENSORS = 20_000;

		private final StateDict flat = new StateDict();
		private int visited;

		void add(final String prefix, final Object value, final int depth) {
			requireEnd(prefix, depth);
			if (value instanceof Map<?, ?> map) addInner(prefix, map, depth + 1);
			if (value instanceof FloatTensor tensor) addTensor(prefix, tensor);
		}

		private void addInner(final String prefix, final Map<?, ?> map, final int depth) {
			map.forEach((key, child) -> add(prefix + key + ".", child, depth));
		}

		private void requireEnd(final String prefix, final int depth) {
			visited++;
			final boolean isEndless = depth > MAX_DEPTH || prefix.length() > MAX_NAME;
			if (isEndless || visited > MAX_TENSORS) throw endless();
		}

		private static IllegalArgumentException endless() {
			return new IllegalArgumentException("its tensors are nested without end, or more than " + MAX_TENSORS +
				".");
		}

		private void addTensor(final String prefix, final FloatTensor tensor) {
			final String name = withoutLastDot(prefix);
			final FloatTensor before = flat.tensors.put(name, tensor);
			if (before != null) throw new IllegalArgumentException("it holds '" + name + "' twice.");
		}

		private static String withoutLastDot(final String prefix) {
			return prefix.substring(0, Math.max(0, prefix.length() - 1));
		}
	}

	/** Adds or replaces a tensor and returns this. */
	public StateDict put(final String name, final FloatTensor tensor) {
		tensors.put(name, tensor);
		return this;
	}

	/**
	 * Returns the tensor of that name.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	public FloatTensor get(final String name) {
		final FloatTensor tensor = tensors.get(name);
		if (tensor == null) throw new IllegalArgumentException("The model has no tensor named '" + name + "'.");
		return tensor;
	}

	/** Whether there is a tensor of that name. */
	public boolean contains(final String name) {
		return tensors.containsKey(name);
	}

	/** Returns the names in order, as a view that cannot be changed. */
	public Set<String> names() {
		return Collections.unmodifiableSet(tensors.keySet());
	}

	/** Calls an action with the name of each tensor and the tensor, in order. */
	public void forEach(final BiConsumer<String, FloatTensor> action) {
		tensors.forEach(action);
	}

	/**
	 * Refuses NaN and infinity, which would spread to every result.
	 *
	 * @throws IllegalArgumentException naming the tensor that holds them
	 */
	public void requireNumbers() {
		tensors.forEach(StateDict::requireNumbers);
	}

	private static void requireNumbers(final String name, final FloatTensor tensor) {
		for (final float value : tensor.values())
			if (!Float.isFinite(value)) throw noNumber(name, value);
	}

	private static IllegalArgumentException noNumber(final String name, final float value) {
		return new IllegalArgumentException("The tensor '" + name + "' holds " + value + ".");
	}

	/** Returns the tensors whose names start with a prefix, without the prefix. */
	public StateDict under(final String prefix) {
		final StateDict part = new StateDict();
		tensors.forEach((name, tensor) -> {
			if (name.startsWith(prefix)) part.put(name.substring(prefix.length()), tensor);
		});
		return part;
	}

	/**
	 * Requires exactly the tensors of a network.
	 *
	 * @param needed name → shape of every tensor of the network
	 * @throws IllegalArgumentException if a tensor is missing, superfluous or of another shape; the message has its
	 *             name and shape
	 */
	public void requireExactly(final Map<String, int[]> needed) {
		needed.forEach(this::requireShape);
		for (final String name : tensors.keySet()) {
			if (!needed.containsKey(name)) throw superfluous(name);
		}
	}

	private IllegalArgumentException superfluous(final String name) {
		return new IllegalArgumentException("The model holds a tensor '" + name + "' of shape " + get(name)
			.shapeText() + " that this network does not have.");
	}

	private void requireShape(final String name, final int[] shape) {
		final FloatTensor tensor = tensors.get(name);
		if (tensor == null) throw missing(name, shape);
		if (!Arrays.equals(shape, tensor.shape())) throw misshapen(name, tensor, shape);
	}

	private static IllegalArgumentException missing(final String name, final int[] shape) {
		return new IllegalArgumentException("The model lacks the tensor '" + name + "' of shape " + Arrays.toString(
			shape) + ".");
	}

	private static IllegalArgumentException misshapen(final String name, final FloatTensor tensor, final int[] needed) {
		return new IllegalArgumentException("The tensor '" + name + "' has shape " + tensor.shapeText() +
			", but this network needs " + Arrays.toString(needed) + ".");
	}
}
