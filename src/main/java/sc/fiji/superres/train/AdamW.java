package sc.fiji.superres.train;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * AdamW (Loshchilov and Hutter 2019) exactly as {@code torch.optim.AdamW} computes it: the decay acts on the weights
 * before the step, ε is added to the bias-corrected root. Its moments can be read and set, so a run can be resumed.
 * Gradients must not be recorded on the calling thread while it steps.
 */
final class AdamW implements AutoCloseable {

	private static final double BETA1 = 0.9, BETA2 = 0.999, EPSILON = 1e-8;

	private static final NDIndex EVERYTHING = new NDIndex("...");

	private final Map<String, NDArray> parameters;
	private final double weightDecay;
	private final NDManager memory;
	private final Map<String, NDArray> first = new LinkedHashMap<>(), second = new LinkedHashMap<>();
	private long steps;

	/** @param parameters the tensors that are updated in place, by name */
	AdamW(final Map<String, NDArray> parameters, final double weightDecay, final NDManager parent) {
		this.parameters = parameters;
		this.weightDecay = weightDecay;
		memory = parent.newSubManager();
		parameters.forEach((name, parameter) -> {
			first.put(name, memory.zeros(parameter.getShape()));
			second.put(name, memory.zeros(parameter.getShape()));
		});
	}

	/**
	 * One update from the gradients that the parameters hold.
	 *
	 * @param rate learning rate
	 */
	void step(final double rate) {
		steps++;
		final double correction1 = 1 - Math.pow(BETA1, steps), correction2 = 1 - Math.pow(BETA2, steps);
		try (NDManager scope = memory.newSubManager()) {
			parameters.forEach((name, parameter) -> {
				final NDArray gradient = parameter.getGradient();
				gradient.attach(scope);
				final NDArray m = first.get(name), v = second.get(name);
				m.muli(BETA1).addi(gradient.mul(1 - BETA1));
				v.muli(BETA2).addi(gradient.square().muli(1 - BETA2));
				final NDArray root = v.sqrt();
				root.attach(scope);
				root.divi(Math.sqrt(correction2)).addi(EPSILON);
				final NDArray change = m.div(root);
				change.attach(scope);
				parameter.muli(1 - rate * weightDecay).subi(change.muli(rate / correction1));
			});
		}
	}

	/** Steps done so far. */
	long steps() {
		return steps;
	}

	/** The moments under {@code first.NAME} and {@code second.NAME}. */
	StateDict moments() {
		final StateDict moments = new StateDict();
		first.forEach((name, m) -> moments.put("first." + name, tensor(m)));
		second.forEach((name, v) -> moments.put("second." + name, tensor(v)));
		return moments;
	}

	/** Takes up where another run stood. */
	void restore(final StateDict moments, final long stepsDone) {
		steps = stepsDone;
		first.forEach((name, m) -> set(m, moments.get("first." + name)));
		second.forEach((name, v) -> set(v, moments.get("second." + name)));
	}

	@Override
	public void close() {
		memory.close();
	}

	static FloatTensor tensor(final NDArray array) {
		final long[] shape = array.getShape().getShape();
		final int[] sizes = new int[shape.length];
		for (int d = 0; d < sizes.length; d++)
			sizes[d] = (int) shape[d];
		return new FloatTensor(array.toFloatArray(), sizes);
	}

	/** Copies values into a tensor in place; {@code copyTo} would do, but warns of wrong results on every first resume. */
	static void set(final NDArray array, final FloatTensor values) {
		try (NDManager scope = array.getManager().newSubManager()) {
			array.set(EVERYTHING, scope.create(values.values(), array.getShape()));
		}
	}
}
