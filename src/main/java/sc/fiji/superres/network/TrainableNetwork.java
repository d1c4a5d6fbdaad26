package sc.fiji.superres.network;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import sc.fiji.superres.engine.LoadedNetwork;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.ScriptLoader;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * A network on a device, as it is trained: its parameters can be read and changed, and its forward pass can record
 * gradients. For images alone {@link NetworkConfig#load} may give the same in less time and memory.
 *
 * <pre>{@code
 * try (TrainableNetwork net = TrainableNetwork.load(config, weights, TorchEngine.device("auto"))) {
 * 	float[] enlarged = net.run(pixels, 1, height, width); // [0,1] in, about [0,1] out
 * }
 * }</pre>
 *
 * Native memory belongs to the network and is freed by {@link #close}. One thread at a time may use it.
 */
public final class TrainableNetwork extends LoadedNetwork {

	private final NetworkConfig config;
	private final Map<String, NDArray> parameters = new LinkedHashMap<>();

	private TrainableNetwork(final NetworkConfig config, final Device device, final Model model, final long bytes) {
		super(config.factor(), config.channels(), config.multiple(), device, model, bytes);
		this.config = config;
		block().getDirectParameters().forEach(p -> parameters.put(p.getKey(), p.getValue().getArray()));
	}

	/**
	 * Puts a network on a device, in single precision.
	 *
	 * @param weights exactly the tensors of {@link NetworkConfig#shapes}; a missing, extra or misshaped one is an error
	 * @throws IOException when PyTorch refuses it
	 */
	public static TrainableNetwork load(final NetworkConfig config, final StateDict weights, final Device device)
		throws IOException
	{
		return load(config, weights, device, Precision.FULL);
	}

	/**
	 * Puts a network on a device.
	 *
	 * @param weights exactly the tensors of {@link NetworkConfig#shapes}; a missing, extra or misshaped one is an error
	 * @param precision in which it computes; the weights are in single precision always
	 * @throws IllegalArgumentException where it cannot compute in that precision on that device
	 * @throws IOException when PyTorch refuses it
	 */
	public static TrainableNetwork load(final NetworkConfig config, final StateDict weights, final Device device,
		final Precision precision) throws IOException
	{
		weights.requireExactly(config.shapes());
		if (!config.learnsIn(precision)) throw unfit(config, precision);
		return load(config, config.program(weights, device, precision), device);
	}

	/**
	 * Puts a network on a device.
	 *
	 * @param program of the configuration, with parameters of the names and shapes of {@link NetworkConfig#shapes}
	 * @throws IOException when PyTorch refuses it
	 */
	public static TrainableNetwork load(final NetworkConfig config, final ScriptProgram program, final Device device)
		throws IOException
	{
		final Model model = ScriptLoader.load(program.module(), program.source(), device, true);
		return new TrainableNetwork(config, device, model, program.module().bytes());
	}

	private static IllegalArgumentException unfit(final NetworkConfig config, final Precision precision) {
		return new IllegalArgumentException("precision=" + precision.label() + ": " + config.architecture().title() +
			" does not learn in it. Use precision=full.");
	}

	@Override
	public String description() {
		return config.architecture().title() + " ×" + factor() + " with " + config.parameters() + " parameters";
	}

	@Override
	public synchronized float[] run(final float[] pixels, final int n, final int height, final int width) {
		return enlarged(pixels, n, height, width);
	}

	/** The parameters themselves, name → tensor on the device; what changes here changes the network. */
	public Map<String, NDArray> parameters() {
		return parameters;
	}

	/** A copy of the weights. */
	public StateDict weights() {
		final StateDict weights = new StateDict();
		config.shapes().forEach((name, shape) -> weights.put(name, copy(name, shape)));
		return weights;
	}

	private FloatTensor copy(final String name, final int[] shape) {
		return new FloatTensor(parameters.get(name).toFloatArray(), shape);
	}
}
