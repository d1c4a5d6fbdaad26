package sc.fiji.superres.optimize;

import com.google.gson.annotations.SerializedName;

import ai.djl.ndarray.NDArray;

/**
 * What the training makes small: a mean over all pixels of the difference d between output and target, grey values in
 * [0,1].
 *
 * @param kind which
 * @param epsilon of Charbonnier's loss: where |d| is well below it, the loss is a parabola; greater than 0
 */
public record Loss(Kind kind, double epsilon) {

	/** Which mean. */
	public enum Kind {
			/** |d|, the method's. */
			@SerializedName("l1")
			L1,
			/** √(d² + ε²) (Charbonnier et al. 1994), smooth at 0. */
			@SerializedName("charbonnier")
			CHARBONNIER,
			/** d², whose least is at the mean of what targets may be, where L1's is at their median. */
			@SerializedName("l2")
			L2
	}

	/** Usual in super-resolution since Lai et al. 2017. */
	public static final double EPSILON = 1e-3;

	public Loss {
		kind = kind == null ? Kind.L1 : kind;
		if (!(epsilon > 0 && epsilon <= 1)) {
			throw new IllegalArgumentException("The loss's epsilon lies in (0,1], not at " + epsilon +
				"; 0.001 is usual.");
		}
	}

	/** With the usual epsilon. */
	public static Loss of(final Kind kind) {
		return new Loss(kind, EPSILON);
	}

	/**
	 * @param output N×1×sh×sw
	 * @param target likewise
	 * @return a single number, still part of the graph of gradients
	 */
	public NDArray of(final NDArray output, final NDArray target) {
		final NDArray difference = output.sub(target);
		return switch (kind) {
			case L1 -> difference.abs().mean();
			case CHARBONNIER -> difference.square().add(epsilon * epsilon).sqrt().mean();
			case L2 -> difference.square().mean();
		};
	}
}
