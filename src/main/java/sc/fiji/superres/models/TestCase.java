package sc.fiji.superres.models;

import java.io.IOException;
import java.util.Arrays;

import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.image.GreyPng;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.network.TrainableNetwork;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.simulate.StmScan;

/**
 * An image and what a network makes of it, in grey values of 0 to 255: a simulated scan, the same for every network of
 * one kind. Each channel holds the same image.
 *
 * @param input C×N×N
 * @param output C×sN×sN, not clipped
 * @param channels C
 * @param side N: {@link NetworkConfig#exampleSide}
 * @param factor s
 */
record TestCase(float[] input, float[] output, int channels, int side, int factor) {

	/** Widths of pixels in nm: four times that of 5 MX (6.15 pm), and twice that of 24 nm over 512 pixels. */
	private static final double STEM_PIXEL = 0.0246;
	private static final double STM_PIXEL = 0.094;
	private static final float WHITE = 255;
	private static final int DIVIDER = 2; // px on each side of the middle

	/** Runs the network on the CPU. */
	static TestCase of(final ModelFiles.Loaded model, final ModelCard card) throws IOException {
		final int side = model.config().exampleSide();
		final int channels = model.config().channels();
		final float[] input = input(card, side, channels);
		return new TestCase(input, output(model, input, side), channels, side, model.config().factor());
	}

	private static float[] input(final ModelCard card, final int side, final int channels) {
		final byte[] grey = scanned(card, side);
		final float[] input = new float[channels * grey.length];
		for (int i = 0; i < input.length; i++)
			input[i] = grey[i % grey.length] & 0xff;
		return input;
	}

	/** What the network makes of the input, on the CPU. */
	private static float[] output(final ModelFiles.Loaded model, final float[] input, final int side)
		throws IOException
	{
		try (Network net = TrainableNetwork.load(model.config(), model.weights(), TorchEngine.device("cpu"))) {
			return ofUnit(net.run(toUnit(input), 1, side, side));
		}
	}

	private static float[] toUnit(final float[] grey) {
		final float[] unit = new float[grey.length];
		for (int i = 0; i < grey.length; i++)
			unit[i] = grey[i] / WHITE;
		return unit;
	}

	private static float[] ofUnit(final float[] unit) {
		final float[] grey = new float[unit.length];
		for (int i = 0; i < unit.length; i++)
			grey[i] = unit[i] * WHITE;
		return grey;
	}

	private static byte[] scanned(final ModelCard card, final int side) {
		return Planes.byteArray(scan(card, side).simulate(Progress.NONE));
	}

	/** Graphite for a network trained on STM images, GaN for every other. */
	private static Scan scan(final ModelCard card, final int side) {
		if ("nm".equals(card.zoomUnit())) return StmScan.graphite(side, side, side * STM_PIXEL, 1);
		return StemScan.galliumNitride(side, side, side * STEM_PIXEL, 1);
	}

	/** Input with its pixels enlarged, and output, side by side: a PNG twice as wide as high. */
	byte[] cover() {
		final int size = enlargedSide();
		final float[] both = new float[2 * size * size];
		for (int y = 0; y < size; y++)
			coverRow(both, y, size);
		return png(both, 2 * size, size);
	}

	private int enlargedSide() {
		return side * factor;
	}

	private void coverRow(final float[] both, final int y, final int size) {
		final int left = 2 * size * y;
		final int right = left + size;
		for (int x = 0; x < size; x++)
			both[left + x] = input[y / factor * side + x / factor];
		System.arraycopy(output, y * size, both, right, size);
		Arrays.fill(both, right - DIVIDER, right + DIVIDER, WHITE);
	}

	/** The first channel of the input. */
	byte[] inputPng() {
		return png(input, side, side);
	}

	/** The first channel of the output, rounded and clipped. */
	byte[] outputPng() {
		return png(output, enlargedSide(), enlargedSide());
	}

	private static byte[] png(final float[] grey, final int width, final int height) {
		final byte[] pixels = new byte[width * height];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = clipped(grey[i]);
		return GreyPng.encode(pixels, width, height);
	}

	private static byte clipped(final float grey) {
		return (byte) Math.round(Math.max(0, Math.min(WHITE, grey)));
	}
}
