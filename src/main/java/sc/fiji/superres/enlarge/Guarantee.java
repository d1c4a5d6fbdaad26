package sc.fiji.superres.enlarge;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import ij.ImagePlus;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.trust.Calibration;
import sc.fiji.superres.trust.ErrorBound;

/**
 * What a model guarantees of the results of one image, as far as that is known before it is enlarged.
 *
 * @param calibration of the model; null without a guarantee
 * @param ratio zoom level of the results over that of the training images
 * @param none why nothing is guaranteed: the end of a sentence; null where something may be
 */
record Guarantee(Calibration calibration, double ratio, String none) {

	/**
	 * The guarantee for an image.
	 *
	 * @param ensemble whether the result is a mean of orientations
	 */
	static Guarantee of(final ModelRef model, final boolean ensemble, final ImagePlus image) throws IOException {
		if (model.isBicubic()) return none("bicubic enlargement is not calibrated");
		if (ensemble) return none("models are calibrated without ensemble=true");
		if (ImagePlanes.isRgb(image)) return none("models are calibrated on grey images, and it is RGB");
		final Optional<ModelCard> card = model.card();
		if (card.isEmpty() || !card.get().trained()) return none("the model's file does not say how it was trained");
		return of(card.get(), image);
	}

	private static Guarantee of(final ModelCard card, final ImagePlus image) {
		final ModelCard.Training training = card.training();
		if (!ModelCard.Training.INDEPENDENT.equals(training.pairs())) {
			return none("the model learnt from published pairs, which share their noise");
		}
		final Optional<String> warning = Knowledge.warning(card);
		if (warning.isPresent()) return none(warning.get());
		if (training.calibration() == null) return none("the model was not calibrated");
		if (training.calibration().none() != null) return none("the model was not calibrated: " + training.calibration()
			.none());
		final Optional<String> other = Knowledge.otherMicroscope(card, image);
		if (other.isPresent()) return none(other.get());
		return of(Knowledge.calibration(card, image).orElseThrow(), ZoomCheck.ratio(image, card));
	}

	private static Guarantee of(final Calibration calibration, final OptionalDouble ratio) {
		if (ratio.isEmpty()) return none("its zoom level is not known (Image > Properties... sets the pixel size)");
		final double at = ratio.getAsDouble();
		final boolean isWithin = at * PixelSize.TOLERANCE >= calibration.coarsest() && at <= PixelSize.TOLERANCE *
			calibration.finest();
		if (!isWithin) return none(otherZoom(at, calibration));
		return new Guarantee(calibration, at, null);
	}

	private static String otherZoom(final double ratio, final Calibration calibration) {
		return String.format(Locale.ROOT,
			"it is taken to %.3g times the zoom level of the training images, and %.3g to %.3g times are calibrated",
			ratio, calibration.coarsest(), calibration.finest());
	}

	private static Guarantee none(final String why) {
		return new Guarantee(null, 0, why);
	}

	/** No bound for any pixel of an input. */
	ErrorBound noBound(final int pixels) {
		return ErrorBound.none(none, pixels);
	}

	/**
	 * The bound of one result.
	 *
	 * @param input {@code width × height} values in [0,1]
	 * @param turned the result of the input turned by 180°, turned back
	 */
	ErrorBound bound(final float[] input, final float[] result, final float[] turned, final int width,
		final int height)
	{
		return ErrorBound.of(calibration, ratio, input, result, turned, width, height);
	}
}
