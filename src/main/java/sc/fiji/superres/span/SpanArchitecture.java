package sc.fiji.superres.span;

import java.util.List;

import sc.fiji.superres.network.Architecture;
import sc.fiji.superres.network.Citation;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/** SPAN among the architectures. */
public final class SpanArchitecture implements Architecture {

	private static final String FIRST = "block_1.c1_r.sk.weight";
	private static final String SKIP = "conv_1.sk.weight";
	private static final String LAST = "upsampler.0.weight";
	/** A tensor without meaning whose presence says that grey values go in as they are. */
	static final String NO_NORM = "no_norm";
	/** Part of the names of what the official module computes from the parameters each time. */
	static final String MERGED = "eval_conv";

	@Override
	public String name() {
		return "span";
	}

	@Override
	public String title() {
		return "SPAN";
	}

	@Override
	public Citation citation() {
		return new Citation("Wan et al., Swift Parameter-free Attention Network for Efficient Super-Resolution, CVPR " +
			"Workshops 2024", "10.48550/arXiv.2311.12770");
	}

	@Override
	public List<String> presets() {
		return List.of("span");
	}

	/** The official network for grey images. */
	@Override
	public SpanConfig preset(final String preset, final int factor) {
		return SpanConfig.grey(factor);
	}

	@Override
	public Class<SpanConfig> configuration() {
		return SpanConfig.class;
	}

	@Override
	public SpanConfig of(final StateDict tensors) {
		final int channels = size(tensors, SKIP, 1);
		final int features = size(tensors, SKIP, 0);
		final int outputs = size(tensors, LAST, 0);
		require(tensors, FIRST);
		return new SpanConfig(factor(outputs, channels), channels, features, !tensors.contains(NO_NORM));
	}

	private static int size(final StateDict tensors, final String name, final int dimension) {
		require(tensors, name);
		final int[] shape = tensors.get(name).shape();
		if (shape.length != 4) throw notSpan(name);
		return shape[dimension];
	}

	private static void require(final StateDict tensors, final String name) {
		if (!tensors.contains(name)) throw notSpan(name);
	}

	/** The root of how many outputs each channel has. */
	private static int factor(final int outputs, final int channels) {
		final int factor = (int) Math.round(Math.sqrt(outputs / (double) channels));
		if (channels > 0 && (long) factor * factor * channels == outputs) return factor;
		throw noSquare(outputs, channels);
	}

	private static IllegalArgumentException noSquare(final int outputs, final int channels) {
		return new IllegalArgumentException("These weights are no SPAN for images: it reads " + channels +
			" channels ('" + SKIP + "') and gives " + outputs + " numbers for each pixel ('" + LAST +
			"'), which is no square of a factor times the channels.");
	}

	private static IllegalArgumentException notSpan(final String name) {
		return new IllegalArgumentException("These weights are not SPAN's: '" + name +
			"' is missing or has a wrong shape.");
	}

	@Override
	public String firstTensor() {
		return FIRST;
	}

	@Override
	public boolean isBuffer(final String tensor) {
		return tensor.equals(NO_NORM) || tensor.contains("." + MERGED + ".");
	}

	/** The convolution before the pixel shuffle. */
	@Override
	public boolean dependsOnFactor(final String tensor) {
		return tensor.startsWith("upsampler.");
	}
}
