package sc.fiji.superres.swinir;

import java.util.List;

import sc.fiji.superres.network.NetworkConfig;

/**
 * Which SwinIR, as the parts of the network read it. {@link SwinIrConfig} is the only one; it checks the numbers, and
 * the parts, which it puts together, do not know it.
 */
interface Hyperparameters extends NetworkConfig {

	/** Side of an attention window in LR pixels. */
	int window();

	/** Transformer blocks of each residual group. */
	List<Integer> depths();

	/** Features of a token. */
	int embedding();

	/** Attention heads of each residual group. */
	List<Integer> heads();

	/** Hidden features of the perceptron. */
	int hidden();

	/** How the image is made of the features. */
	Upsampler upsampler();

	/** What stands before each residual sum. */
	Residual residual();

	/** The network computes with grey values in [0, range] inside. */
	Double range();

	/** Whether tokens are normalised before the first group. */
	Boolean patchNorm();

	/** Factors of the pixel shuffles one after the other; none where the upsampler does not shuffle. */
	default List<Integer> shuffles() {
		return upsampler().shuffles(factor());
	}
}
