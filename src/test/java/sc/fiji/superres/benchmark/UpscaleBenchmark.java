package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import ai.djl.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.upscale.GreyUpscale;
import sc.fiji.superres.upscale.NetworkUpscaler;

/**
 * Time and memory of whole 16-bit images ×4 by the lightweight network, from 256² to 2048² pixels (or to the side
 * given): rows of the table in docs/benchmarks.md. Linux only; give it a heap that holds input and output
 * ({@code -Xmx2g -XX:+UseSerialGC}). Twenty minutes on two cores for all.
 */
public final class UpscaleBenchmark {

	private static final int FACTOR = 4, SMALLEST = 256, LARGEST = 2048, OVERLAP = 16;
	private static final double GIGA = 1 << 30;

	private UpscaleBenchmark() {}

	public static void main(final String... args) throws IOException {
		final int largest = args.length > 0 ? Integer.parseInt(args[0]) : LARGEST;
		final SwinIrConfig config = SwinIrConfig.light(FACTOR);
		System.out.println("| input | tiles | seconds | of them in tiles | overhead | s per megapixel of input " +
			"| GiB beyond input and output |");
		System.out.println("|---|---|---|---|---|---|---|");
		try (Timed network = new Timed(config.load(WeightInit.draw(config, 1), Device.cpu(), Precision.FULL))) {
			row(network, SMALLEST); // warms up
			for (int side = SMALLEST; side <= largest; side *= 2)
				System.out.println(row(network, side));
		}
	}

	private static String row(final Timed network, final int side) throws IOException {
		final short[] pixels = new short[side * side];
		final Random random = new Random(side);
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (short) (20000 + 10000 * Math.sin(i % side * 0.3) * Math.cos(i / side * 0.2) + 300 * random
				.nextGaussian());
		final var plane = Planes.shorts(pixels, side, side);
		network.passes = 0;
		network.nanos = 0;
		System.gc();
		final long before = ProcessMemory.now();
		Files.writeString(Path.of("/proc/self/clear_refs"), "5"); // the high-water mark begins anew
		final long start = System.nanoTime();
		final List<RandomAccessibleInterval<? extends RealType<?>>> result = GreyUpscale.upscale(List.of(plane),
			new IntensityRange(0, 65535), new NetworkUpscaler(network, 0, OVERLAP), Progress.NONE);
		final double seconds = (System.nanoTime() - start) / 1e9, tiles = network.nanos / 1e9;
		final long output = 2 * result.get(0).size(), beyond = ProcessMemory.peak() - before - output;
		return String.format(Locale.ROOT, "| %d² | %d | %.2f | %.2f | %.1f %% | %.1f | %.2f |", side, network.passes,
			seconds, tiles, 100 * (seconds / tiles - 1), seconds / side / side * 1e6, beyond / GIGA);
	}

	/** Counts and times the passes of a network. */
	private static final class Timed implements Network {

		private final Network network;
		private int passes;
		private long nanos;

		Timed(final Network network) {
			this.network = network;
		}

		@Override
		public int factor() {
			return network.factor();
		}

		@Override
		public int channels() {
			return network.channels();
		}

		@Override
		public int multiple() {
			return network.multiple();
		}

		@Override
		public int side() {
			return network.side();
		}

		@Override
		public Device device() {
			return network.device();
		}

		@Override
		public long bytes() {
			return network.bytes();
		}

		@Override
		public long bytesPerPixel() {
			return network.bytesPerPixel();
		}

		@Override
		public String description() {
			return network.description();
		}

		@Override
		public float[] run(final float[] pixels, final int n, final int height, final int width) {
			final long start = System.nanoTime();
			try {
				return network.run(pixels, n, height, width);
			}
			finally {
				nanos += System.nanoTime() - start;
				passes++;
			}
		}

		@Override
		public void close() {
			network.close();
		}
	}
}
