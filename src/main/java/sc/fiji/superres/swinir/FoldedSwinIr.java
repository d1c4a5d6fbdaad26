package sc.fiji.superres.swinir;

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
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * A SwinIR network that enlarges images and does nothing else: its weights are folded and its layout is made for speed.
 * What it gives is what the trained form gives, within rounding.
 */
final class FoldedSwinIr extends LoadedNetwork {

	/** Features of a pixel while the image grows. */
	private static final int RECONSTRUCTED = 64;

	private final Hyperparameters config;
	private final Precision precision;
	private final int threads;
	private ImageWorkers workers; // started when a batch first comes

	private FoldedSwinIr(final Hyperparameters config, final Device device, final Precision precision, final long bytes,
		final Model model, final int threads)
	{
		super(config.factor(), config.channels(), config.multiple(), device, model, bytes);
		this.config = config;
		this.precision = precision;
		this.threads = threads;
	}

	/**
	 * Puts a network on a device.
	 *
	 * @param weights exactly the tensors of {@link Hyperparameters#shapes}; a missing, extra or misshaped one is an
	 *            error
	 * @param precision {@link Precision#FULL} on a CPU, where the others gain nothing
	 * @throws IOException when PyTorch refuses it
	 */
	static FoldedSwinIr load(final Hyperparameters config, final StateDict weights, final Device device,
		final Precision precision) throws IOException
	{
		if (precision != Precision.FULL && !device.isGpu()) throw noGain(precision);
		return load(config, weights, device, precision, script(config, device, precision), TorchEngine.threads());
	}

	private static IllegalArgumentException noGain(final Precision precision) {
		return new IllegalArgumentException("precision=" + precision.label() +
			" is for GPUs: on this machine's CPU it would lose digits and gain no time. Use precision=full.");
	}

	private static InferenceScript script(final Hyperparameters config, final Device device,
		final Precision precision)
	{
		if (device.isGpu()) return InferenceScript.fused(config, precision);
		return InferenceScript.chunked(config, precision);
	}

	/** With a form of the script that another device would get, and as many threads as another machine. */
	static FoldedSwinIr load(final Hyperparameters config, final StateDict weights, final Device device,
		final Precision precision, final InferenceScript script, final int threads) throws IOException
	{
		weights.requireExactly(config.shapes());
		final ScriptModule modules = script.modules(weights);
		return new FoldedSwinIr(config, device, precision, modules.bytes(), ScriptLoader.load(modules, script.source(),
			device, false), threads);
	}

	/**
	 * {@inheritDoc} Peaks measured for 64² to 256² pixels on a CPU: light 0.5 to 1.9 kB, classical 7 to 10 kB, real 9
	 * kB.
	 */
	@Override
	public long bytesPerPixel() {
		final long features = config.upsampler() == Upsampler.PIXELSHUFFLEDIRECT ? channels() : RECONSTRUCTED;
		return 48L * config.embedding() + 8L * factor() * factor() * features;
	}

	@Override
	public int imagesAtOnce() {
		return device().isGpu() || threads < 3 ? 1 : threads; // two threads do better on one image together
	}

	@Override
	public String description() {
		final String network = "SwinIR ×" + factor() + " with " + config.parameters() + " parameters";
		return precision == Precision.FULL ? network : network + " in " + precision.label();
	}

	/**
	 * {@inheritDoc} A side that is no multiple of the window is padded by reflection, and must be larger than the
	 * padding. On a CPU of more than two threads each takes an image of the batch.
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
