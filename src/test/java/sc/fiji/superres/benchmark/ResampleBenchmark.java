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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/**
 * Resizing a 2048×2048 8-bit plane to a quarter and to double size, on one thread and on two.
 * <p>
 * {@code scripts/bench/resample.sh} runs it beside Pillow and prints the ratios.
 * </p>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 2, time = 1)
public class ResampleBenchmark {

	private static final int SIZE = 2048;

	/** By lower-case name, as Pillow's side of the table has it. */
	@Param({ "NEAREST", "BOX", "BILINEAR", "HAMMING", "BICUBIC", "LANCZOS" })
	public Filter filter;

	/** Width and height of the result. */
	@Param({ "512", "4096" })
	public int to;

	/** Threads that one resize may use. */
	@Param({ "1", "2" })
	public int threads;

	private ArrayImg<UnsignedByteType, ?> image;

	/** Seeded noise: the time does not depend on the pixels. */
	@Setup
	public void makeImage() {
		final byte[] pixels = new byte[SIZE * SIZE];
		new Random(1).nextBytes(pixels);
		image = Planes.bytes(pixels, SIZE, SIZE);
	}

	/** One resize. */
	@Benchmark
	public ArrayImg<UnsignedByteType, ?> resize() {
		return Resampler.resample(image, to, to, filter, threads);
	}

	/**
	 * Runs it.
	 *
	 * @param args file for the results as CSV; the default is {@code target/resample-jmh.csv}
	 */
	public static void main(final String[] args) throws RunnerException {
		final String file = args.length > 0 ? args[0] : "target/resample-jmh.csv";
		new Runner(new OptionsBuilder().include(ResampleBenchmark.class.getSimpleName()).resultFormat(
			ResultFormatType.CSV).result(file).build()).run();
	}
}
