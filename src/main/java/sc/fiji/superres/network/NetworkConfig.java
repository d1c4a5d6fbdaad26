package sc.fiji.superres.network;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.google.gson.annotations.JsonAdapter;

import ai.djl.Device;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.torch.StateDict;

/**
 * Which network exactly: everything that decides the shapes of its tensors and what it computes with them. The weights
 * are kept apart from it, in a {@link StateDict}. Implementations are records, whose components are written into model
 * files and run folders as JSON.
 */
@JsonAdapter(NetworkJson.class)
public interface NetworkConfig {

	/** What kind of network. */
	Architecture architecture();

	/** How many times larger a side of the image becomes; 1 for a network that only restores. */
	int factor();

	/** Channels of the image: 1 for grey, 3 for red, green and blue. */
	int channels();

	/** What the sides of an image in pixels are padded to a multiple of; 1 where any side will do. */
	int multiple();

	/** Name → shape of every parameter, in the order of the official state dict. */
	Map<String, int[]> shapes();

	/** Weights to begin a training with; the same for the same seed, on every machine. */
	StateDict firstWeights(long seed);

	/**
	 * The network with its weights as TorchScript, as it is trained and written into files. It takes N×C×H×W in [0,1]
	 * and returns N×C×sH×sW; its parameters have the names of {@link #shapes}, and every operation has a gradient.
	 * <p>
	 * A convolution whose input needs a gradient gets it channels last ({@code memory_format=2}): with libtorch 2.7.1
	 * on CPUs with AVX-512, the gradient of others is sometimes no number, whatever the weights.
	 * </p>
	 *
	 * @param weights exactly the tensors of {@link #shapes}
	 */
	ScriptProgram program(StateDict weights);

	/**
	 * The same as it is trained on a device: parameters of the same names and shapes, in single precision, and the same
	 * results but for the rounding of what lies between.
	 *
	 * @param weights exactly the tensors of {@link #shapes}
	 * @param precision in which it computes, one that it {@link #learnsIn}
	 * @throws IllegalArgumentException where the device cannot compute in that precision
	 */
	default ScriptProgram program(final StateDict weights, final Device device, final Precision precision) {
		return program(weights);
	}

	/** Whether it is trained in a precision on a GPU: single precision, unless it says so. */
	default boolean learnsIn(final Precision precision) {
		return precision == Precision.FULL;
	}

	/**
	 * How many numbers the forward pass of a training step keeps for the backward pass, roughly and rather too many.
	 *
	 * @param pairs that go through the network together
	 * @param side rows and columns of an input
	 */
	double activations(int pairs, int side);

	/** Trainable numbers in all. */
	default long parameters() {
		long sum = 0;
		for (final int[] shape : shapes().values())
			sum += numbers(shape);
		return sum;
	}

	private static long numbers(final int[] shape) {
		return Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
	}

	/** One line for people: architecture, factor and size. */
	default String summary() {
		return String.format(Locale.ROOT, "%s ×%d, %,d parameters", architecture().title(), factor(), parameters());
	}

	/** What {@link Architecture#of} had to assume since no shape tells it, for people; empty where there is nothing. */
	default String assumption() {
		return "";
	}

	/**
	 * The network on a device, to enlarge images.
	 *
	 * @param weights exactly the tensors of {@link #shapes}; a missing, extra or misshaped one is an error
	 * @param precision in which it computes, not {@link Precision#AUTO}
	 * @throws IllegalArgumentException where it cannot compute in that precision on that device
	 * @throws IOException when PyTorch refuses it
	 */
	default Network load(final StateDict weights, final Device device, final Precision precision) throws IOException {
		if (precision != Precision.FULL) throw unfit(precision);
		return TrainableNetwork.load(this, weights, device);
	}

	/**
	 * What {@link Precision#AUTO} is on a device: less than full only where that was measured to be a fifth faster or
	 * more, and less than a tenth of a grey level of 255 off (docs/benchmarks.md).
	 */
	default Precision automatic(final Device device) {
		return Precision.FULL;
	}

	/** Whether a precision other than full saves time on a device: on GPUs those of 16 bits, on CPUs none. */
	default boolean gainsBy(final Precision precision, final Device device) {
		return device.isGpu() && precision != Precision.INT8;
	}

	private IllegalArgumentException unfit(final Precision precision) {
		return new IllegalArgumentException("precision=" + precision.label() + " is not for " + architecture().title() +
			": use precision=full.");
	}

	/**
	 * The state dict as the official Python module takes it: name → tensor, with its buffers where it has some.
	 *
	 * @param weights exactly the tensors of {@link #shapes}
	 */
	default Map<String, Object> officialStateDict(final StateDict weights) {
		final Map<String, Object> tensors = new LinkedHashMap<>();
		weights.forEach(tensors::put);
		return tensors;
	}

	/**
	 * How {@code state-dict.pth}, which holds {@link #officialStateDict} as {@code {'params': ...}}, is loaded in
	 * Python: a sentence or two of Markdown for the text beside an exported model.
	 */
	String stateDictUse();

	/** Rows and columns of the example image in an exported model, a multiple of {@link #multiple}, such as 64. */
	int exampleSide();
}
