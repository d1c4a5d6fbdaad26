package sc.fiji.superres.believe;

import java.util.List;

/**
 * What is known of a model, and of an image, before its result is looked at.
 *
 * @param zoom where the result lies in the range of zoom levels that the model was trained for
 * @param isGuaranteed whether the model is calibrated for such an image, so that a map of trust tells where it errs
 * @param objections what speaks against any result of the model, or against one of such an image: reasons, such as that
 *            its training warns of it
 * @param leastGrowth of the noise that the model knows with the grey value
 *            ({@link sc.fiji.superres.noise.NoiseModel#growth})
 * @param mostGrowth the same
 * @param leastSide of an image in pixels whose growth is held to that
 * @param expected the error that noise lets expect, if the model was calibrated
 */
public record Learnt(Zoom zoom, boolean isGuaranteed, List<String> objections, double leastGrowth, double mostGrowth,
	int leastSide, Expected expected)
{

	public Learnt {
		objections = List.copyOf(objections);
	}

	/** A result beside what a model was trained for. */
	public enum Zoom {
			/** Within it, as far as that is known. */
			WITHIN,
			/** Smaller pixels than any that the model was trained for. */
			FINER,
			/** Larger pixels. */
			COARSER
	}

	/** The error of a model by the noise of its input. */
	@FunctionalInterface
	public interface Expected {

		/**
		 * The root mean square error over the standard deviation of the structure.
		 *
		 * @param noise of the input, over the same
		 */
		double error(double noise);
	}

	/** Nothing is known, as of bicubic enlargement. */
	public static final Learnt NOTHING = new Learnt(Zoom.WITHIN, false, List.of(), 0, Double.MAX_VALUE, 0, noise -> 0);
}
