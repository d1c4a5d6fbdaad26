package sc.fiji.superres.files;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.survey.OnePixelSize;

/**
 * At which zoom level training images were recorded.
 * <p>
 * Where {@code zoom} does not say it: the magnification (MX) that the names of the images tell, else their field width
 * (nm) by the size of their pixels, else, for presets in nm, the field width that the names tell, else the preset's. A
 * magnification does not follow from the size of a pixel, since it depends on the size of a screen. Magnification and
 * field width are names for people; what a model was trained for is compared by the sizes of pixels, which its card
 * keeps.
 * </p>
 */
public final class RecordedZoom {

	/** A zoom level, and what says so. */
	private record Told(ZoomLevel zoom, String by) {}

	private RecordedZoom() {}

	/**
	 * @param images of one training
	 * @param zoom as the user says it; 0 for what the images tell
	 * @param unit MX or nm; empty for what the images tell, or where {@code zoom} is given the preset's
	 * @param preset what is left where nothing tells it
	 * @param log hears where a zoom level comes from that nobody gave
	 * @throws IllegalArgumentException where the images differ in pixel size by more than 1 %, or in what their names
	 *             tell; where unit and zoom are none
	 */
	public static ZoomLevel of(final List<SourceImage> images, final double zoom, final String unit,
		final ZoomLevel preset, final Consumer<String> log)
	{
		OnePixelSize.require(images);
		final String wanted = unit.trim();
		if (zoom != 0) return new ZoomLevel(zoom, wanted.isEmpty() ? preset.unit() : wanted);
		if (!wanted.isEmpty()) new ZoomLevel(1, wanted); // says which units there are
		final Optional<Told> told = told(images, wanted, preset);
		told.ifPresent(t -> log.accept("The images were recorded at " + t.zoom + ", as their " + t.by + " says."));
		if (told.isPresent()) return told.get().zoom;
		if (!wanted.isEmpty() && !wanted.equals(preset.unit())) throw new IllegalArgumentException("unit=" + wanted +
			", but neither pixel size nor names of the images tell their zoom level in it: say zoom=.");
		log.accept("Neither pixel size nor names tell the zoom level of the images: it is taken to be the preset's, " +
			preset + ". Say zoom= and unit= where that is not so; the training is the same, only names differ.");
		return preset;
	}

	private static Optional<Told> told(final List<SourceImage> images, final String wanted, final ZoomLevel preset) {
		final boolean anyUnit = wanted.isEmpty(), width = wanted.equals(ZoomLevel.NM);
		Optional<Told> told = width ? Optional.empty() : named(images, ZoomLevel.MX);
		if (told.isEmpty() && (anyUnit || width)) told = width(images);
		if (told.isEmpty() && (width || anyUnit && preset.unit().equals(ZoomLevel.NM))) told = named(images,
			ZoomLevel.NM);
		return told;
	}

	/** Field width of the widest image; the others are crops. */
	private static Optional<Told> width(final List<SourceImage> images) {
		return images.stream().filter(image -> image.pixel() != null).map(image -> image.width() * image.pixel()
			.width()).max(Double::compare).map(width -> new Told(new ZoomLevel(width, ZoomLevel.NM), "pixel size"));
	}

	/** What the names tell; nothing where they differ, but the pixels are known to be of one size. */
	private static Optional<Told> named(final List<SourceImage> images, final String unit) {
		SourceImage first = null;
		for (final SourceImage image : images) {
			if (TitleZoom.of(image.name(), unit).isEmpty()) continue;
			if (first == null) first = image;
			final double a = TitleZoom.of(first.name(), unit).get(), b = TitleZoom.of(image.name(), unit).get();
			if (a == b) continue;
			if (width(images).isPresent()) return Optional.empty();
			throw new IllegalArgumentException("\"" + first.name() + "\" and \"" + image.name() +
				"\" were recorded at " + a + " and " + b + " " + unit +
				", as their names say. Train on images of one zoom level; say zoom= where they are.");
		}
		return Optional.ofNullable(first).map(image -> new Told(new ZoomLevel(TitleZoom.of(image.name(), unit).get(),
			unit), "name"));
	}
}
