package sc.fiji.superres.swinir;

import java.io.IOException;
import java.nio.file.Path;
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
import sc.fiji.superres.torch.TorchArchive;

/**
 * A SwinIR network on a device, as it is trained. For images alone {@link FoldedSwinIr} gives the same in less time and
 * memory.
 *
 * <pre>{@code
 * try (SwinIr net = SwinIr.load(config, weights, TorchEngine.device("auto"))) {
 * 	float[] enlarged = net.run(pixels, 1, height, width); // [0,1] in, about [0,1] out
 * }
 * }</pre>
 *
 * Native memory belongs to the network and is freed by {@link #close}. One thread at a time may use it.
 */
public final class SwinIr implements Network {

	private final SwinIrConfig config;
	private final Device device;
	private final Model model;
	private final Block block;
	private final Map<String, NDArray> parameters = new LinkedHashMap<>();

	private SwinIr(final SwinIrConfig config, final Device device, final Model model) {
		this.config = config;
		this.device = device;
		this.model = model;
		this.block = model.getBlock();
		block.getDirectParameters().forEach(p -> parameters.put(p.getKey(), p.getValue().getArray()));
	}

	/**
	 * Puts a network on a device.
	 *
	 * @param weights exactly the tensors of {@link SwinIrConfig#shapes}; a missing, extra or misshaped one is an error
	 * @throws IOException when PyTorch refuses it
	 */
	public static SwinIr load(final SwinIrConfig config, final StateDict weights, final Device device)
		throws IOException
	{
		weights.requireExactly(config.shapes());
		final Model model = ScriptLoader.load(SwinIrScript.modules(config, weights), SwinIrScript.source(config),
			device, true);
		return new SwinIr(config, device, model);
	}

	/**
	 * Writes a TorchScript file of the network, with texts under {@code extra/}; its code runs on PyTorch from 1.13 on.
	 */
	public static void write(final Path file, final SwinIrConfig config, final StateDict weights,
		final Map<String, String> extra) throws IOException
	{
		weights.requireExactly(config.shapes());
		TorchArchive.writeScript(file, SwinIrScript.modules(config, weights), SwinIrScript.source(config), extra);
	}

	public SwinIrConfig config() {
		return config;
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
		return config.window();
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
	public String description() {
		return "SwinIR ×" + factor() + " with " + config.parameters() + " parameters";
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * Other sides work too, where a side is larger than its padding to the next multiple of the window (reflection).
	 * </p>
	 */
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
		// of this thread: without it the first passes round otherwise than later ones, and nothing would repeat to the
		// bit
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
		config.shapes().forEach((name, shape) -> weights.put(name, new FloatTensor(parameters.get(name).toFloatArray(),
			shape)));
		return weights;
	}

	@Override
	public synchronized void close() {
		model.close();
	}
}
