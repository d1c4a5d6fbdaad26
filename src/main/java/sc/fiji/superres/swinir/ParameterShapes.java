package sc.fiji.superres.swinir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Name → shape of every parameter of a configuration, under the names and in the order of the official state dict. */
final class ParameterShapes {

	/** Features between the body and the last convolution, fixed in the official module ({@code num_feat}). */
	static final int FEATURES = 64;

	private final Hyperparameters config;
	private final Map<String, int[]> shapes = new LinkedHashMap<>();

	private ParameterShapes(final Hyperparameters config) {
		this.config = config;
	}

	/** Prefix of the tensors of block i of a group. */
	static String block(final int group, final int i) {
		return "layers." + group + ".residual_group.blocks." + i + ".";
	}

	static Map<String, int[]> of(final Hyperparameters config) {
		final ParameterShapes all = new ParameterShapes(config);
		all.body();
		all.reconstruction();
		return all.shapes;
	}

	private void body() {
		convolution("conv_first", config.channels(), config.embedding(), 3);
		if (config.patchNorm()) norm("patch_embed.norm");
		for (int i = 0; i < config.depths().size(); i++)
			group(i);
		norm("norm");
		residual("conv_after_body");
	}

	private void group(final int group) {
		for (int i = 0; i < config.depths().get(group); i++)
			block(block(group, i), config.heads().get(group));
		residual("layers." + group + ".conv");
	}

	private void block(final String name, final int heads) {
		norm(name + "norm1");
		attention(name + "attn.", heads);
		norm(name + "norm2");
		linear(name + "mlp.fc1", config.embedding(), config.hidden());
		linear(name + "mlp.fc2", config.hidden(), config.embedding());
	}

	private void attention(final String name, final int heads) {
		final int e = config.embedding();
		final int side = 2 * config.window() - 1;
		shapes.put(name + "relative_position_bias_table", new int[] { side * side, heads });
		linear(name + "qkv", e, 3 * e);
		linear(name + "proj", e, e);
	}

	private void residual(final String name) {
		final int e = config.embedding();
		if (config.residual() == Residual.ONE_CONV) convolution(name, e, e, 3);
		else bottleneck(name, e, e / 4);
	}

	private void bottleneck(final String name, final int outer, final int inner) {
		convolution(name + ".0", outer, inner, 3);
		convolution(name + ".2", inner, inner, 1);
		convolution(name + ".4", inner, outer, 3);
	}

	private void reconstruction() {
		final int e = config.embedding();
		final int channels = config.channels();
		switch (config.upsampler()) {
			case PIXELSHUFFLE -> shuffles();
			case PIXELSHUFFLEDIRECT -> convolution("upsample.0", e, config.factor() * config.factor() * channels, 3);
			case NEAREST_CONV -> doublings();
			case NONE -> convolution("conv_last", e, channels, 3);
		}
	}

	private void shuffles() {
		convolution("conv_before_upsample.0", config.embedding(), FEATURES, 3);
		final List<Integer> shuffles = config.shuffles();
		for (int i = 0; i < shuffles.size(); i++)
			shuffle("upsample." + 2 * i, shuffles.get(i));
		convolution("conv_last", FEATURES, config.channels(), 3);
	}

	private void shuffle(final String name, final int factor) {
		convolution(name, FEATURES, factor * factor * FEATURES, 3);
	}

	private void doublings() {
		convolution("conv_before_upsample.0", config.embedding(), FEATURES, 3);
		keeping("conv_up1");
		if (config.factor() == 4) keeping("conv_up2");
		keeping("conv_hr");
		convolution("conv_last", FEATURES, config.channels(), 3);
	}

	/** A convolution that gives as many features as it takes. */
	private void keeping(final String name) {
		convolution(name, FEATURES, FEATURES, 3);
	}

	private void norm(final String name) {
		put(name, config.embedding());
	}

	private void linear(final String name, final int in, final int out) {
		put(name, out, in);
	}

	private void convolution(final String name, final int in, final int out, final int side) {
		put(name, out, in, side, side);
	}

	/** A weight of this shape, and a bias beside its first dimension. */
	private void put(final String name, final int... weight) {
		shapes.put(name + ".weight", weight);
		shapes.put(name + ".bias", new int[] { weight[0] });
	}
}
