package sc.fiji.superres.span;

import java.io.IOException;
import java.util.LinkedHashMap;
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
 * Which SPAN. Its six blocks and the double width inside a unit are the same in every official network.
 *
 * @param factor enlargement s, 1 … 8
 * @param channels channels of the image: 1 for grey, 3 for RGB
 * @param features of a pixel between the units, 1 … 4096; 48 and 52 in the paper
 * @param normalised whether the mean colour of the official training images is subtracted and the rest multiplied by
 *            255 before the first unit, as the published networks do; only with three channels, since the official
 *            module knows a mean of three
 */
public record SpanConfig(int factor, int channels, int features, boolean normalised) implements NetworkConfig {

	/** Features of the paper's smaller network, which the most files are. */
	private static final int FEATURES = 48;
	/** Far beyond any network, so that a damaged description cannot ask for a million features. */
	private static final int MOST_FEATURES = 4096;
	private static final int MOST_FACTOR = 8;

	private static final int EXAMPLE_SIDE = 64;
	/** Numbers that a training keeps for each pixel, as a multiple of the features: eight in each of six blocks. */
	private static final int KEPT = 60;

	public SpanConfig {
		require(factor >= 1 && factor <= MOST_FACTOR, "factor", factor, "1 to " + MOST_FACTOR);
		require(channels == 1 || channels == 3, "channels", channels, "1 (grey) or 3 (RGB)");
		require(features >= 1 && features <= MOST_FEATURES, "features", features, "1 to " + MOST_FEATURES);
		if (normalised && channels != 3) throw oneMean();
	}

	private static void require(final boolean holds, final String name, final int value, final String expected) {
		if (!holds) throw new IllegalArgumentException("SPAN " + name + "=" + value + ": expected " + expected + ".");
	}

	private static IllegalArgumentException oneMean() {
		return new IllegalArgumentException("SPAN normalised=true with channels=1: the official module subtracts a " +
			"mean of three colours and cannot run with one channel. A state dict of a network that was trained " +
			"without it holds a tensor '" + SpanArchitecture.NO_NORM + "'; add one if yours was.");
	}

	/** The paper's smaller network for grey images. */
	static SpanConfig grey(final int factor) {
		return new SpanConfig(factor, 1, FEATURES, false);
	}

	@Override
	public SpanArchitecture architecture() {
		return new SpanArchitecture();
	}

	@Override
	public int multiple() {
		return 1;
	}

	@Override
	public Map<String, int[]> shapes() {
		final Map<String, int[]> shapes = new LinkedHashMap<>();
		putUnit(shapes, "conv_1", channels);
		for (int block = 1; block <= SpanScript.BLOCKS; block++)
			putBlock(shapes, "block_" + block + ".");
		Convolutions.put(shapes, "conv_cat", SpanScript.JOINED * features, features, 1);
		putUnit(shapes, "conv_2", features);
		Convolutions.put(shapes, "upsampler.0", features, factor * factor * channels, 3);
		return shapes;
	}

	private void putBlock(final Map<String, int[]> shapes, final String name) {
		for (final String unit : SpanScript.UNITS)
			putUnit(shapes, name + unit, features);
	}

	/** A unit of four convolutions: a skip beside a chain of three. */
	private void putUnit(final Map<String, int[]> shapes, final String name, final int in) {
		Convolutions.put(shapes, name + ".sk", in, features, 1);
		Convolutions.put(shapes, name + ".conv.0", in, 2 * in, 1);
		Convolutions.put(shapes, name + ".conv.1", 2 * in, 2 * features, 3);
		Convolutions.put(shapes, name + ".conv.2", 2 * features, features, 1);
	}

	/** As the official module leaves them: PyTorch's default for convolutions. */
	@Override
	public StateDict firstWeights(final long seed) {
		return Convolutions.uniform(shapes(), new Random(seed));
	}

	@Override
	public ScriptProgram program(final StateDict weights) {
		return SpanScript.trained(this, weights);
	}

	@Override
	public double activations(final int pairs, final int side) {
		final double pixels = (double) pairs * side * side;
		return pixels * (KEPT * features + 2.0 * factor * factor * channels);
	}

	/** With each unit merged into one convolution. */
	@Override
	public Network load(final StateDict weights, final Device device, final Precision precision) throws IOException {
		weights.requireExactly(shapes());
		InferenceNetwork.requireGain(this, precision, device);
		final ScriptProgram program = SpanScript.merged(this, weights, precision);
		return InferenceNetwork.load(this, program, device, precision, bytesPerPixel());
	}

	/**
	 * Where the ends of four parts are joined; the peak measured for 160² pixels on a CPU is 2.9 kB with 48 features.
	 */
	private long bytesPerPixel() {
		return (long) Float.BYTES * (16 * features + 4 * factor * factor * channels);
	}

	/** With the merged convolutions, which the official module registers, and the mark of what is not normalised. */
	@Override
	public Map<String, Object> officialStateDict(final StateDict weights) {
		final Map<String, Object> all = new LinkedHashMap<>();
		if (!normalised) all.put(SpanArchitecture.NO_NORM, FloatTensor.filled(0, 1));
		weights.forEach((name, tensor) -> {
			all.put(name, tensor);
			if (name.endsWith(MergedConvolution.LAST)) putMerged(all, name, weights);
		});
		return all;
	}

	private static void putMerged(final Map<String, Object> all, final String last, final StateDict weights) {
		final String unit = unit(last);
		final MergedConvolution merged = MergedConvolution.of(unit, weights);
		final String prefix = unit + "." + SpanArchitecture.MERGED;
		all.put(prefix + ".weight", merged.weight());
		all.put(prefix + ".bias", merged.bias());
	}

	private static String unit(final String last) {
		return last.substring(0, last.length() - MergedConvolution.LAST.length());
	}

	@Override
	public String stateDictUse() {
		final String text = """
			`state-dict.pth` holds the same weights as `{'params': ...}` for chaiNNer, spandrel and the module of SPAN
			  (span_arch.py; neosr's and spandrel's where values are not normalised, `norm=False`). Make it with
			  `num_in_ch=%d, num_out_ch=%d, feature_channels=%d, upscale=%d`, then load with `strict=True`.""";
		return String.format(Locale.ROOT, text, channels, channels, features, factor);
	}

	@Override
	public String assumption() {
		if (!normalised) return "";
		return "assumed the mean colour 0.4488, 0.4371, 0.4040 and the range 255, as the official SPAN networks have";
	}

	@Override
	public int exampleSide() {
		return EXAMPLE_SIDE;
	}
}
