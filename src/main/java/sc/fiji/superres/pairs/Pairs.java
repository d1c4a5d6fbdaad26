package sc.fiji.superres.pairs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.survey.Blank;
import sc.fiji.superres.survey.Lessons;

/**
 * Numbered training pairs, made from images on the fly ({@link PairSource}) or read from files ({@code PairFiles}).
 * <p>
 * Thread safe, and the same call always gives the same grey values. If a pair cannot be read, an
 * {@link java.io.UncheckedIOException} names the file.
 * </p>
 */
public interface Pairs {

	/** Number of pairs, at least 1. */
	long size();

	/** The pair with this number, 0 … {@link #size()} − 1: target crop × crop, input crop/s × crop/s. */
	Pair pair(long index);

	/**
	 * The pair as training needs it: with varied brightness if the kind of pairs allows it.
	 *
	 * @param random the only source of what is drawn
	 * @param anywhere whether the pair is cropped anywhere instead of on the grid, with the same image, zoom level and
	 *            filter
	 */
	Pair drawn(long index, RandomGenerator random, boolean anywhere);

	/** Zoom level of the target of a pair; empty if files do not say it. */
	Optional<ZoomLevel> zoom(long index);

	/** The configuration of the pairs: factor, side of a target, zoom levels. */
	MultiScaleConfig config();

	/** The images from which the pairs are made; none if they are read from files. */
	default List<SourceImage> images() {
		return List.of();
	}

	/** Size of a pixel of the images, in nm; empty if it is not known. */
	default Optional<PixelSize> pixel() {
		return Optional.empty();
	}

	/** What kind of microscope recorded all of the images; empty if that is not known of each, or not one. */
	default Optional<Microscope> microscope() {
		final List<Microscope> kinds = images().stream().map(SourceImage::microscope).distinct().toList();
		if (kinds.size() != 1) return Optional.empty();
		return Optional.ofNullable(kinds.get(0));
	}

	/**
	 * The same pairs, of whose targets a teacher makes a part ({@link Lessons}); those that can have none are as they
	 * were.
	 */
	default Pairs taught(final Lessons lessons) {
		return this;
	}

	/** Names of the images or files from which the pairs are made, sorted. */
	List<String> sources();

	/**
	 * Hashes by which a changed image is detected: SHA-256 of the grey values by the name of the image, or one hash of
	 * all files.
	 *
	 * @throws IOException if a file cannot be read
	 */
	Map<String, String> hashes() throws IOException;

	/** The range of grey values that maps to [0,1], by the name of the image; empty if files have their own range. */
	default Map<String, IntensityRange> ranges() {
		return Map.of();
	}

	/** Tells people how many pairs there are, from which images, and what was left out. */
	String summary();

	/**
	 * An image that shows only the noise of the images.
	 *
	 * @param side of the input in pixels
	 * @return the same image for the same side; empty if files do not say how noisy the images are
	 */
	default Optional<Blank> blank(final int side) {
		return Optional.empty();
	}
}
