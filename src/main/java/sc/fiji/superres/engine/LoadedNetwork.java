package sc.fiji.superres.engine;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;

/** A network whose program was written here, on a device. It takes every size that its multiple allows. */
public abstract class LoadedNetwork implements Network {

	private final int factor;
	private final int channels;
	private final int multiple;
	private final Device device;
	private final Model model;
	private final long bytes;

	/**
	 * @param factor enlargement s
	 * @param channels C
	 * @param multiple what height and width must be a multiple of
	 * @param device where the model is
	 * @param model N×C×H×W in [0,1] → N×C×sH×sW; it belongs to this network, which closes it
	 * @param bytes of its weights
	 */
	protected LoadedNetwork(final int factor, final int channels, final int multiple, final Device device,
		final Model model, final long bytes)
	{
		this.factor = factor;
		this.channels = channels;
		this.multiple = multiple;
		this.device = device;
		this.model = model;
		this.bytes = bytes;
	}

	@Override
	public final int factor() {
		return factor;
	}

	@Override
	public final int channels() {
		return channels;
	}

	@Override
	public final int multiple() {
		return multiple;
	}

	@Override
	public final int side() {
		return 0;
	}

	@Override
	public final Device device() {
		return device;
	}

	@Override
	public final long bytes() {
		return bytes;
	}

	/** The loaded program. */
	protected final Block block() {
		return model.getBlock();
	}

	/** {@link #run} on the thread that calls, whoever else runs. */
	protected final float[] enlarged(final float[] pixels, final int n, final int height, final int width) {
		JniUtils.setGradMode(false); // a new thread records gradients unless told not to
		try (NDManager scope = TorchEngine.newManager(device)) {
			final NDArray input = scope.create(pixels, new Shape(n, channels(), height, width));
			return forward(input, false).toFloatArray();
		}
	}

	/**
	 * Nanoseconds that a pass over an image takes one thread: of processor time where that is known, so that other work
	 * on the machine hardly matters.
	 *
	 * @param side of the image
	 */
	public final synchronized long passTime(final int side) {
		final float[] noise = Probe.noise(channels * side * side);
		try (TorchEngine.Threads one = TorchEngine.useThreads(1)) {
			final long begin = Processors.threadTime();
			enlarged(noise, 1, side, side);
			return Processors.threadTime() - begin;
		}
	}

	/**
	 * The network on a tensor, in the tensor's own scope of native memory.
	 *
	 * @param input N×C×H×W on {@link #device}
	 * @param training whether gradients to the parameters are wanted (the gradient collector must be open)
	 * @return N×C×sH×sW
	 */
	public final NDArray forward(final NDArray input, final boolean training) {
		// Set for this thread: without it PyTorch compiles the first passes otherwise than later ones, they round
		// otherwise, nothing would repeat to the bit, and each new size would be slow.
		JniUtils.setGraphExecutorOptimize(false);
		return block().forward(new ParameterStore(), new NDList(input), training).singletonOrThrow();
	}

	@Override
	public synchronized void close() {
		model.close();
	}
}
