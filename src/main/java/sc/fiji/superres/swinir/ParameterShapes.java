package sc.fiji.superres.swinir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Name → shape of every parameter of a configuration, under the names and in the order of the official state dict. */
final class ParameterShapes {

	/** Features between the body and the last convolution, fixed in the official module ({@code num_feat}). */
	static final int FEATURES = 64;

	private final SwinIrConfig config;
	private final Map<String, int[]> shapes = new LinkedHashMap<>();

	private ParameterShapes(final SwinIrConfig config) {
		this.config = config;
	}

	static Map<String, int[]> of(final SwinIrConfig config) {
		final ParameterShapes all = new ParameterShapes(config);
		all.body();
		all.reconstruction();
		return all.shapes;
	}

	private void body() {
		convolution("conv_first", config.channels(), config.embedding(), 3);
		if (config.patchNorm()) norm("patch_embed.norm");
		for (int group = 0; group < config.depths().size(); group++) {
			for (int i = 0; i < config.depths().get(group); i++)
				block(SwinIrConfig.block(group, i), config.heads().get(group));
			residual("layers." + group + ".conv");
		}
		norm("norm");
		residual("conv_after_body");
	}

	private void block(final String name, final int heads) {
		final int e = config.embedding();
		final int hidden = config.hidden();
		final int side = 2 * config.window() - 1;
		norm(name + "norm1");
		shapes.put(name + "attn.relative_position_bias_table", new int[] { side * side, heads });
		linear(name + "attn.qkv", e, 3 * e);
		linear(name + "attn.proj", e, e);
		norm(name + "norm2");
		linear(name + "mlp.fc1", e, hidden);
		linear(name + "mlp.fc2", hidden, e);
	}

	private void residual(final String name) {
		final int e = config.embedding();
		final int inner = e / 4;
		if (config.residual() == Residual.ONE_CONV) {
			convolution(name, e, e, 3);
			return;
		}
		convolution(name + ".0", e, inner, 3);
		convolution(name + ".2", inner, inner, 1);
		convolution(name + ".4", inner, e, 3);
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
			convolution("upsample." + 2 * i, FEATURES, shuffles.get(i) * shuffles.get(i) * FEATURES, 3);
		convolution("conv_last", FEATURES, config.channels(), 3);
	}

	private void doublings() {
		convolution("conv_before_upsample.0", config.embedding(), FEATURES, 3);
		convolution("conv_up1", FEATURES, FEATURES, 3);
		if (config.factor() == 4) convolution("conv_up2", FEATURES, FEATURES, 3);
		convolution("conv_hr", FEATURES, FEATURES, 3);
		convolution("conv_last", FEATURES, config.channels(), 3);
	}

	private void norm(final String name) {
		shapes.put(name + ".weight", new int[] { config.embedding() });
		shapes.put(name + ".bias", new int[] { config.embedding() });
	}

	private void linear(final String name, final int in, final int out) {
		shapes.put(name + ".weight", new int[] { out, in });
		shapes.put(name + ".bias", new int[] { out });
	}

	private void convolution(final String name, final int in, final int out, final int side) {
		shapes.put(name + ".weight", new int[] { out, in, side, side });
		shapes.put(name + ".bias", new int[] { out });
	}
}
