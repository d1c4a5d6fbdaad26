package sc.fiji.superres.enlarge;

import java.util.Optional;

import ij.ImagePlus;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.files.TitleZoom;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.network.ModelCard;

/**
 * Whether a model was trained for what an image is taken to.
 * <p>
 * Where the model's card and the image both tell the size of a pixel, these are compared, so that a crop counts as what
 * it is. Else it is zoom levels: for field widths in nm that of the image, pixel size times width, which holds where
 * the training images had as many pixels; else what the title names with the model's unit ({@code gan_5MX_1.tif}).
 * </p>
 */
final class ZoomCheck {

	private static final int DIGITS = 4;
	private static final String NM = "nm";

	private ZoomCheck() {}

	/** What the user should know of a trained model and an image; nothing where the target lies within the range. */
	static Optional<String> warning(final ImagePlus image, final ModelCard card) {
		if (!card.trained()) return Optional.empty();
		final Optional<PixelSize> pixel = ImagePlanes.pixelSize(image).nanometres();
		if (pixel.isPresent() && card.training().pixelSize() != null) return byPixels(image, pixel.get().width(), card);
		final Optional<Double> zoom = zoom(image, pixel, card.zoomUnit());
		if (zoom.isPresent()) return byZoom(image, zoom.get(), card);
		return Optional.of("The model was trained for targets of " + card.zoomRange() + "; the zoom level of " + image
			.getTitle() + " is not known.");
	}

	private static Optional<String> byPixels(final ImagePlus image, final double pixel, final ModelCard card) {
		final double target = pixel / card.network().factor();
		if (isWithin(target, card.finestPixel(), card.coarsestPixel())) return Optional.empty();
		return beyond(image, plain(pixel) + " to " + plain(target) + " nm a pixel", card.pixelRange() + " a pixel");
	}

	private static Optional<String> byZoom(final ImagePlus image, final double zoom, final ModelCard card) {
		final boolean width = card.zoomUnit().equals(NM); // the smaller, the finer
		final int factor = card.network().factor();
		final double target = width ? zoom / factor : zoom * factor;
		if (isWithin(target, card.lowestTarget(), card.highestTarget())) return Optional.empty();
		return beyond(image, plain(zoom) + " to " + plain(target) + " " + card.zoomUnit(), card.zoomRange());
	}

	private static Optional<String> beyond(final ImagePlus image, final String way, final String trained) {
		return Optional.of("Beyond what the model has learnt: " + image.getTitle() + " is taken from " + way +
			". The model was trained for targets of " + trained +
			". Detail may be invented; map=consistency and map=spread show where.");
	}

	private static boolean isWithin(final double value, final double end, final double otherEnd) {
		return value * PixelSize.TOLERANCE >= Math.min(end, otherEnd) && value <= PixelSize.TOLERANCE * Math.max(end,
			otherEnd);
	}

	private static Optional<Double> zoom(final ImagePlus image, final Optional<PixelSize> pixel, final String unit) {
		if (unit.equals(NM) && pixel.isPresent()) return pixel.map(size -> image.getWidth() * size.width());
		return TitleZoom.of(image.getTitle(), unit);
	}

	private static String plain(final double value) {
		return NumberText.plain(value, DIGITS);
	}
}
