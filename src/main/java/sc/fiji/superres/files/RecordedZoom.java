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

	/** A zoom level, and what says so: "name" or "pixel size". */
	private record Told(ZoomLevel zoom, String by) {

		static Told byName(final double zoom, final String unit) {
			return new Told(new ZoomLevel(zoom, unit), "name");
		}

		static Told byPixels(final double width) {
			return new Told(new ZoomLevel(width, ZoomLevel.NM), "pixel size");
		}

		String sentence() {
			return "The images were recorded at " + zoom + ", as their " + by + " says.";
		}
	}

	private RecordedZoom() {}

	/**
	 * Finds out the zoom level, and says in the log where it comes from.
	 *
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
		if (zoom != 0) return given(zoom, wanted, preset);
		if (!wanted.isEmpty()) requireUnit(wanted);
		final Optional<Told> told = told(images, wanted, preset);
		if (told.isEmpty()) return untold(wanted, preset, log);
		log.accept(told.get().sentence());
		return told.get().zoom;
	}

	/**
	 * What the images tell of themselves.
	 *
	 * @param images of one pixel size
	 * @param preset what nm in names counts for: only where this is in nm
	 * @return empty where neither names nor pixel sizes tell it
	 */
	public static Optional<ZoomLevel> told(final List<SourceImage> images, final ZoomLevel preset) {
		return inAnyUnit(images, preset).map(Told::zoom);
	}

	/** The preset's, where nothing tells another. */
	private static ZoomLevel untold(final String wanted, final ZoomLevel preset, final Consumer<String> log) {
		if (!wanted.isEmpty() && !wanted.equals(preset.unit())) throw untold(wanted);
		log.accept("Neither pixel size nor names tell the zoom level of the images: it is taken to be the preset's, " +
			preset + ". Say zoom= and unit= where that is not so; the training is the same, only names differ.");
		return preset;
	}

	private static IllegalArgumentException untold(final String unit) {
		return new IllegalArgumentException("unit=" + unit +
			", but neither pixel size nor names of the images tell their zoom level in it: say zoom=.");
	}

	private static ZoomLevel given(final double zoom, final String unit, final ZoomLevel preset) {
		if (unit.isEmpty()) return new ZoomLevel(zoom, preset.unit());
		return new ZoomLevel(zoom, unit);
	}

	/** The error of a zoom level in another unit says which units there are. */
	private static void requireUnit(final String unit) {
		new ZoomLevel(1, unit);
	}

	/** @param wanted the unit; empty for any */
	private static Optional<Told> told(final List<SourceImage> images, final String wanted, final ZoomLevel preset) {
		if (wanted.equals(ZoomLevel.MX)) return named(images, ZoomLevel.MX);
		if (wanted.equals(ZoomLevel.NM)) return widthOrNamed(images);
		return inAnyUnit(images, preset);
	}

	private static Optional<Told> inAnyUnit(final List<SourceImage> images, final ZoomLevel preset) {
		final Optional<Told> magnification = named(images, ZoomLevel.MX);
		if (magnification.isPresent()) return magnification;
		if (preset.unit().equals(ZoomLevel.NM)) return widthOrNamed(images);
		return fieldWidth(images);
	}

	/** The field width, by the size of the pixels, else by the names. */
	private static Optional<Told> widthOrNamed(final List<SourceImage> images) {
		final Optional<Told> width = fieldWidth(images);
		if (width.isPresent()) return width;
		return named(images, ZoomLevel.NM);
	}

	/** Field width of the widest image; the others are crops. */
	private static Optional<Told> fieldWidth(final List<SourceImage> images) {
		return images.stream().filter(image -> image.pixel() != null).map(image -> image.width() * image.pixel()
			.width()).max(Double::compare).map(Told::byPixels);
	}

	/** What the names tell; nothing where they differ, but the pixels are known to be of one size. */
	private static Optional<Told> named(final List<SourceImage> images, final String unit) {
		final List<SourceImage> telling = telling(images, unit);
		if (telling.isEmpty()) return Optional.empty();
		final SourceImage first = telling.get(0);
		final Optional<SourceImage> other = differing(telling, first, unit);
		if (other.isEmpty()) return byName(first, unit);
		if (fieldWidth(images).isPresent()) return Optional.empty();
		throw differentNames(first, other.get(), unit);
	}

	private static List<SourceImage> telling(final List<SourceImage> images, final String unit) {
		return images.stream().filter(image -> zoom(image, unit).isPresent()).toList();
	}

	private static Optional<Told> byName(final SourceImage image, final String unit) {
		return zoom(image, unit).map(zoom -> Told.byName(zoom, unit));
	}

	/** The first image whose name tells another zoom level than that of an image. */
	private static Optional<SourceImage> differing(final List<SourceImage> images, final SourceImage one,
		final String unit)
	{
		return images.stream().filter(image -> !zoom(image, unit).equals(zoom(one, unit))).findFirst();
	}

	private static Optional<Double> zoom(final SourceImage image, final String unit) {
		return TitleZoom.of(image.name(), unit);
	}

	private static IllegalArgumentException differentNames(final SourceImage one, final SourceImage other,
		final String unit)
	{
		return new IllegalArgumentException("\"" + one.name() + "\" and \"" + other.name() + "\" were recorded at " +
			zoom(one, unit).get() + " and " + zoom(other, unit).get() + " " + unit +
			", as their names say. Train on images of one zoom level; say zoom= where they are.");
	}
}
