package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import sc.fiji.superres.swinir.FoldedSwinIr;
import sc.fiji.superres.swinir.Network;
import sc.fiji.superres.swinir.Precision;
import sc.fiji.superres.swinir.SwinIr;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.TorchEngine;
import sc.fiji.superres.swinir.WeightInit;

/**
 * The lightweight network ×4: inference form, plain (training) form, and the machine's peak. Each combination has a JVM of
 * its own, which prints how much more memory than before the first pass it held at most (Linux).
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 4)
public class NetworkBenchmark {

	/** A batch of images. */
	@State(Scope.Benchmark)
	public static class Images {

		@Param({ "64", "128" })
		private int side;
		@Param({ "1", "4" })
		private int batch;
		private final SwinIrConfig config = SwinIrConfig.light(4);
		private float[] pixels;
		private Network network;
		private long before;

		/** Random images; values do not change the time. */
		@Setup
		public void draw() {
			pixels = new float[batch * side * side];
			final Random random = new Random(1);
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = random.nextFloat();
		}

		float[] run() {
			return network.run(pixels, batch, side, side);
		}

		/** Prints the peak of the process. */
		@TearDown
		public void close() throws IOException {
			network.close();
			System.out.println(" peak " + (memory("VmHWM") - before) / 1024 + " MB beyond the loaded network");
		}
	}

	/** Images and the form that enlarges images. */
	@State(Scope.Benchmark)
	public static class Inference extends Images {

		@Setup
		public void load() throws IOException {
			super.network = FoldedSwinIr.load(super.config, WeightInit.draw(super.config, 1), Device.cpu(), Precision.FULL);
			super.before = memory("VmRSS");
		}
	}

	/** Images and the form that is trained. */
	@State(Scope.Benchmark)
	public static class Plain extends Images {

		@Setup
		public void load() throws IOException {
			super.network = SwinIr.load(super.config, WeightInit.draw(super.config, 1), Device.cpu());
			super.before = memory("VmRSS");
		}
	}

	/** A matrix of 1024×1024. */
	@State(Scope.Benchmark)
	public static class Matrix {

		private NDManager memory;
		private NDArray matrix;

		@Setup
		public void draw() {
			memory = TorchEngine.newManager(Device.cpu());
			JniUtils.setGradMode(false);
			matrix = memory.randomUniform(0, 1, new Shape(1024, 1024));
		}

		@TearDown
		public void close() {
			memory.close();
		}
	}

	/** What an image is enlarged by. */
	@Benchmark
	public float[] inferenceForm(final Inference images) {
		return images.run();
	}

	/** The network as it is trained, without gradients. */
	@Benchmark
	public float[] plainForm(final Plain images) {
		return images.run();
	}

	/** A product of two 1024×1024 matrices: 2.1 GFLOP at the machine's peak. */
	@Benchmark
	public float matrixProduct(final Matrix matrix) {
		JniUtils.setGradMode(false);
		try (NDArray product = matrix.matrix.matMul(matrix.matrix)) {
			return product.getFloat(0, 0);
		}
	}

	/** A line of {@code /proc/self/status} in kB, 0 where there is none. */
	private static long memory(final String name) throws IOException {
		final Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) return 0;
		return Files.readAllLines(status).stream().filter(line -> line.startsWith(name + ":")).mapToLong(line -> Long
			.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
	}

	/** Runs all of them. */
	public static void main(final String[] arguments) throws RunnerException {
		new Runner(new OptionsBuilder().include(NetworkBenchmark.class.getSimpleName()).build()).run();
	}
}
