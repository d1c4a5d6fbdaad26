package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import sc.fiji.superres.engine.Network;

/** Nearest neighbour in Java; channel c gets what channel c + 1 was, times c + 1. */
record NextChannel(int factor, int channels, int multiple, int side) implements Network {

	@Override
	public Device device() {
		return Device.cpu();
	}

	@Override
	public long bytes() {
		return 0;
	}

	@Override
	public String description() {
		return "next channel";
	}

	@Override
	public float[] run(final float[] pixels, final int n, final int height, final int width) {
		assertEquals(n * channels * height * width, pixels.length);
		assertEquals(0, height % multiple + width % multiple, "padded");
		if (side > 0) assertEquals(side + "×" + side, width + "×" + height);
		final int w = factor * width;
		final int h = factor * height;
		final float[] result = new float[n * channels * w * h];
		for (int i = 0; i < result.length; i++) {
			final int c = i / (w * h) % channels;
			final int y = i / w % h / factor;
			final int x = i % w / factor;
			final int image = i / (channels * w * h) * channels;
			result[i] = (c + 1) * pixels[((image + (c + 1) % channels) * height + y) * width + x];
		}
		return result;
	}

	@Override
	public void close() {
		throw new AssertionError("the network is the caller's");
	}
}
