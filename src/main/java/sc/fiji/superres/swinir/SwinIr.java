package sc.fiji.superres.swinir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/**
 * A SwinIR network on a device.
 *
 * <pre>{@code
 * try (SwinIr net = SwinIr.load(config, weights, TorchEngine.device("auto"))) {
 * 	float[] enlarged = net.run(pixels, 1, height, width); // [0,1] in, about [0,1] out
 * }
 * }</pre>
 *
 * Native memory belongs to the network and is freed by {@link #close}. One thread at a time may use it.
 */
public final class SwinIr implements AutoCloseable {

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
	 * @throws IOException when the disk refuses the temporary file libtorch reads it from
	 */
	public static SwinIr load(final SwinIrConfig config, final StateDict weights, final Device device)
		throws IOException
	{
		TorchEngine.start();
		final Path file = Files.createTempFile("superres-", ".pt");
		try {
			write(file, config, weights, SwinIrScript.source(config), Map.of());
			return load(file, config, device);
		}
		catch (final MalformedModelException exc) {
			throw new IOException("PyTorch refused the network " + config + ": " + exc.getMessage(), exc);
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

	private static SwinIr load(final Path file, final SwinIrConfig config, final Device device) throws IOException,
		MalformedModelException
	{
		final Model model = Model.newInstance("swinir", device, "PyTorch");
		try {
			model.load(file, null, Map.of("trainParam", "true", "mapLocation", "true"));
			return new SwinIr(config, device, model);
		}
		catch (final IOException | MalformedModelException | RuntimeException exc) {
			model.close();
			throw exc;
		}
	}

	/**
	 * Writes a TorchScript file of the network, with texts under {@code extra/}. Its code runs on PyTorch from 1.13 on;
	 * {@link #load} never runs a file's code, but its own, which is faster.
	 */
	public static void write(final Path file, final SwinIrConfig config, final StateDict weights,
		final Map<String, String> extra) throws IOException
	{
		write(file, config, weights, SwinIrScript.portableSource(config), extra);
	}

	private static void write(final Path file, final SwinIrConfig config, final StateDict weights, final String source,
		final Map<String, String> extra) throws IOException
	{
		weights.requireExactly(config.shapes());
		TorchArchive.writeScript(file, SwinIrScript.modules(config, weights), source, extra);
	}

	public SwinIrConfig config() {
		return config;
	}

	public Device device() {
		return device;
	}

	/**
	 * Enlarges a batch of images.
	 *
	 * @param pixels N×C×H×W, row-major, in [0,1]
	 * @param n images in the batch
	 * @param height rows; any number, but a side that is no multiple of the window must be larger than the padding to the
	 *          next multiple (reflection)
	 * @param width columns, likewise
	 * @return N×C×sH×sW, not clipped
	 */
	public float[] run(final float[] pixels, final int n, final int height, final int width) {
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
	public void close() {
		model.close();
	}
}
