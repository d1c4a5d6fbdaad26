package sc.fiji.superres.fast;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.superres.network.Architecture;
import sc.fiji.superres.network.Citation;
import sc.fiji.superres.torch.StateDict;

/** The convolutional network among the architectures. */
public final class FastArchitecture implements Architecture {

	private static final String FAST = FastScript.NAME;
	/** Name of a tensor of a block. */
	private static final Pattern BLOCK = Pattern.compile("body\\.(\\d{1,4})\\..*");

	@Override
	public String name() {
		return FAST;
	}

	@Override
	public String title() {
		return "Fast";
	}

	/** It is the residual network of this paper with a bicubic path and the first features joined to the last. */
	@Override
	public Citation citation() {
		return new Citation("Lim et al., Enhanced Deep Residual Networks for Single Image Super-Resolution, CVPR " +
			"Workshops 2017", "10.1109/CVPRW.2017.151");
	}

	@Override
	public List<String> presets() {
		return List.of(FAST);
	}

	@Override
	public FastConfig preset(final String preset, final int factor) {
		return FastConfig.grey(factor);
	}

	@Override
	public Class<FastConfig> configuration() {
		return FastConfig.class;
	}

	@Override
	public FastConfig of(final StateDict weights) {
		final int[] head = convolution(weights, FastScript.HEAD);
		final int[] tail = convolution(weights, FastScript.TAIL);
		final int factor = (int) Math.round(Math.sqrt(tail[0] / (double) head[1]));
		return new FastConfig(factor, head[1], head[0], blocks(weights));
	}

	/** Shape of the weight of a convolution, out × in × 3 × 3. */
	private static int[] convolution(final StateDict weights, final String name) {
		final String tensor = name + ".weight";
		if (!weights.contains(tensor)) throw other("'" + tensor + "' is missing.");
		final int[] shape = weights.get(tensor).shape();
		if (shape.length != 4) throw other("'" + tensor + "' has " + shape.length + " dimensions instead of 4.");
		return shape;
	}

	private static IllegalArgumentException other(final String why) {
		return new IllegalArgumentException("These weights are not Fast's: " + why);
	}

	/** One more than the number of the last block; a block that is missing before it is named later. */
	private static int blocks(final StateDict weights) {
		return weights.names().stream().map(BLOCK::matcher).filter(Matcher::matches).mapToInt(name -> Integer.parseInt(
			name.group(1)) + 1).max().orElse(0);
	}

	@Override
	public String firstTensor() {
		return FastScript.HEAD + ".weight";
	}

	@Override
	public boolean dependsOnFactor(final String tensor) {
		return tensor.startsWith(FastScript.TAIL + ".");
	}
}
