package sc.fiji.superres.network;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.ScriptLoader;
import sc.fiji.superres.engine.TorchEngine;
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
public final class TrainableNetwork implements Network {

	private final NetworkConfig config;
	private final Device device;
	private final Model model;
	private final long bytes;
	private final Block block;
	private final Map<String, NDArray> parameters = new LinkedHashMap<>();

	private TrainableNetwork(final NetworkConfig config, final Device device, final Model model, final long bytes) {
		this.config = config;
		this.device = device;
		this.model = model;
		this.bytes = bytes;
		this.block = model.getBlock();
		block.getDirectParameters().forEach(p -> parameters.put(p.getKey(), p.getValue().getArray()));
	}

	/**
	 * Puts a network on a device.
	 *
	 * @param weights exactly the tensors of {@link NetworkConfig#shapes}; a missing, extra or misshaped one is an error
	 * @throws IOException when PyTorch refuses it
	 */
	public static TrainableNetwork load(final NetworkConfig config, final StateDict weights, final Device device)
		throws IOException
	{
		weights.requireExactly(config.shapes());
		final ScriptProgram program = config.program(weights);
		final Model model = ScriptLoader.load(program.module(), program.source(), device, true);
		return new TrainableNetwork(config, device, model, program.module().bytes());
	}

	@Override
	public int factor() {
		return config.factor();
	}

	@Override
	public int channels() {
		return config.channels();
	}

	@Override
	public int multiple() {
		return config.multiple();
	}

	@Override
	public int side() {
		return 0;
	}

	@Override
	public Device device() {
		return device;
	}

	@Override
	public long bytes() {
		return bytes;
	}

	@Override
	public String description() {
		return config.architecture().title() + " ×" + factor() + " with " + config.parameters() + " parameters";
	}

	@Override
	public synchronized float[] run(final float[] pixels, final int n, final int height, final int width) {
		JniUtils.setGradMode(false); // a new thread records gradients unless told not to
		try (NDManager scope = TorchEngine.newManager(device)) {
			final NDArray input = scope.create(pixels, new Shape(n, config.channels(), height, width));
			return forward(input, false).toFloatArray();
		}
	}

	/**
	 * The network on a tensor, in the tensor's own scope of native memory.
	 *
	 * @param input N×C×H×W on {@link #device}
	 * @param training whether gradients to the parameters are wanted (the gradient collector must be open)
	 * @return N×C×sH×sW
	 */
	public NDArray forward(final NDArray input, final boolean training) {
		// Set for this thread: without it PyTorch compiles the first passes otherwise than later ones, they round
		// otherwise, and nothing would repeat to the bit.
		JniUtils.setGraphExecutorOptimize(false);
		return block.forward(new ParameterStore(), new NDList(input), training).singletonOrThrow();
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

	@Override
	public synchronized void close() {
		model.close();
	}
}
