package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.util.Random;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.fidelity.RingCorrelation;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.GaussMetric;
import sc.fiji.superres.metric.Metric;
import sc.fiji.superres.metric.MsSsim;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;

/**
 * A metric on a pair of 2048×2048 8-bit planes of seeded noise, on the common pool's threads.
 * {@code scripts/bench/metrics.sh} runs it in turns with its peers.
 */
public final class MetricBenchmark {

	private static final int SIZE = 2048;
	private static final double RANGE = 255;

	private MetricBenchmark() {}

	/** @param args psnr, ssim, ms-ssim, gauss-ms-ssim or frc */
	public static void main(final String[] args) throws IOException {
		final Random random = new Random(1);
		final var image = noise(random);
		final var reference = noise(random);
		if (args[0].equals("frc")) {
			OnDemand.serve(() -> RingCorrelation.of(image, reference).resolution());
			return;
		}
		final Metric metric = metric(args[0]);
		OnDemand.serve(() -> metric.measure(image, reference));
	}

	private static ArrayImg<UnsignedByteType, ?> noise(final Random random) {
		final byte[] pixels = new byte[SIZE * SIZE];
		random.nextBytes(pixels);
		return Planes.bytes(pixels, SIZE, SIZE);
	}

	private static Metric metric(final String name) {
		return switch (name) {
			case "psnr" -> new Psnr(RANGE, 0);
			case "ssim" -> new Ssim(RANGE);
			case "ms-ssim" -> new MsSsim(RANGE);
			case "gauss-ms-ssim" -> new GaussMetric(new MsSsim(RANGE));
			default -> throw new IllegalArgumentException("No metric is called '" + name +
				"' here: give psnr, ssim, ms-ssim, gauss-ms-ssim or frc.");
		};
	}
}
