package sc.fiji.superres.service;

import java.io.IOException;

import org.scijava.service.SciJavaService;

import sc.fiji.superres.Progress;
import sc.fiji.superres.swinir.Precision;
import sc.fiji.superres.upscale.Upscaler;

/**
 * Owns PyTorch's engine, the device and the loaded models. Scripts get it by {@code #@ SuperResolutionService}.
 * <p>
 * A device works for one caller at a time, in the order they ask; a second macro or a training waits for its turn.
 * </p>
 */
public interface SuperResolutionService extends SciJavaService {

	/** Work with a device that is the caller's alone. */
	interface DeviceTask<R> {

		R run(ai.djl.Device device) throws IOException;
	}

	/** Work with a model on a device that is the caller's alone. */
	interface ModelTask<R> {

		R run(Upscaler upscaler) throws IOException;
	}

	/**
	 * Gives exclusive use of a device.
	 *
	 * @param device {@code auto}, {@code cpu}, {@code cuda}, {@code cuda:1} …
	 * @param progress told while the caller waits for its turn, and asked whether to give up waiting
	 */
	<R> R withDevice(String device, Progress progress, DeviceTask<R> task) throws IOException;

	/**
	 * Gives exclusive use of a model on a device; the model is kept for the next call while its file does not change.
	 *
	 * @param model a model file, an official state dict, a run folder, {@code bicubic} (×4) or {@code bicubic x2} …
	 * @param precision in what numbers a SwinIR computes; anything but full needs a GPU
	 * @param tile side of a tile in LR pixels, 0 for automatic
	 * @param overlap LR pixels that tiles share
	 */
	<R> R withModel(String model, String device, Precision precision, int tile, int overlap, Progress progress,
		ModelTask<R> task) throws IOException;

	/** The device that {@code device} names, and why it was chosen; starts the engine. */
	String deviceStatus(String device);
}
