package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
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
import sc.fiji.superres.swinir.SwinIr;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.TorchEngine;
import sc.fiji.superres.swinir.WeightInit;

/** The lightweight network ×4 on a 64×64 input: inference form, plain (training) form, and the machine's peak. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 4)
public class NetworkBenchmark {

	private static final int SIDE = 64, MATRIX = 1024;

	private SwinIr network;
	private float[] image;
	private NDManager memory;
	private NDArray matrix;

	/** Random weights and a random image; values do not change the time. */
	@Setup
	public void load() throws IOException {
		final SwinIrConfig config = SwinIrConfig.light(4);
		network = SwinIr.load(config, WeightInit.draw(config, 1), Device.cpu());
		image = new float[SIDE * SIDE];
		final Random random = new Random(1);
		for (int i = 0; i < image.length; i++)
			image[i] = random.nextFloat();
		memory = TorchEngine.newManager(Device.cpu());
		JniUtils.setGradMode(false);
		matrix = memory.randomUniform(0, 1, new Shape(MATRIX, MATRIX));
	}

	@TearDown
	public void close() {
		memory.close();
		network.close();
	}

	/** What an image is enlarged by. */
	@Benchmark
	public float[] inferenceForm() {
		return network.run(image, 1, SIDE, SIDE);
	}

	/** The same network with attention written out, without gradients. */
	@Benchmark
	public float[] plainForm() {
		JniUtils.setGradMode(false);
		try (NDManager scope = memory.newSubManager()) {
			return network.forward(scope.create(image, new Shape(1, 1, SIDE, SIDE)), true).toFloatArray();
		}
	}

	/** A product of two 1024×1024 matrices: 2.1 GFLOP at the machine's peak. */
	@Benchmark
	public float matrixProduct() {
		JniUtils.setGradMode(false);
		try (NDArray product = matrix.matMul(matrix)) {
			return product.getFloat(0, 0);
		}
	}

	/** Runs all of them. */
	public static void main(final String[] arguments) throws RunnerException {
		new Runner(new OptionsBuilder().include(NetworkBenchmark.class.getSimpleName()).build()).run();
	}
}
