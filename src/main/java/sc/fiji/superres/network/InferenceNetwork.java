package sc.fiji.superres.network;

import java.io.IOException;
import java.util.Arrays;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.pytorch.jni.JniUtils;
import sc.fiji.superres.engine.ImageWorkers;
import sc.fiji.superres.engine.LoadedNetwork;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.ScriptLoader;
import sc.fiji.superres.engine.TorchEngine;

/**
 * A network that enlarges images and does nothing else, by a program that its architecture wrote for that. What it
 * gives is what {@link TrainableNetwork} gives, within rounding.
 */
public final class InferenceNetwork extends LoadedNetwork {

	private final NetworkConfig config;
	private final Precision precision;
	private final long bytesPerPixel;
	private final int threads;
	private ImageWorkers workers; // started when a batch first comes

	private InferenceNetwork(final NetworkConfig config, final Device device, final Precision precision,
		final long bytes, final long bytesPerPixel, final Model model, final int threads)
	{
		super(config.factor(), config.channels(), config.multiple(), device, model, bytes);
		this.config = config;
		this.precision = precision;
		this.bytesPerPixel = bytesPerPixel;
		this.threads = threads;
	}

	/**
	 * Puts a program on a device.
	 *
	 * @param program takes N×C×H×W in [0,1] and returns N×C×sH×sW, both in single precision
	 * @param precision in which the program computes
	 * @param bytesPerPixel native memory of a pass over the pixels of its input, rather too many
	 * @throws IOException when PyTorch refuses it
	 */
	public static InferenceNetwork load(final NetworkConfig config, final ScriptProgram program, final Device device,
		final Precision precision, final long bytesPerPixel) throws IOException
	{
		return load(config, program, device, precision, bytesPerPixel, TorchEngine.threads());
	}

	/** With as many threads as another machine would have. */
	public static InferenceNetwork load(final NetworkConfig config, final ScriptProgram program, final Device device,
		final Precision precision, final long bytesPerPixel, final int threads) throws IOException
	{
		final Model model = ScriptLoader.load(program.module(), program.source(), device, false);
		return new InferenceNetwork(config, device, precision, program.module().bytes(), bytesPerPixel, model, threads);
	}

	/**
	 * Refuses a precision in which a network gains nothing on a device.
	 *
	 * @throws IllegalArgumentException where it does not {@link NetworkConfig#gainsBy} it
	 */
	public static void requireGain(final NetworkConfig config, final Precision precision, final Device device) {
		if (precision == Precision.FULL || config.gainsBy(precision, device)) return;
		if (precision == Precision.INT8) throw new IllegalArgumentException(
			"precision=int8 is for networks of the kind " +
				"fast on CPUs with instructions for products of bytes (VNNI or AMX; known on Linux), not for " + config
					.architecture().title() + " on " + TorchEngine.describe(device) + ". Use precision=full.");
		throw new IllegalArgumentException("precision=" + precision.label() +
			" is for GPUs: on this machine's CPU it would lose digits and gain no time. Use precision=full.");
	}

	@Override
	public long bytesPerPixel() {
		return bytesPerPixel;
	}

	@Override
	public int imagesAtOnce() {
		return device().isGpu() || threads < 3 ? 1 : threads; // two threads do better on one image together
	}

	@Override
	public Precision precision() {
		return precision;
	}

	@Override
	public String description() {
		final String network = config.architecture().title() + " ×" + factor() + " with " + config.parameters() +
			" parameters";
		return precision == Precision.FULL ? network : network + " in " + precision.label();
	}

	/**
	 * {@inheritDoc} A side that is no multiple is padded by reflection, and must be larger than the padding. On a CPU
	 * of more than two threads each takes an image of the batch.
	 */
	@Override
	public synchronized float[] run(final float[] pixels, final int n, final int height, final int width) {
		if (n > 1 && imagesAtOnce() > 1) return runByWorkers(pixels, n, height, width);
		if (!device().isGpu()) JniUtils.setNumThreads(threads); // of this thread
		return enlarged(pixels, n, height, width);
	}

	private float[] runByWorkers(final float[] pixels, final int n, final int height, final int width) {
		if (workers == null) workers = ImageWorkers.start(threads);
		final int size = pixels.length / n;
		final int enlarged = size * factor() * factor();
		final float[] result = new float[n * enlarged];
		workers.forEach(n, i -> {
			final float[] image = Arrays.copyOfRange(pixels, i * size, (i + 1) * size);
			System.arraycopy(enlarged(image, 1, height, width), 0, result, i * enlarged, enlarged);
		});
		return result;
	}

	@Override
	public synchronized void close() {
		if (workers != null) workers.close();
		super.close();
	}
}
