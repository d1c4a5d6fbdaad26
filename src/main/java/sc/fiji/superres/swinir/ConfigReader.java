package sc.fiji.superres.swinir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/** Reads hyperparameters off the names and shapes of an official state dict; no tensor is copied or made. */
final class ConfigReader {

	private static final String FIRST = "conv_first.weight";
	private static final String UPSAMPLE = "upsample.0.weight";
	private static final String TABLE = table(0);
	private static final String HIDDEN = ParameterShapes.block(0, 0) + "mlp.fc1.weight";

	private final StateDict weights;
	private final List<Integer> depths;
	private final List<Integer> heads;
	private final int embedding;
	private final int channels;
	private final double mlpRatio;
	private final int window;
	private final Upsampler upsampler;

	/**
	 * @throws IllegalArgumentException where the weights are not SwinIR's; the message names the tensor that is missing
	 *             or of a wrong shape
	 */
	ConfigReader(final StateDict weights) {
		this.weights = weights;
		if (!weights.contains(FIRST)) throw notSwinIr(FIRST);
		depths = readDepths();
		if (depths.isEmpty()) throw notSwinIr(norm(0, 0));
		heads = readHeads();
		embedding = size(FIRST, 0);
		channels = size(FIRST, 1);
		mlpRatio = ratio(size(HIDDEN, 0), embedding);
		window = ((int) Math.round(Math.sqrt(size(TABLE, 0))) + 1) / 2;
		upsampler = readUpsampler();
	}

	private List<Integer> readHeads() {
		final List<Integer> read = new ArrayList<>();
		for (int group = 0; group < depths.size(); group++)
			read.add(size(table(group), 1));
		return read;
	}

	/** Blocks of each group. */
	List<Integer> depths() {
		return depths;
	}

	List<Integer> heads() {
		return heads;
	}

	int embedding() {
		return embedding;
	}

	int channels() {
		return channels;
	}

	double mlpRatio() {
		return mlpRatio;
	}

	int window() {
		return window;
	}

	Upsampler upsampler() {
		return upsampler;
	}

	/** What was read is no network. */
	IllegalArgumentException impossible(final IllegalArgumentException why) {
		return new IllegalArgumentException(why.getMessage() + " That was read off the shapes of " + shapes() +
			" and the number of layers.", why);
	}

	/** The tensors that most of it is read off, for people. */
	private String shapes() {
		return Stream.of(FIRST, TABLE, HIDDEN, UPSAMPLE).filter(weights::contains).map(this::shape).collect(Collectors
			.joining(", "));
	}

	private String shape(final String name) {
		return "'" + name + "' " + weights.get(name).shapeText();
	}

	Residual residual() {
		return weights.contains("conv_after_body.0.weight") ? Residual.THREE_CONV : Residual.ONE_CONV;
	}

	boolean patchNorm() {
		return weights.contains("patch_embed.norm.weight") || weights.contains("patch_embed.norm.bias");
	}

	private static String table(final int group) {
		return ParameterShapes.block(group, 0) + "attn.relative_position_bias_table";
	}

	private static String norm(final int group, final int block) {
		return ParameterShapes.block(group, block) + "norm1.weight";
	}

	/** 255 for the official networks against JPEG artefacts, which alone have window 7 and keep the size; else 1. */
	double range() {
		return window == 7 && upsampler == Upsampler.NONE ? 255 : 1;
	}

	private List<Integer> readDepths() {
		final List<Integer> read = new ArrayList<>();
		while (weights.contains(norm(read.size(), 0)))
			read.add(depth(read.size()));
		return read;
	}

	private int depth(final int group) {
		int depth = 0;
		while (weights.contains(norm(group, depth)))
			depth++;
		return depth;
	}

	private Upsampler readUpsampler() {
		if (weights.contains("conv_up1.weight")) return Upsampler.NEAREST_CONV;
		if (weights.contains("conv_before_upsample.0.weight")) return Upsampler.PIXELSHUFFLE;
		if (weights.contains(UPSAMPLE)) return Upsampler.PIXELSHUFFLEDIRECT;
		if (weights.contains("conv_last.weight")) return Upsampler.NONE;
		throw new IllegalArgumentException(
			"These weights are not SwinIR's: they have neither 'upsample.0.weight' nor " +
				"'conv_last.weight', with which every SwinIR ends.");
	}

	int factor() {
		return switch (upsampler) {
			case PIXELSHUFFLE -> shuffledFactor();
			case PIXELSHUFFLEDIRECT -> (int) Math.round(Math.sqrt(size(UPSAMPLE, 0) / (double) channels));
			case NEAREST_CONV -> weights.contains("conv_up2.weight") ? 4 : 2;
			case NONE -> 1;
		};
	}

	/** A pixel shuffle for each doubling, or one for a tripling. */
	private int shuffledFactor() {
		int doublings = 0;
		while (weights.contains("upsample." + 2 * doublings + ".weight"))
			doublings++;
		if (doublings == 1 && size(UPSAMPLE, 0) == 9 * ParameterShapes.FEATURES) return 3;
		return 1 << Math.min(doublings, 30);
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
