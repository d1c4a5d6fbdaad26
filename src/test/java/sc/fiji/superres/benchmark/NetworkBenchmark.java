package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.ForeignNetwork;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.TrainableNetwork;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;

/**
 * One form of the lightweight network ×4 on one size: median and least milliseconds of a call, and how much more memory
 * than before its first call the process held at most (Linux). {@code scripts/bench/swinir.sh} runs all of them.
 * <p>
 * Arguments: {@code inference}, {@code trained}, or a traced file of the plain form; side; batch. Or: {@code product},
 * for a product of two 1024×1024 matrices.
 * </p>
 */
public final class NetworkBenchmark {

	private static final int WARM = 3, CALLS = 15, MATRIX = 1024;
	private static final double SECONDS = 8;

	private NetworkBenchmark() {}

	/** Runs one form. */
	public static void main(final String[] arguments) throws IOException {
		TorchEngine.start();
		if (arguments[0].equals("product")) {
			product();
			return;
		}
		final int side = Integer.parseInt(arguments[1]), batch = Integer.parseInt(arguments[2]);
		final float[] images = new float[batch * side * side];
		final Random random = new Random(1);
		for (int i = 0; i < images.length; i++)
			images[i] = random.nextFloat();
		try (Network network = network(arguments[0])) {
			final long before = ProcessMemory.now();
			final double[] times = time(() -> network.run(images, batch, side, side));
			System.out.printf(Locale.ROOT, "%-9s %d×%d, batch %d: median %.1f ms, least %.1f ms, %d MB at most%n",
				arguments[0].endsWith(".pt") ? "plain" : arguments[0], side, side, batch, times[times.length / 2],
				times[0], (ProcessMemory.peak() - before) >> 20);
		}
	}

	private static Network network(final String form) throws IOException {
		final SwinIrConfig config = SwinIrConfig.light(4);
		return switch (form) {
			case "inference" -> config.load(WeightInit.draw(config, 1), Device.cpu(), Precision.FULL);
			case "trained" -> TrainableNetwork.load(config, WeightInit.draw(config, 1), Device.cpu());
			default -> ForeignNetwork.load(Path.of(form), Device.cpu(), Progress.NONE);
		};
	}

	private static void product() {
		JniUtils.setGradMode(false);
		try (NDManager memory = TorchEngine.newManager(Device.cpu())) {
			final NDArray matrix = memory.randomUniform(0, 1, new Shape(MATRIX, MATRIX));
			final double[] times = time(() -> {
				try (NDArray product = matrix.matMul(matrix)) {
					product.getFloat(0, 0);
				}
			});
			System.out.printf(Locale.ROOT, "product of 1024×1024 matrices: median %.2f ms, least %.2f ms%n",
				times[times.length / 2], times[0]);
		}
	}

	/** Milliseconds of the calls, sorted. */
	private static double[] time(final Runnable call) {
		final double[] times = new double[CALLS];
		final long begun = System.nanoTime();
		int done = 0;
		for (int i = -WARM; i < CALLS && (done < 3 || System.nanoTime() - begun < SECONDS * 1e9); i++) {
			final long start = System.nanoTime();
			call.run();
			if (i >= 0) times[done++] = (System.nanoTime() - start) / 1e6;
		}
		final double[] sorted = Arrays.copyOf(times, done);
		Arrays.sort(sorted);
		return sorted;
	}
}
