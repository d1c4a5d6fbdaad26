package sc.fiji.superres.enlarge;

import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;
import ij.measure.Calibration;

import sc.fiji.superres.network.ModelCard;

/**
 * Where the results of a model lie: those of published pairs lie 0.4 pixels off, since nearest neighbour takes a pixel
 * beside the middle.
 *
 * @param offset pixels of the result to the right, and as many down; 0 where they lie right, or nobody knows
 */
public record Centre(double offset) {

	/** Nothing is to be corrected. */
	public static final Centre RIGHT = new Centre(0);

	/** Below, a tenth of what a pixel is wide at ×2, nobody could measure it in an image. */
	private static final double LEAST = 0.05;

	/** By the word of the model's card. */
	static Centre of(final ModelCard card) {
		final Double offset = card.training().offset();
		return offset == null || Math.abs(offset) <= LEAST ? RIGHT : new Centre(offset);
	}

	/**
	 * One line for the log; nothing where all is right.
	 *
	 * @param averaged whether the result is a mean of orientations, each of which was moved back
	 */
	public Optional<String> note(final boolean averaged) {
		if (offset == 0) return Optional.empty();
		final String where = String.format(Locale.ROOT, "Results of this model lie %.2f pixels %s of where they belong",
			Math.abs(offset), offset > 0 ? "to the right and down" : "to the left and up");
		return Optional.of(where + (averaged ? ": each of the eight is moved back before they are averaged."
			: ". The origin of " +
				"the calibration is set so that coordinates are right; ensemble=true puts the pixels right."));
	}

	/** Moves the origin of an image's coordinates along with what it shows. */
	public ImagePlus correct(final ImagePlus result) {
		final Calibration calibration = result.getCalibration();
		calibration.xOrigin += offset;
		calibration.yOrigin += offset;
		return result;
	}
}
