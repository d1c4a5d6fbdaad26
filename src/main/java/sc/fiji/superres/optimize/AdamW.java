package sc.fiji.superres.optimize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * AdamW (Loshchilov and Hutter 2019) as {@code torch.optim.AdamW} computes it, with clipping by norm before it and the
 * moving average of the weights after it: average ← decay · average + (1 − decay) · weights.
 * <p>
 * All of it is one native call over all tensors ({@link UpdateScript}); from Java, tensor by tensor, it took five to
 * ten hundredths of a step. The moments can be read and set, so a run can be resumed.
 * </p>
 */
public final class AdamW implements AutoCloseable {

	private static final NDIndex EVERYTHING = new NDIndex("...");

	private final NDManager memory;
	/** First moments by the name of the parameter. */
	private final Map<String, NDArray> first = new LinkedHashMap<>();
	/** Second moments likewise. */
	private final Map<String, NDArray> second = new LinkedHashMap<>();
	private final UpdateScript script;
	/** Parameters, moments, averages: native lists that stand for the tensors, made once. */
	private final List<IValue> lists = new ArrayList<>();
	private long steps;

	/**
	 * @param parameters the tensors that are updated in place, by name
	 * @param averages their averages, under the same names
	 * @param decay of the average, in [0,1)
	 * @throws IOException when PyTorch refuses the update
	 */
	public AdamW(final Map<String, NDArray> parameters, final Map<String, NDArray> averages,
		final OptimizerConfig config, final double decay, final Device device, final NDManager parent)
		throws IOException
	{
		script = UpdateScript.load(config, decay, device);
		memory = parent.newSubManager();
		parameters.forEach((name, parameter) -> addMoments(name, parameter.getShape()));
		final List<NDArray> averaged = parameters.keySet().stream().map(averages::get).toList();
		for (final Iterable<NDArray> tensors : List.of(parameters.values(), first.values(), second.values(), averaged))
			lists.add(list(tensors));
	}

	private void addMoments(final String name, final Shape shape) {
		first.put(name, memory.zeros(shape));
		second.put(name, memory.zeros(shape));
	}

	private static IValue list(final Iterable<NDArray> tensors) {
		final List<PtNDArray> all = new ArrayList<>();
		tensors.forEach(t -> all.add((PtNDArray) t));
		return IValue.listFrom(all.toArray(PtNDArray[]::new));
	}

	/**
	 * One update from the gradients that the parameters hold, which are 0 afterwards.
	 *
	 * @param rate learning rate
	 */
	public void step(final double rate) {
		steps++;
		script.run(lists, steps, rate);
	}

	/** Steps done so far. */
	public long steps() {
		return steps;
	}

	/** The moments under {@code first.NAME} and {@code second.NAME}. */
	public StateDict moments() {
		final StateDict moments = new StateDict();
		first.forEach((name, m) -> moments.put("first." + name, tensor(m)));
		second.forEach((name, v) -> moments.put("second." + name, tensor(v)));
		return moments;
	}

	/** Takes up where another run stood. */
	public void restore(final StateDict moments, final long stepsDone) {
		steps = stepsDone;
		first.forEach((name, m) -> set(m, moments.get("first." + name)));
		second.forEach((name, v) -> set(v, moments.get("second." + name)));
	}

	@Override
	public void close() {
		lists.forEach(IValue::close);
		memory.close();
		script.close();
	}

	private static FloatTensor tensor(final NDArray array) {
		final int[] sizes = LongStream.of(array.getShape().getShape()).mapToInt(size -> (int) size).toArray();
		return new FloatTensor(array.toFloatArray(), sizes);
	}

	/**
	 * Copies values into a tensor in place; {@code copyTo} would do, but warns of wrong results on every first resume.
	 */
	public static void set(final NDArray array, final FloatTensor values) {
		try (NDManager scope = array.getManager().newSubManager()) {
			array.set(EVERYTHING, scope.create(values.values(), array.getShape()));
		}
	}
}
