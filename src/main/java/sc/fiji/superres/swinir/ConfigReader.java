package sc.fiji.superres.swinir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/** Reads a configuration off the names and shapes of an official state dict; no tensor is copied or made. */
final class ConfigReader {

	private static final String FIRST = "conv_first.weight", UPSAMPLE = "upsample.0.weight", TABLE = SwinIrConfig.block(
		0, 0) + "attn.relative_position_bias_table", HIDDEN = SwinIrConfig.block(0, 0) + "mlp.fc1.weight";

	private final StateDict weights;

	ConfigReader(final StateDict weights) {
		this.weights = weights;
	}

	SwinIrConfig read() {
		if (!weights.contains(FIRST)) throw notSwinIr(FIRST);
		final List<Integer> depths = new ArrayList<>(), heads = new ArrayList<>();
		while (weights.contains(SwinIrConfig.block(depths.size(), 0) + "norm1.weight")) {
			heads.add(size(SwinIrConfig.block(depths.size(), 0) + "attn.relative_position_bias_table", 1));
			depths.add(depth(depths.size()));
		}
		if (depths.isEmpty()) throw notSwinIr(SwinIrConfig.block(0, 0) + "norm1.weight");
		final int embedding = size(FIRST, 0), channels = size(FIRST, 1), hidden = size(HIDDEN, 0);
		final int window = ((int) Math.round(Math.sqrt(size(TABLE, 0))) + 1) / 2;
		final Residual residual = weights.contains("conv_after_body.0.weight") ? Residual.THREE_CONV
			: Residual.ONE_CONV;
		final boolean patchNorm = weights.contains("patch_embed.norm.weight") || weights.contains(
			"patch_embed.norm.bias");
		final Upsampler upsampler = upsampler();
		try {
			return new SwinIrConfig(factor(upsampler, channels), channels, window, depths, embedding, heads, ratio(
				hidden, embedding), upsampler, residual, range(window, upsampler), patchNorm);
		}
		catch (final IllegalArgumentException exc) {
			throw new IllegalArgumentException(exc.getMessage() + " That was read off the shapes of " + Stream.of(FIRST,
				TABLE, HIDDEN, UPSAMPLE).filter(weights::contains).map(name -> "'" + name + "' " + weights.get(name)
					.shapeText()).collect(Collectors.joining(", ")) + " and the number of layers.", exc);
		}
	}

	/** 255 for the official networks against JPEG artefacts, which alone have window 7 and keep the size; else 1. */
	private static double range(final int window, final Upsampler upsampler) {
		return window == 7 && upsampler == Upsampler.NONE ? 255 : 1;
	}

	private int depth(final int group) {
		int depth = 0;
		while (weights.contains(SwinIrConfig.block(group, depth) + "norm1.weight"))
			depth++;
		return depth;
	}

	private Upsampler upsampler() {
		if (weights.contains("conv_up1.weight")) return Upsampler.NEAREST_CONV;
		if (weights.contains("conv_before_upsample.0.weight")) return Upsampler.PIXELSHUFFLE;
		if (weights.contains(UPSAMPLE)) return Upsampler.PIXELSHUFFLEDIRECT;
		if (weights.contains("conv_last.weight")) return Upsampler.NONE;
		throw new IllegalArgumentException(
			"These weights are not SwinIR's: they have neither 'upsample.0.weight' nor " +
				"'conv_last.weight', with which every SwinIR ends.");
	}

	private int factor(final Upsampler upsampler, final int channels) {
		return switch (upsampler) {
			case PIXELSHUFFLE -> {
				int doublings = 0;
				while (weights.contains("upsample." + 2 * doublings + ".weight"))
					doublings++;
				final boolean triples = doublings == 1 && size(UPSAMPLE, 0) == 9 * ParameterShapes.FEATURES;
				yield triples ? 3 : 1 << Math.min(doublings, 30);
			}
			case PIXELSHUFFLEDIRECT -> (int) Math.round(Math.sqrt(size(UPSAMPLE, 0) / (double) channels));
			case NEAREST_CONV -> weights.contains("conv_up2.weight") ? 4 : 2;
			case NONE -> 1;
		};
	}

	/** The ratio whose product with the embedding truncates to just {@code hidden}. */
	private static double ratio(final int hidden, final int embedding) {
		final double ratio = hidden / (double) embedding;
		return (int) (embedding * ratio) == hidden ? ratio : Math.nextUp(ratio);
	}

	private int size(final String name, final int dimension) {
		final FloatTensor tensor = weights.get(name);
		if (tensor.shape().length <= dimension) throw notSwinIr(name);
		return tensor.shape()[dimension];
	}

	private static IllegalArgumentException notSwinIr(final String name) {
		return new IllegalArgumentException("These weights are not SwinIR's: '" + name +
			"' is missing or has a wrong shape.");
	}
}
