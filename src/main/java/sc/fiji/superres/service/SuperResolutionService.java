package sc.fiji.superres.service;

import java.io.IOException;
import java.util.List;

import org.scijava.service.SciJavaService;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.upscale.Upscaler;

/**
 * Owns PyTorch's engine, the device and the loaded models. Scripts get it by {@code #@ SuperResolutionService}:
 *
 * <pre>{@code
 * #@ SuperResolutionService superres
 * #@ Img image
 * #@output Img result
 * result = superres.upscale(image, "/data/GaN run")
 * }</pre>
 * <p>
 * A device works for one caller at a time, in the order they ask; a second macro or a training waits for its turn. Long
 * work lends the device between its steps ({@link #sharing}).
 * </p>
 */
public interface SuperResolutionService extends SciJavaService {

	/**
	 * Enlarges an image with the best device there is.
	 *
	 * @param image of two dimensions, or three that are enlarged slice by slice; 8-bit, 16-bit unsigned or 32-bit
	 *            float. Grey values 0:255 of 8-bit images, else the minimum to the maximum of the whole image, are 0 to
	 *            1 for the network
	 * @param model as in {@link #withModel}: a model file, a run folder, {@code bicubic} …
	 * @return the same type, s times larger in the first two dimensions, at the origin
	 * @throws IOException when the model cannot be read; the message names it
	 * @throws java.util.concurrent.CancellationException when the thread was interrupted
	 */
	<T extends RealType<T>> RandomAccessibleInterval<T> upscale(RandomAccessibleInterval<T> image, String model)
		throws IOException;

	/**
	 * Trains on images with the best device there is. A training that the run folder holds is continued.
	 *
	 * @param config the recipe, such as {@link TrainConfig#of}
	 * @param images of two dimensions, 8-bit, 16-bit unsigned or 32-bit float, all recorded at one zoom level; not to
	 *            be written to until the training ends
	 * @param run path of the run folder, a new one or that of the training to continue
	 * @throws IOException when the run folder or a file in it cannot be read or written; the message names it
	 */
	TrainingResult train(TrainConfig config, List<? extends RandomAccessibleInterval<? extends RealType<?>>> images,
		String run) throws IOException;

	/**
	 * System property for the MiB that kept models may take; {@value #DEFAULT_MODEL_MEMORY} where it is not set, and 0
	 * keeps none.
	 */
	String MODEL_MEMORY = "superres.models.mib";

	/** In MiB: enough for some hundred lightweight models, or nine of the largest. */
	long DEFAULT_MODEL_MEMORY = 1024;

	/** Work with a device that nobody else uses meanwhile. */
	interface DeviceTask<R> {

		R run(ai.djl.Device device) throws IOException;
	}

	/** Work with a model, on a device that nobody else uses meanwhile. */
	interface ModelTask<R> {

		R run(Upscaler upscaler) throws IOException;
	}

	/**
	 * Starts PyTorch, unless it runs. What uses a device starts it too, before it waits for its turn.
	 *
	 * @param progress told how far the unpacking of PyTorch's libraries is, which the very first start begins with
	 */
	void start(Progress progress);

	/**
	 * Whether a device is a GPU.
	 *
	 * @param device {@code auto}, {@code cpu}, {@code cuda}, {@code cuda:1} …
	 */
	boolean isGpu(String device);

	/**
	 * Gives exclusive use of a device.
	 *
	 * @param device {@code auto} (the GPU with the most free memory, else the CPU), {@code cpu}, {@code cuda},
	 *            {@code cuda:1} …
	 * @param progress told while the caller waits for its turn, and asked whether to give up waiting
	 */
	<R> R withDevice(String device, Progress progress, DeviceTask<R> task) throws IOException;

	/**
	 * Gives exclusive use of a model on a device. The model is kept for the next call, as long as kept models fit their
	 * budget (the system property {@value #MODEL_MEMORY}); a file with the same content is the same model.
	 *
	 * @param model which model; its file is read where it is not kept
	 * @param precision in what numbers a network of ours computes; anything but full needs a GPU
	 * @param tile side of a tile in LR pixels, 0 for automatic
	 * @param overlap LR pixels that tiles share
	 */
	<R> R withModel(ModelRef model, String device, Precision precision, int tile, int overlap, Progress progress,
		ModelTask<R> task) throws IOException;

	/**
	 * The same for a script, which names the model.
	 *
	 * @param model a model file, an official state dict, a run folder, {@code bicubic} (×4) or {@code bicubic x2} …
	 * @throws IllegalArgumentException where the name is empty
	 */
	default <R> R withModel(final String model, final String device, final Precision precision, final int tile,
		final int overlap, final Progress progress, final ModelTask<R> task) throws IOException
	{
		return withModel(ModelRef.of("model", model), device, precision, tile, overlap, progress, task);
	}

	/**
	 * A progress for long work that lends its device meanwhile. At each {@link Progress#report}, the thread that has
	 * the device may lend it to those who wait, once it has had the device for a second. Results do not depend on it.
	 * When the service is closed, the next report throws a {@link java.util.concurrent.CancellationException}.
	 */
	Progress sharing(Progress progress);

	/** One line for people about the device that a key names and why it was chosen; starts the engine. */
	String deviceStatus(String device);

	/** The state of devices, models and the queue for the device; starts the engine, and does not wait for a turn. */
	DeviceStatus status(String device);

	/** Frees the models that are not in use, and returns the number of bytes they took. */
	long release();
}
