package sc.fiji.superres.enlarge;

import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;
import ij.measure.Calibration;

import sc.fiji.superres.network.ModelCard;

/**
 * How far the results of a model lie off their place. A model that learnt from published pairs is 0.4 pixels off, since
 * nearest-neighbour shrinking takes a pixel beside the middle.
 *
 * @param offset pixels of the result to the right, and as many down; 0 where the results lie right or nothing is known
 */
record Centre(double offset) {

	/** Nothing is to be corrected. */
	static final Centre RIGHT = new Centre(0);

	/** A smaller offset cannot be measured in an image: at ×2 it is a tenth of the input's pixel. */
	private static final double LEAST = 0.05;

	/** The offset that the model's card tells; {@link #RIGHT} where it tells none or a negligible one. */
	static Centre of(final ModelCard card) {
		final Double offset = card.training().offset();
		if (isNegligible(offset)) return RIGHT;
		return new Centre(offset);
	}

	private static boolean isNegligible(final Double offset) {
		return offset == null || Math.abs(offset) <= LEAST;
	}

	/**
	 * One line for the log; empty where nothing is corrected.
	 *
	 * @param meanOfEight whether the result is a mean of orientations, each of which was moved back
	 */
	Optional<String> note(final boolean meanOfEight) {
		if (offset == 0) return Optional.empty();
		return Optional.of(where() + remedy(meanOfEight));
	}

	private String where() {
		return String.format(Locale.ROOT, "Results of this model lie %.2f pixels %s of where they belong", Math.abs(
			offset), direction());
	}

	private String direction() {
		if (offset > 0) return "to the right and down";
		return "to the left and up";
	}

	private static String remedy(final boolean meanOfEight) {
		if (meanOfEight) return ": each of the eight is moved back before they are averaged.";
		return ". The origin of the calibration is set so that coordinates are right; " +
			"ensemble=true puts the pixels right.";
	}

	/** Moves the origin of an image's coordinates along with what it shows. */
	void correct(final ImagePlus result) {
		final Calibration calibration = result.getCalibration();
		calibration.xOrigin += offset;
		calibration.yOrigin += offset;
	}
}
