package sc.fiji.superres.fast;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import ai.djl.Device;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.Architecture;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.network.Convolutions;
import sc.fiji.superres.network.InferenceNetwork;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.network.ScriptProgram;
import sc.fiji.superres.torch.StateDict;

/**
 * Which convolutional network: a first convolution, residual blocks of two convolutions, a last convolution that reads
 * the features before and after the blocks, and a pixel shuffle, whose result is added to the image enlarged by bicubic
 * interpolation. All kernels are 3×3. The first convolution of a block takes pixels 1, 2, 3 or 4 apart, in turns, so
 * that a network of eight blocks sees 61×61 pixels at the cost of 37×37.
 *
 * @param factor enlargement s, 2 … 8
 * @param channels channels of the image: 1 for grey, 3 for RGB
 * @param features of a pixel between the convolutions, 1 … 4096
 * @param blocks one after the other, 1 … 100
 */
public record FastConfig(int factor, int channels, int features, int blocks) implements NetworkConfig {

	/** What learns most in three minutes on two cores (docs/study.md). */
	private static final int FEATURES = 32;
	private static final int BLOCKS = 8;
	/** Far beyond any network, so that a damaged description cannot ask for a million features. */
	private static final int MOST_FEATURES = 4096;
	/** Likewise for blocks. */
	private static final int MOST_BLOCKS = 100;
	private static final int MOST_FACTOR = 8;

	private static final int KERNEL = 3;
	private static final int EXAMPLE_SIDE = 64;
	/** The first weights of the last convolution are this much smaller, so that learning begins near bicubic. */
	private static final float TAIL_SHARE = 0.1f;

	public FastConfig {
		require(factor >= 2 && factor <= MOST_FACTOR, "factor", factor, "2 to " + MOST_FACTOR);
		require(channels == 1 || channels == 3, "channels", channels, "1 (grey) or 3 (RGB)");
		require(features >= 1 && features <= MOST_FEATURES, "features", features, "1 to " + MOST_FEATURES);
		require(blocks >= 1 && blocks <= MOST_BLOCKS, "blocks", blocks, "1 to " + MOST_BLOCKS);
	}

	private static void require(final boolean holds, final String name, final int value, final String expected) {
		if (!holds) throw new IllegalArgumentException("Fast " + name + "=" + value + ": expected " + expected + ".");
	}

	/** The preset {@code fast} for grey images. */
	static FastConfig grey(final int factor) {
		return new FastConfig(factor, 1, FEATURES, BLOCKS);
	}

	@Override
	public Architecture architecture() {
		return Architectures.named(FastScript.NAME);
	}

	@Override
	public int multiple() {
		return 1;
	}

	@Override
	public Map<String, int[]> shapes() {
		final Map<String, int[]> shapes = new LinkedHashMap<>();
		Convolutions.put(shapes, FastScript.HEAD, channels, features, KERNEL);
		for (int block = 0; block < blocks; block++)
			for (final String convolution : FastScript.CONVOLUTIONS)
				Convolutions.put(shapes, FastScript.block(block) + convolution, features, features, KERNEL);
		Convolutions.put(shapes, FastScript.TAIL, 2 * features, factor * factor * channels, KERNEL);
		return shapes;
	}

	/** PyTorch's default for convolutions; weights and biases of the last one are a tenth of it. */
	@Override
	public StateDict firstWeights(final long seed) {
		final StateDict weights = Convolutions.uniform(shapes(), new Random(seed));
		weights.forEach((name, tensor) -> {
			if (name.startsWith(FastScript.TAIL)) shrink(tensor.values());
		});
		return weights;
	}

	private static void shrink(final float[] values) {
		for (int i = 0; i < values.length; i++)
			values[i] *= TAIL_SHARE;
	}

	@Override
	public ScriptProgram program(final StateDict weights) {
		return FastScript.trained(factor, blocks, weights);
	}

	/** A block keeps its input and the rectified features; the enlarged image is there three times. */
	@Override
	public double activations(final int pairs, final int side) {
		final double pixels = (double) pairs * side * side;
		return pixels * ((3.0 * blocks + 6) * features + 4.0 * factor * factor * channels);
	}

	/**
	 * Brain floating point by instructions of the CPU: 1.4 to 1.75 times as fast, 0.01 to 0.08 grey levels off (root
	 * mean square).
	 */
	@Override
	public Precision automatic(final Device device) {
		return !device.isGpu() && Precision.BF16.isOfTheCpu() ? Precision.BF16 : Precision.FULL;
	}

	/** On CPUs by instructions for it. */
	@Override
	public boolean gainsBy(final Precision precision, final Device device) {
		return device.isGpu() ? precision != Precision.INT8 : precision.isOfTheCpu();
	}

	/** What the blocks change, they change in place. */
	@Override
	public Network load(final StateDict weights, final Device device, final Precision precision) throws IOException {
		weights.requireExactly(shapes());
		InferenceNetwork.requireGain(this, precision, device);
		if (precision == Precision.INT8) return EightBits.ready(loaded(FastScript.eightBits(factor, blocks, weights),
			device, precision));
		if (precision == Precision.BF16 && !device.isGpu() && Packed.takes(features)) return brainFloats(weights,
			device);
		return loaded(FastScript.frozen(factor, blocks, weights, precision), device, precision);
	}

	/** Packed, where that gives on this processor what it should. */
	private Network brainFloats(final StateDict weights, final Device device) throws IOException {
		final InferenceNetwork packed = loaded(FastScript.brainFloats(factor, blocks, weights), device, Precision.BF16);
		if (Packed.ready(packed)) return packed;
		packed.close();
		return loaded(FastScript.frozen(factor, blocks, weights, Precision.BF16), device, Precision.BF16);
	}

	private InferenceNetwork loaded(final ScriptProgram program, final Device device, final Precision precision)
		throws IOException
	{
		return InferenceNetwork.load(this, program, device, precision, bytesPerPixel());
	}

	/** Where the features before and after the blocks are joined, they are there six times. */
	private long bytesPerPixel() {
		return (long) Float.BYTES * (6 * features + 4 * factor * factor * channels);
	}

	@Override
	public String stateDictUse() {
		final String text = """
			`state-dict.pth` holds the same weights as `{'params': ...}`, for programs that build the network
			  themselves: `head`, `body.0.conv1` … `body.%d.conv2`, `tail`, all 3×3 convolutions (%d features, ×%d). The
			  TorchScript file beside it needs no such program.""";
		return String.format(Locale.ROOT, text, blocks - 1, features, factor);
	}

	@Override
	public int exampleSide() {
		return EXAMPLE_SIDE;
	}
}
