package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.util.Random;

import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/**
 * Resizing a 2048×2048 8-bit plane of seeded noise; the time does not depend on the pixels.
 * {@code scripts/bench/resample.sh} runs it in turns with its peers.
 */
public final class ResampleBenchmark {

	private static final int SIZE = 2048;

	private ResampleBenchmark() {}

	/** @param args filter, width and height of the result, threads */
	public static void main(final String[] args) throws IOException {
		final byte[] pixels = new byte[SIZE * SIZE];
		new Random(1).nextBytes(pixels);
		final var image = Planes.bytes(pixels, SIZE, SIZE);
		final Filter filter = Filter.valueOf(args[0]);
		final int to = Integer.parseInt(args[1]);
		final int threads = Integer.parseInt(args[2]);
		OnDemand.serve(() -> Resampler.resample(image, to, to, filter, threads));
	}
}
