package sc.fiji.superres.compare;

import java.awt.Dimension;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.ImagePlus;

import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.image.HighestContrast;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.sheet.Choice;
import sc.fiji.superres.sheet.Look;
import sc.fiji.superres.sheet.Sheet;
import sc.fiji.superres.sheet.Tones;
import sc.fiji.superres.sheet.View;

/**
 * Images that show one field: an input and what was made of it, or several results.
 * <p>
 * The image with the largest pixels is the input, where another has smaller ones; its bicubic enlargement is added.
 * Maps are known by the ends of their titles ({@code -consistency} and so on) and have colours of their own.
 * </p>
 */
public final class Compared {

	/** Side of the square of highest contrast, in pixels of the field. */
	private static final int SQUARE = 128;

	private final Optional<Source> input;
	/** All but the input. */
	private final List<Source> results;
	private final List<Source> maps;
	private final Source finest;
	private final int slices;

	private Compared(final List<Source> pictures, final List<Source> maps) {
		finest = Field.finest(pictures);
		final Optional<Source> coarsest = input(pictures);
		input = coarsest.map(image -> Field.shown(image, finest));
		results = shown(without(coarsest, pictures));
		this.maps = shown(maps);
		slices = longest(pictures);
		pictures.forEach(image -> Field.requireSlices(slices, image));
		maps.forEach(map -> Field.requireSlicesOfMap(slices, map));
	}

	private static List<Source> without(final Optional<Source> one, final List<Source> all) {
		return all.stream().filter(image -> one.filter(image::equals).isEmpty()).toList();
	}

	/** The number of slices of the longest stack. */
	private static int longest(final List<Source> pictures) {
		return pictures.stream().mapToInt(image -> image.stack().size()).max().orElseThrow();
	}

	/**
	 * Finds out what each image is.
	 *
	 * @param images 8-bit, 16-bit, 32-bit or RGB, in any order; they are not changed
	 * @throws IllegalArgumentException for fewer than two, one that is given twice, and for images that do not show one
	 *             field or have different numbers of slices
	 */
	public static Compared of(final List<ImagePlus> images) {
		if (images.size() < 2) throw tooFew(images);
		requireDifferent(images);
		return ofSources(images.stream().map(Source::of).toList());
	}

	private static Compared ofSources(final List<Source> sources) {
		final List<Source> maps = sources.stream().filter(Captions::isMap).toList();
		final List<Source> pictures = sources.stream().filter(source -> !maps.contains(source)).toList();
		if (pictures.isEmpty()) return new Compared(sources, List.of());
		return new Compared(pictures, maps);
	}

	/** Those of some images that can be compared with one of them; that one first. */
	public static List<ImagePlus> comparable(final ImagePlus image, final List<ImagePlus> images) {
		return Stream.concat(Stream.of(image), images.stream().filter(other -> fits(image, other))).toList();
	}

	private static boolean fits(final ImagePlus image, final ImagePlus other) {
		if (image == other) return false;
		try {
			of(List.of(image, other));
			return true;
		}
		catch (final IllegalArgumentException exc) {
			return false; // the message would say why
		}
	}

	private static IllegalArgumentException tooFew(final List<ImagePlus> images) {
		final String given = images.stream().map(image -> "\"" + image.getTitle() + "\"").collect(Collectors.joining());
		return new IllegalArgumentException(("Only " + given).replaceFirst("Only $", "No image") +
			" is given, and two or more are compared: name them by images=[a;b].");
	}

	private static void requireDifferent(final List<ImagePlus> images) {
		final Set<ImagePlus> seen = new HashSet<>();
		for (final ImagePlus image : images)
			if (!seen.add(image)) throw new IllegalArgumentException("\"" + image.getTitle() +
				"\" is named twice in images=: name each image once.");
	}

	private Optional<Source> input(final List<Source> pictures) {
		final Source coarsest = Field.coarsest(pictures);
		if (Field.isAsFine(coarsest, finest, pictures)) return Optional.empty();
		return Optional.of(coarsest);
	}

	private List<Source> shown(final List<Source> images) {
		return images.stream().map(image -> Field.shown(image, finest)).toList();
	}

	/** How many slices there are to choose from; 1 for single images. */
	public int slices() {
		return slices;
	}

	/** The slice that was shown when the comparison began, from 1. */
	public int firstSlice() {
		return pictures().filter(image -> image.stack().size() > 1).mapToInt(Source::current).findFirst().orElse(1);
	}

	private Stream<Source> pictures() {
		return Stream.concat(input.stream(), results.stream());
	}

	/** Titles of the images, for the title of a window. */
	public String titles() {
		return Stream.concat(pictures(), maps.stream()).map(Source::title).collect(Collectors.joining(", "));
	}

	/**
	 * What to believe of a result that was made here.
	 *
	 * @param sentence what to believe, and whether its places are marked
	 * @param missing the map that the sentence says to look at, and that is not there
	 */
	record Belief(String title, String sentence, Optional<MissingMap> missing) {}

	/** Of each result of which something is known. */
	List<Belief> beliefs() {
		return results.stream().flatMap(result -> Beliefs.inInfo(result.info()).map(sentence -> belief(result,
			sentence)).stream()).toList();
	}

	private Belief belief(final Source result, final String sentence) {
		final Optional<MissingMap> missing = input.flatMap(scan -> MissingMap.of(scan, result, maps));
		return new Belief(result.title(), sentence + ". " + marks(result), missing);
	}

	private static String marks(final Source result) {
		if (result.doubtful().isEmpty()) return "No place is marked as doubtful.";
		return "Doubtful places are marked (M).";
	}

	/** The numbers of all images, the input first. */
	List<Integer> ids() {
		return Stream.concat(pictures(), maps.stream()).map(Source::id).toList();
	}

	/** Whether places of some result are marked as not to be believed. */
	boolean hasMarks() {
		return results.stream().anyMatch(result -> !result.doubtful().isEmpty());
	}

	/** Draws a slice, which counts from 1: input, bicubic enlargement, results, maps. */
	public Sheet sheet(final int slice, final Look look) {
		final Exhibits exhibits = new Exhibits(slice, slices, finest);
		input.ifPresent(exhibits::addInput);
		results.forEach(exhibits::addResult);
		maps.forEach(exhibits::addMap);
		return new Sheet(exhibits.finished(), field(), pixel(), look);
	}

	/** All side by side; slider and flicker have the bicubic enlargement and the first result. */
	public Choice firstChoice() {
		final int count = firstResult() + results.size() + maps.size();
		return Choice.all(count, Math.max(0, firstResult() - 1), Math.max(1, firstResult()));
	}

	/** Where results begin: after the input and its bicubic enlargement. */
	private int firstResult() {
		if (input.isPresent()) return 2;
		return 0;
	}

	/** At 100 % of the finest image's pixels, where its contrast is highest. */
	public View firstView(final int slice) {
		final var plane = finest.plane(Field.slice(finest, slice, slices));
		final HighestContrast.Place place = HighestContrast.of(plane, Tones.range(plane), SQUARE);
		return View.at(place.x(), place.y());
	}

	private Dimension field() {
		return new Dimension(finest.width(), finest.height());
	}

	private PixelSize pixel() {
		return new PixelSize(finest.calibration().pixelWidth, finest.calibration().pixelHeight, finest.calibration()
			.getUnit());
	}
}
