package sc.fiji.superres.rrdb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/** Reads a configuration off the names and shapes of a state dict under official names; no tensor is copied or made. */
final class RrdbReader {

	private static final String INPUT = "conv_first.weight";
	private static final String OUTPUT = "conv_last.weight";
	private static final Pattern BLOCK = Pattern.compile("body\\.(\\d{1,4})\\..+");

	private final StateDict tensors;

	RrdbReader(final StateDict tensors) {
		this.tensors = tensors;
	}

	RrdbConfig read() {
		final int features = size(INPUT, 0);
		final int growth = size(RrdbNames.FIRST, 0);
		final int channels = size(OUTPUT, 0);
		final int unshuffle = unshuffle(size(INPUT, 1), channels);
		return new RrdbConfig(factor(unshuffle), channels, features, blocks(), growth, unshuffle);
	}

	/** Side of the squares of pixels that the first convolution reads as one. */
	private static int unshuffle(final int inputs, final int channels) {
		for (final int side : RrdbConfig.UNSHUFFLES)
			if (inputs == (long) side * side * channels) return side;
		throw new IllegalArgumentException("These weights are no RRDB for images: '" + INPUT + "' reads " + inputs +
			" numbers for each pixel, and '" + OUTPUT + "' gives " + channels +
			" channels. Expected as many, or 4 or 16 times as many.");
	}

	private int factor(final int unshuffle) {
		final int doublings = doublings();
		final int factor = (1 << doublings) / unshuffle;
		if (factor > 0) return factor;
		throw new IllegalArgumentException("These weights are no RRDB for images: '" + INPUT + "' makes one pixel of " +
			unshuffle + "×" + unshuffle + ", and " + doublings + " doublings do not bring back the size.");
	}

	/** The highest number, so that a missing one is found missing. */
	private int doublings() {
		int doublings = 0;
		for (int i = 1; i <= RrdbConfig.MOST_DOUBLINGS; i++)
			if (tensors.contains(RrdbConfig.doubling(i) + ".weight")) doublings = i;
		return doublings;
	}

	/** One more than the highest number, so that a missing block is found missing. */
	private int blocks() {
		return 1 + tensors.names().stream().mapToInt(RrdbReader::block).max().orElse(0);
	}

	private static int block(final String name) {
		final Matcher block = BLOCK.matcher(name);
		return block.matches() ? Integer.parseInt(block.group(1)) : 0;
	}

	private int size(final String name, final int dimension) {
		if (!tensors.contains(name)) throw notRrdb(name);
		final FloatTensor tensor = tensors.get(name);
		if (tensor.shape().length != 4) throw notRrdb(name);
		return tensor.shape()[dimension];
	}

	private static IllegalArgumentException notRrdb(final String name) {
		return new IllegalArgumentException("These weights are not RRDB's: '" + name +
			"' is missing or has a wrong shape.");
	}
}
