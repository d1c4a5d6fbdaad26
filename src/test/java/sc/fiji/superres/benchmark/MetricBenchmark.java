package sc.fiji.superres.benchmark;

import java.util.Random;
import java.util.concurrent.TimeUnit;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import sc.fiji.superres.fidelity.RingCorrelation;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.GaussMetric;
import sc.fiji.superres.metric.MsSsim;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;

/** The metrics on a pair of 2048×2048 8-bit planes, on the common pool's threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class MetricBenchmark {

	private static final int SIZE = 2048;

	private ArrayImg<UnsignedByteType, ?> image;
	private ArrayImg<UnsignedByteType, ?> reference;

	/** Two planes of seeded noise. */
	@Setup
	public void makeImages() {
		final byte[] a = new byte[SIZE * SIZE], b = new byte[SIZE * SIZE];
		final Random random = new Random(1);
		random.nextBytes(a);
		random.nextBytes(b);
		image = Planes.bytes(a, SIZE, SIZE);
		reference = Planes.bytes(b, SIZE, SIZE);
	}

	/** Peak signal-to-noise ratio. */
	@Benchmark
	public double psnr() {
		return new Psnr(255, 0).measure(image, reference);
	}

	/** Structural similarity. */
	@Benchmark
	public double ssim() {
		return new Ssim(255).measure(image, reference);
	}

	/** Multi-scale structural similarity. */
	@Benchmark
	public double msSsim() {
		return new MsSsim(255).measure(image, reference);
	}

	/** Multi-scale structural similarity over three smoothings. */
	@Benchmark
	public double gaussMsSsim() {
		return new GaussMetric(new MsSsim(255)).measure(image, reference);
	}

	/** Fourier ring correlation. */
	@Benchmark
	public double ringCorrelation() {
		return RingCorrelation.of(image, reference).resolution();
	}

	/** @param args a CSV file to write, for {@code scripts/bench/metrics.py} */
	public static void main(final String[] args) throws RunnerException {
		new Runner(new OptionsBuilder().include(MetricBenchmark.class.getSimpleName()).result(args[0]).resultFormat(
			ResultFormatType.CSV).build()).run();
	}
}
