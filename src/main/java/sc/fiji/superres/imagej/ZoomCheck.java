package sc.fiji.superres.imagej;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.ImagePlus;

import sc.fiji.superres.Figures;
import sc.fiji.superres.swinir.ModelCard;

/**
 * Whether a model was trained for the zoom level that an image is taken to.
 * <p>
 * No image format says its zoom level. It is taken from the title, where that names a number with the model's unit
 * ({@code gan_5MX_1.tif}); else, for field widths in nm, from the pixel size times the width of the whole image, which
 * holds where the training images had as many pixels. Else it is unknown.
 * </p>
 */
final class ZoomCheck {

	/** How far beyond the range counts as within, for zoom levels that are rounded. */
	private static final double TOLERANCE = 1.01;

	private ZoomCheck() {}

	/** What the user should know of a trained model and an image; nothing where the target lies within the range. */
	static Optional<String> warning(final ImagePlus image, final ModelCard card) {
		if (!card.trained()) return Optional.empty();
		final String trained = "The model was trained for targets of " + card.zoomRange() + ". ";
		final Optional<Double> zoom = zoom(image, card.zoomUnit());
		if (zoom.isEmpty()) return Optional.of(trained + "What " + image.getTitle() + " is taken to is not known: " +
			"neither its title nor its pixel size tells its zoom level in " + card.zoomUnit() + ".");
		final boolean width = card.zoomUnit().equals("nm"); // the smaller, the finer
		final int factor = card.network().factor();
		final double target = width ? zoom.get() / factor : zoom.get() * factor;
		final double coarser = width ? target / card.lowestTarget() : card.lowestTarget() / target;
		final double finer = width ? card.highestTarget() / target : target / card.highestTarget();
		if (coarser <= TOLERANCE && finer <= TOLERANCE) return Optional.empty();
		return Optional.of("Beyond what the model has learnt: " + image.getTitle() + " is taken from " + Figures.plain(zoom.get(), 4) +
			" to " + Figures.plain(target, 4) + " " + card.zoomUnit() + ". " + trained +
			"Detail may be invented; map=consistency and map=spread show where.");
	}

	private static Optional<Double> zoom(final ImagePlus image, final String unit) {
		final Matcher named = Pattern.compile("(?<![\\d.])(\\d+(?:\\.\\d+)?) ?" + Pattern.quote(unit) + "(?![A-Za-z])").matcher(
			image.getTitle());
		if (named.find()) return Optional.of(Double.valueOf(named.group(1))).filter(zoom -> zoom > 0);
		if (!unit.equals("nm") || !image.getCalibration().getUnit().toLowerCase(Locale.ROOT).equals("nm")) return Optional
			.empty();
		return Optional.of(image.getWidth() * image.getCalibration().pixelWidth);
	}

}
