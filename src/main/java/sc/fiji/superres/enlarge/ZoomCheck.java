package sc.fiji.superres.enlarge;

import java.util.Optional;
import java.util.OptionalDouble;

import ij.ImagePlus;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.believe.Learnt;
import sc.fiji.superres.files.TitleZoom;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.network.ModelCard;

/**
 * Whether a model was trained for the zoom level that an image is taken to.
 * <p>
 * Where the model's card and the image both tell the size of a pixel, these are compared, so that a crop is judged like
 * the image it was cut from. Otherwise zoom levels are compared. For field widths in nm, that of the image is its pixel
 * size times its width, which is right if the training images had as many pixels. For other units it is what the title
 * names ({@code gan_5MX_1.tif}).
 * </p>
 *
 * @param warning for the log
 * @param zoom where the result lies beside what the model was trained for; within it where that is not known
 */
record ZoomCheck(String warning, Learnt.Zoom zoom) {

	private static final int DIGITS = 4;
	private static final String NM = "nm";

	/** Empty where the result lies within the range that the model was trained for. */
	static Optional<ZoomCheck> of(final ImagePlus image, final ModelCard card) {
		if (!card.trained()) return Optional.empty();
		return of(image, ImagePlanes.pixelSize(image).nanometres(), card);
	}

	/** The zoom level of an image's result over that of the model's training images; empty where it is not known. */
	static OptionalDouble ratio(final ImagePlus image, final ModelCard card) {
		final Optional<PixelSize> pixel = ImagePlanes.pixelSize(image).nanometres();
		if (pixel.isPresent() && !pixel.get().isSquare()) return OptionalDouble.empty();
		final Double trained = card.training().pixelSize();
		if (pixel.isPresent() && trained != null) return OptionalDouble.of(trained * card.network().factor() / pixel
			.get().width());
		final Optional<Double> zoom = zoom(image, pixel, card.zoomUnit());
		return zoom.map(at -> OptionalDouble.of(ratio(target(at, card), card))).orElse(OptionalDouble.empty());
	}

	private static double ratio(final double target, final ModelCard card) {
		if (card.zoomUnit().equals(NM)) return card.recordedZoom() / target;
		return target / card.recordedZoom();
	}

	private static Optional<ZoomCheck> of(final ImagePlus image, final Optional<PixelSize> pixel,
		final ModelCard card)
	{
		if (pixel.isPresent() && !pixel.get().isSquare()) return notSquare(image, pixel.get());
		final boolean pixelsAreKnown = pixel.isPresent() && card.training().pixelSize() != null;
		if (pixelsAreKnown) return byPixels(image, pixel.get().width(), card);
		return byZoom(image, zoom(image, pixel, card.zoomUnit()), card);
	}

	private static Optional<ZoomCheck> notSquare(final ImagePlus image, final PixelSize pixel) {
		return notKnown("Pixels of " + image.getTitle() + " are " + plain(pixel.width()) + " nm wide and " + plain(pixel
			.height()) + " high, and the model was trained for square ones: resample the image to square pixels " +
			"first (Resample Image...), or correct its pixel size (Image > Properties...).");
	}

	private static Optional<ZoomCheck> unknown(final ImagePlus image, final ModelCard card) {
		return notKnown("The model was trained for targets of " + card.zoomRange() + "; the zoom level of " + image
			.getTitle() + " is not known.");
	}

	private static Optional<ZoomCheck> byPixels(final ImagePlus image, final double pixel, final ModelCard card) {
		final double target = pixel / card.network().factor();
		if (isWithin(target, card.finestPixel(), card.coarsestPixel())) return Optional.empty();
		final String way = plain(pixel) + " to " + plain(target) + " nm a pixel";
		return beyond(target < Math.min(card.finestPixel(), card.coarsestPixel()), image, way, card.pixelRange() +
			" a pixel");
	}

	private static Optional<ZoomCheck> byZoom(final ImagePlus image, final Optional<Double> zoom,
		final ModelCard card)
	{
		if (zoom.isEmpty()) return unknown(image, card);
		return byZoom(image, zoom.get(), card);
	}

	private static Optional<ZoomCheck> byZoom(final ImagePlus image, final double zoom, final ModelCard card) {
		final double target = target(zoom, card);
		if (isWithin(target, card.lowestTarget(), card.highestTarget())) return Optional.empty();
		final String way = plain(zoom) + " to " + plain(target) + " " + card.zoomUnit();
		final boolean isBelow = target < Math.min(card.lowestTarget(), card.highestTarget());
		return beyond(isBelow == card.zoomUnit().equals(NM), image, way, card.zoomRange());
	}

	/** A width of the field becomes smaller with the factor, a magnification larger. */
	private static double target(final double zoom, final ModelCard card) {
		final int factor = card.network().factor();
		if (card.zoomUnit().equals(NM)) return zoom / factor;
		return zoom * factor;
	}

	private static Optional<ZoomCheck> beyond(final boolean isFiner, final ImagePlus image, final String way,
		final String trained)
	{
		final String warning = (isFiner ? "Finer" : "Coarser") + " than what the model has learnt: " + image
			.getTitle() + " is taken from " + way + ". The model was trained for targets of " + trained +
			". Detail may be invented; maps of consistency and of spread show where.";
		return Optional.of(new ZoomCheck(warning, isFiner ? Learnt.Zoom.FINER : Learnt.Zoom.COARSER));
	}

	private static Optional<ZoomCheck> notKnown(final String warning) {
		return Optional.of(new ZoomCheck(warning, Learnt.Zoom.WITHIN));
	}

	private static boolean isWithin(final double value, final double end, final double otherEnd) {
		final double least = Math.min(end, otherEnd);
		final double most = Math.max(end, otherEnd);
		return value * PixelSize.TOLERANCE >= least && value <= PixelSize.TOLERANCE * most;
	}

	private static Optional<Double> zoom(final ImagePlus image, final Optional<PixelSize> pixel, final String unit) {
		if (unit.equals(NM) && pixel.isPresent()) return pixel.map(size -> image.getWidth() * size.width());
		return TitleZoom.of(image.getTitle(), unit);
	}

	private static String plain(final double value) {
		return NumberText.plain(value, DIGITS);
	}
}
