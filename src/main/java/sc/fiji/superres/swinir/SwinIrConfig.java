package sc.fiji.superres.swinir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * Which SwinIR: everything that decides the shapes of its tensors, with the {@code pixelshuffledirect} upsampler and
 * one convolution at the end of each residual group ({@code 1conv}).
 *
 * @param factor enlargement s, 2 … 8
 * @param channels channels of the image, 1 for grey
 * @param window side of an attention window in LR pixels, even
 * @param depths transformer blocks of each residual group
 * @param embedding features of a token
 * @param heads attention heads in each residual group; each divides {@code embedding}
 * @param mlpRatio hidden features of the perceptron over {@code embedding}
 */
public record SwinIrConfig(int factor, int channels, int window, List<Integer> depths, int embedding,
	List<Integer> heads, double mlpRatio)
{

	/** Names {@link #preset} knows. */
	public static final List<String> PRESETS = List.of("light", "tiny");

	/** Far beyond any network, so that a damaged description cannot ask for a million blocks. */
	private static final int MOST_BLOCKS = 100, MOST = 4096;

	public SwinIrConfig {
		depths = List.copyOf(depths);
		heads = List.copyOf(heads);
		require(factor >= 2 && factor <= 8, "factor", factor, "2 to 8");
		require(channels >= 1 && channels <= MOST, "channels", channels, "1 to " + MOST);
		require(window >= 2 && window % 2 == 0 && window <= 64, "window", window, "an even number from 2 to 64");
		require(!depths.isEmpty() && depths.size() <= MOST_BLOCKS && Collections.min(depths) >= 1 && Collections.max(
			depths) <= MOST_BLOCKS, "depths", depths, "1 to " + MOST_BLOCKS + " groups of 1 to " + MOST_BLOCKS + " blocks");
		require(heads.size() == depths.size(), "heads", heads, "as many numbers as depths " + depths);
		require(embedding >= 1 && embedding <= MOST, "embedding", embedding, "1 to " + MOST);
		for (final int h : heads)
			require(h >= 1 && embedding % h == 0, "heads", heads, "divisors of the embedding " + embedding);
		require(mlpRatio <= MOST && (int) (embedding * mlpRatio) >= 1, "mlpRatio", mlpRatio, "positive, at most " + MOST);
	}

	/** The official lightweight network: 911 236 parameters at ×4. */
	public static SwinIrConfig light(final int factor) {
		return new SwinIrConfig(factor, 1, 8, List.of(6, 6, 6, 6), 60, List.of(6, 6, 6, 6), 2);
	}

	/** A network of the same make that two cores train in a minute or two; for tests and first tries. */
	public static SwinIrConfig tiny(final int factor) {
		return new SwinIrConfig(factor, 1, 8, List.of(2, 2), 24, List.of(2, 2), 2);
	}

	/** A preset by the name macros use. */
	public static SwinIrConfig preset(final String name, final int factor) {
		return switch (name.trim().toLowerCase(java.util.Locale.ROOT)) {
			case "light" -> light(factor);
			case "tiny" -> tiny(factor);
			default -> throw new IllegalArgumentException("network=" + name + " is none of: " + String.join(", ", PRESETS) +
				".");
		};
	}

	/** Reads the configuration off the shapes of an official state dict's tensors. */
	public static SwinIrConfig of(final StateDict weights) {
		final FloatTensor first = weights.get("conv_first.weight");
		final List<Integer> depths = new ArrayList<>(), heads = new ArrayList<>();
		int window = 0;
		while (weights.contains(block(depths.size(), 0) + "norm1.weight")) {
			final int group = depths.size();
			int depth = 0;
			while (weights.contains(block(group, depth) + "norm1.weight"))
				depth++;
			depths.add(depth);
			final FloatTensor table = weights.get(block(group, 0) + "attn.relative_position_bias_table");
			heads.add(size(table, 1, block(group, 0)));
			window = ((int) Math.round(Math.sqrt(size(table, 0, block(group, 0)))) + 1) / 2;
		}
		if (depths.isEmpty()) throw notSwinIr("layers.0.residual_group.blocks.0.norm1.weight");
		if (!weights.contains("upsample.0.weight") || weights.contains("conv_last.weight")) {
			throw new IllegalArgumentException(
				"This SwinIR ends in another upsampler than pixelshuffledirect (it has no 'upsample.0.weight', or a 'conv_last.weight'); " +
					"only lightweight SwinIR models can be used so far.");
		}
		final int embedding = size(first, 0, "conv_first.weight"), channels = size(first, 1, "conv_first.weight");
		final int shuffled = size(weights.get("upsample.0.weight"), 0, "upsample.0.weight");
		final int factor = (int) Math.round(Math.sqrt(shuffled / (double) channels));
		final int hidden = size(weights.get(block(0, 0) + "mlp.fc1.weight"), 0, "mlp.fc1.weight");
		return new SwinIrConfig(factor, channels, window, depths, embedding, heads, ratio(hidden, embedding));
	}

	/** The ratio whose product with the embedding truncates to just {@code hidden}. */
	private static double ratio(final int hidden, final int embedding) {
		final double ratio = hidden / (double) embedding;
		return (int) (embedding * ratio) == hidden ? ratio : Math.nextUp(ratio);
	}

	/** Hidden features of the perceptron. */
	public int hidden() {
		return (int) (embedding * mlpRatio);
	}

	/** Name → shape of every parameter, in the order of the official state dict. */
	public Map<String, int[]> shapes() {
		final int e = embedding, side = 2 * window - 1;
		final Map<String, int[]> shapes = new LinkedHashMap<>();
		convolution(shapes, "conv_first", channels, e);
		norm(shapes, "patch_embed.norm");
		for (int group = 0; group < depths.size(); group++) {
			for (int i = 0; i < depths.get(group); i++) {
				final String block = block(group, i);
				norm(shapes, block + "norm1");
				shapes.put(block + "attn.relative_position_bias_table", new int[] { side * side, heads.get(group) });
				linear(shapes, block + "attn.qkv", e, 3 * e);
				linear(shapes, block + "attn.proj", e, e);
				norm(shapes, block + "norm2");
				linear(shapes, block + "mlp.fc1", e, hidden());
				linear(shapes, block + "mlp.fc2", hidden(), e);
			}
			convolution(shapes, "layers." + group + ".conv", e, e);
		}
		norm(shapes, "norm");
		convolution(shapes, "conv_after_body", e, e);
		convolution(shapes, "upsample.0", e, factor * factor * channels);
		return shapes;
	}

	/** Trainable numbers in all. */
	public long parameters() {
		return shapes().values().stream().mapToLong(s -> java.util.Arrays.stream(s).asLongStream().reduce(1, (a, b) -> a *
			b)).sum();
	}

	/** Prefix of the tensors of block i of a group. */
	static String block(final int group, final int i) {
		return "layers." + group + ".residual_group.blocks." + i + ".";
	}

	private static int size(final FloatTensor tensor, final int dimension, final String name) {
		if (tensor.shape().length <= dimension) throw notSwinIr(name);
		return tensor.shape()[dimension];
	}

	private static IllegalArgumentException notSwinIr(final String name) {
		return new IllegalArgumentException("These weights are not SwinIR's: '" + name + "' is missing or has a wrong shape.");
	}

	private void norm(final Map<String, int[]> shapes, final String name) {
		shapes.put(name + ".weight", new int[] { embedding });
		shapes.put(name + ".bias", new int[] { embedding });
	}

	private static void linear(final Map<String, int[]> shapes, final String name, final int in, final int out) {
		shapes.put(name + ".weight", new int[] { out, in });
		shapes.put(name + ".bias", new int[] { out });
	}

	private static void convolution(final Map<String, int[]> shapes, final String name, final int in, final int out) {
		shapes.put(name + ".weight", new int[] { out, in, 3, 3 });
		shapes.put(name + ".bias", new int[] { out });
	}

	private static void require(final boolean holds, final String name, final Object value, final String expected) {
		if (!holds) throw new IllegalArgumentException("SwinIR " + name + "=" + value + ": expected " + expected + ".");
	}
}
