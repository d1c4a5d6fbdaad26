package sc.fiji.superres.rrdb;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import ai.djl.Device;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.Convolutions;
import sc.fiji.superres.network.InferenceNetwork;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.network.ScriptProgram;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * Which RRDBNet: a first convolution, blocks of three dense blocks each, nearest-neighbour doublings with a convolution
 * each, and two convolutions.
 *
 * @param factor enlargement s, 1, 2, 4 or 8
 * @param channels channels of the image: 1 for grey, 3 for RGB
 * @param features of a pixel between the blocks, 1 … 4096; officially 64
 * @param blocks one after the other, 1 … 100; officially 23, or 6
 * @param growth features that each convolution of a dense block adds, 1 … 4096; officially 32
 * @param unshuffle side of the squares of pixels that go in as one pixel of more channels: 1, or 2 and 4, with which
 *            Real-ESRGAN makes networks for ×2 and ×1 of the one for ×4
 */
public record RrdbConfig(int factor, int channels, int features, int blocks, int growth, int unshuffle) implements
	NetworkConfig
{

	/** Sides that squares of pixels can have. */
	static final List<Integer> UNSHUFFLES = List.of(1, 2, 4);
	/** Most doublings of a network. */
	static final int MOST_DOUBLINGS = 5;

	private static final List<Integer> FACTORS = List.of(1, 2, 4, 8);
	private static final int FEATURES = 64;
	private static final int BLOCKS = 23;
	private static final int GROWTH = 32;
	/** Far beyond any network, so that a damaged description cannot ask for a million blocks. */
	private static final int MOST_BLOCKS = 100;
	/** Likewise for features. */
	private static final int MOST_FEATURES = 4096;

	private static final int EXAMPLE_SIDE = 64;
	private static final String STATE_DICT_USE = """
		`state-dict.pth` holds the same weights as `{'params': ...}` for chaiNNer, spandrel and the module RRDBNet
		  of BasicSR and Real-ESRGAN (rrdbnet_arch.py; it knows ×1 with `unshuffle=4`, ×2 with 2, and ×4). \
		Make it with
		  `num_in_ch=%d, num_out_ch=%d, scale=%d, num_feat=%d, num_block=%d, num_grow_ch=%d`, then load with \
		`strict=True`.""";
	/** What the official module scales the first weights of dense blocks by. */
	private static final double RESIDUAL = 0.1;

	public RrdbConfig {
		require(FACTORS.contains(factor), "factor", factor, "one of " + FACTORS);
		require(channels == 1 || channels == 3, "channels", channels, "1 (grey) or 3 (RGB)");
		require(features >= 1 && features <= MOST_FEATURES, "features", features, "1 to " + MOST_FEATURES);
		require(blocks >= 1 && blocks <= MOST_BLOCKS, "blocks", blocks, "1 to " + MOST_BLOCKS);
		require(growth >= 1 && growth <= MOST_FEATURES, "growth", growth, "1 to " + MOST_FEATURES);
		require(UNSHUFFLES.contains(unshuffle), "unshuffle", unshuffle, "one of " + UNSHUFFLES);
	}

	private static void require(final boolean holds, final String name, final int value, final String expected) {
		if (!holds) throw new IllegalArgumentException("RRDB " + name + "=" + value + ": expected " + expected + ".");
	}

	/** The network of ESRGAN for grey images; for ×2 and ×1, that of Real-ESRGAN. */
	static RrdbConfig grey(final int factor) {
		if (!FACTORS.contains(factor)) throw wrongFactor(factor);
		return new RrdbConfig(factor, 1, FEATURES, BLOCKS, GROWTH, Math.max(1, 4 / factor));
	}

	private static IllegalArgumentException wrongFactor(final int factor) {
		return new IllegalArgumentException("network=rrdb doubles the image some times, but the training pairs " +
			"enlarge by " + factor + ": use pairs of ×2, ×4 or ×8, or network=light or span.");
	}

	@Override
	public RrdbArchitecture architecture() {
		return new RrdbArchitecture();
	}

	/** The side of the squares of pixels. */
	@Override
	public int multiple() {
		return unshuffle;
	}

	/** How often the image doubles its sides. */
	int doublings() {
		return Integer.numberOfTrailingZeros(factor * unshuffle);
	}

	/** Name of the convolution after a doubling, which count from 1. */
	static String doubling(final int number) {
		return "conv_up" + number;
	}

	@Override
	public Map<String, int[]> shapes() {
		final Map<String, int[]> shapes = new LinkedHashMap<>();
		Convolutions.put(shapes, "conv_first", unshuffle * unshuffle * channels, features, 3);
		for (int block = 0; block < blocks; block++)
			putBlock(shapes, "body." + block + ".rdb");
		putSame(shapes, "conv_body");
		putEnd(shapes);
		return shapes;
	}

	/** The convolutions after the body. */
	private void putEnd(final Map<String, int[]> shapes) {
		for (int doubling = 1; doubling <= doublings(); doubling++)
			putSame(shapes, doubling(doubling));
		putSame(shapes, "conv_hr");
		Convolutions.put(shapes, "conv_last", features, channels, 3);
	}

	/** A convolution that keeps the number of features. */
	private void putSame(final Map<String, int[]> shapes, final String name) {
		Convolutions.put(shapes, name, features, features, 3);
	}

	private void putBlock(final Map<String, int[]> shapes, final String name) {
		for (int dense = 1; dense <= RrdbScript.DENSE; dense++)
			putDense(shapes, name + dense + ".conv");
	}

	private void putDense(final Map<String, int[]> shapes, final String name) {
		final int last = RrdbScript.CONVOLUTIONS;
		for (int i = 1; i < last; i++)
			Convolutions.put(shapes, name + i, features + (i - 1) * growth, growth, 3);
		Convolutions.put(shapes, name + last, features + (last - 1) * growth, features, 3);
	}

	/**
	 * As the official module draws them: in dense blocks normal with standard deviation 0.1·√(2/fan-in) and biases 0,
	 * elsewhere PyTorch's default for convolutions.
	 */
	@Override
	public StateDict firstWeights(final long seed) {
		final Random random = new Random(seed);
		final StateDict weights = Convolutions.uniform(shapes(), random);
		weights.forEach((name, tensor) -> {
			if (name.startsWith("body.")) drawResidual(tensor, random);
		});
		return weights;
	}

	private static void drawResidual(final FloatTensor tensor, final Random random) {
		Arrays.fill(tensor.values(), 0);
		if (tensor.shape().length == 1) return;
		final double deviation = RESIDUAL * Math.sqrt(2.0 / Convolutions.fanIn(tensor.shape()));
		drawNormal(tensor.values(), deviation, random);
	}

	private static void drawNormal(final float[] values, final double deviation, final Random random) {
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (deviation * random.nextGaussian());
	}

	@Override
	public ScriptProgram program(final StateDict weights) {
		return RrdbScript.trained(this, weights);
	}

	/**
	 * A dense block keeps the input of each convolution, 5·f + 10·g numbers a pixel, and 4·g of the rectifiers; a
	 * doubling keeps the doubled features and those after its convolution, 2·f, the end f.
	 */
	@Override
	public double activations(final int pairs, final int side) {
		final double pixels = (double) pairs * side * side / (unshuffle * unshuffle);
		final double body = (double) blocks * RrdbScript.DENSE * (5 * features + 14 * growth) + 4 * features;
		return pixels * (body + keptByDoublings() + features * (1 << 2 * doublings()));
	}

	private double keptByDoublings() {
		double kept = 0;
		for (int doubling = 1; doubling <= doublings(); doubling++)
			kept += 2.0 * features * (1 << 2 * doubling);
		return kept;
	}

	/** As it is trained, but for what changes in place. */
	@Override
	public Network load(final StateDict weights, final Device device, final Precision precision) throws IOException {
		weights.requireExactly(shapes());
		InferenceNetwork.requireGain(this, precision, device);
		final ScriptProgram program = RrdbScript.frozen(this, weights, precision);
		return InferenceNetwork.load(this, program, device, precision, bytesPerPixel());
	}

	/**
	 * At the end the doubled features are there three times, in the body the parts of a dense block twice. Peaks
	 * measured for 160² pixels on a CPU with 64 features: 10 kB at ×4, 2.9 kB at ×2.
	 */
	private long bytesPerPixel() {
		final long end = 3L * features * factor * factor;
		final long body = (2L * (features + 4L * growth) + 3L * features) / (unshuffle * unshuffle);
		return Float.BYTES * (end + body);
	}

	@Override
	public String stateDictUse() {
		return String.format(Locale.ROOT, STATE_DICT_USE, channels, channels, factor, features, blocks, growth);
	}

	@Override
	public int exampleSide() {
		return EXAMPLE_SIDE;
	}
}
