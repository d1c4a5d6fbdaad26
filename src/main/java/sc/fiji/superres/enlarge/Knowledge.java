package sc.fiji.superres.enlarge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import ij.ImagePlus;

import sc.fiji.superres.believe.Learnt;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.trust.Calibration;

/**
 * What a model's card tells of an image, beside its zoom level: whether its training warns of the model, and whether
 * both are of one kind of microscope.
 */
final class Knowledge {

	/** Of a model without a calibration. */
	private static final Calibration.Kind ANY = new Calibration.Kind(0, Double.MAX_VALUE, 1);

	private Knowledge() {}

	/**
	 * For the sentence.
	 *
	 * @param card empty for bicubic and another's network
	 * @param zoom where the result lies beside what the model was trained for
	 * @param isGuaranteed whether the model is calibrated for this image
	 */
	static Learnt of(final Optional<ModelCard> card, final ImagePlus image, final Learnt.Zoom zoom,
		final boolean isGuaranteed)
	{
		if (card.isEmpty() || !card.get().trained()) return Learnt.NOTHING;
		final List<String> objections = objections(card.get(), image);
		final Optional<Calibration> calibration = calibration(card.get(), image);
		final OptionalDouble ratio = ZoomCheck.ratio(image, card.get());
		final Calibration.Kind kind = calibration.map(Calibration::kind).orElse(ANY);
		final Learnt.Expected expected = noise -> expected(calibration, ratio, noise);
		return new Learnt(zoom, isGuaranteed, objections, kind.least(), kind.most(), Calibration.Kind.LEAST_SIDE,
			expected);
	}

	/** What speaks against a result before it is looked at. */
	private static List<String> objections(final ModelCard card, final ImagePlus image) {
		return Stream.of(warning(card), otherMicroscope(card, image)).flatMap(Optional::stream).toList();
	}

	/** What the training found wrong with the model itself: the end of a sentence; empty where there is nothing. */
	static Optional<String> warning(final ModelCard card) {
		return Optional.ofNullable(card.training().warning()).map(words -> "the training of the model warns: " + words);
	}

	private static double expected(final Optional<Calibration> calibration, final OptionalDouble ratio,
		final double noise)
	{
		if (calibration.isEmpty() || ratio.isEmpty()) return 0;
		return calibration.get().expected(ratio.getAsDouble(), noise);
	}

	/** The calibration of a model as it holds for an image; empty where there is none. */
	static Optional<Calibration> calibration(final ModelCard card, final ImagePlus image) {
		final Calibration calibration = card.training().calibration();
		if (calibration == null || calibration.none() != null) return Optional.empty();
		if (isOne(card.training().microscope(), ImagePlanes.microscope(image))) return Optional.of(calibration
			.ofKnownMicroscope());
		return Optional.of(calibration);
	}

	private static boolean isOne(final Microscope learnt, final Optional<Microscope> recorded) {
		return learnt != null && recorded.filter(learnt::equals).isPresent();
	}

	/** That an image is of another kind of microscope than the training's, where both are known: a reason. */
	static Optional<String> otherMicroscope(final ModelCard card, final ImagePlus image) {
		final Microscope learnt = card.training().microscope();
		if (learnt == null) return Optional.empty();
		return ImagePlanes.microscope(image).filter(kind -> kind != learnt).map(kind -> "it was recorded by a " + kind
			.words() + ", and the model has learnt from images of a " + learnt.words());
	}
}
