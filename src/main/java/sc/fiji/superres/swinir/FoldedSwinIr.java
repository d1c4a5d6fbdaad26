package sc.fiji.superres.swinir;

import java.io.IOException;

import ai.djl.Device;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.InferenceNetwork;
import sc.fiji.superres.network.ScriptProgram;
import sc.fiji.superres.torch.StateDict;

/**
 * Loads a SwinIR network that enlarges images and does nothing else: its weights are folded and its layout is made for
 * speed. What it gives is what the trained form gives, within rounding.
 */
final class FoldedSwinIr {

	/** Features of a pixel while the image grows. */
	private static final int RECONSTRUCTED = 64;

	private FoldedSwinIr() {}

	/**
	 * Puts a network on a device.
	 *
	 * @param weights exactly the tensors of {@link Hyperparameters#shapes}; a missing, extra or misshaped one is an
	 *            error
	 * @param precision {@link Precision#FULL} on a CPU, where the others gain nothing
	 * @throws IOException when PyTorch refuses it
	 */
	static Network load(final Hyperparameters config, final StateDict weights, final Device device,
		final Precision precision) throws IOException
	{
		InferenceNetwork.requireGain(precision, device);
		return load(config, weights, device, precision, script(config, device, precision), TorchEngine.threads());
	}

	private static InferenceScript script(final Hyperparameters config, final Device device,
		final Precision precision)
	{
		if (device.isGpu()) return InferenceScript.fused(config, precision);
		return InferenceScript.chunked(config, precision);
	}

	/** With a form of the script that another device would get, and as many threads as another machine. */
	static Network load(final Hyperparameters config, final StateDict weights, final Device device,
		final Precision precision, final InferenceScript script, final int threads) throws IOException
	{
		weights.requireExactly(config.shapes());
		final ScriptProgram program = new ScriptProgram(script.modules(weights), script.source());
		return InferenceNetwork.load(config, program, device, precision, bytesPerPixel(config), threads);
	}

	/** Peaks measured for 64² to 256² pixels on a CPU: light 0.5 to 1.9 kB, classical 7 to 10 kB, real 9 kB. */
	private static long bytesPerPixel(final Hyperparameters config) {
		final long features = config.upsampler() == Upsampler.PIXELSHUFFLEDIRECT ? config.channels() : RECONSTRUCTED;
		return 48L * config.embedding() + 8L * config.factor() * config.factor() * features;
	}
}
