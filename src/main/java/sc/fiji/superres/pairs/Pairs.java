package sc.fiji.superres.pairs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.survey.Blank;

/**
 * Training pairs, numbered: made of images on the fly ({@link PairSource}) or read from files ({@code PairFiles}).
 * <p>
 * Thread safe, and the same call always gives the same grey values: what is drawn depends on the numbers alone. A pair
 * that cannot be read is an {@link java.io.UncheckedIOException} which names the file.
 * </p>
 */
public interface Pairs {

	/** Number of pairs, at least 1. */
	long size();

	/** The pair with this number, 0 … {@link #size()} − 1: target crop × crop, input crop/s × crop/s. */
	Pair pair(long index);

	/**
	 * As training wants it: varied where the kind of pairs has something to vary.
	 *
	 * @param random everything that is drawn comes from here
	 * @param anywhere the same image, zoom level and filter, but cropped anywhere instead of on the grid
	 */
	Pair drawn(long index, RandomGenerator random, boolean anywhere);

	/** Zoom level of the target of a pair; nothing where files do not say it. */
	Optional<ZoomLevel> zoom(long index);

	/** What the pairs are: factor, side of a target, zoom levels. */
	MultiScaleConfig config();

	/** Size of a pixel of the images, in nm; nothing where it is not known. */
	default Optional<PixelSize> pixel() {
		return Optional.empty();
	}

	/** Names of what the pairs were made of, sorted. */
	List<String> sources();

	/**
	 * Fingerprints of what the pairs were made of, so that a changed image is found: SHA-256 of grey values by the name
	 * of the image, or one of all files.
	 *
	 * @throws IOException where a file cannot be read
	 */
	Map<String, String> hashes() throws IOException;

	/**
	 * Which grey values are 0 and 1, by the name of the image; nothing where files have their range already.
	 */
	default Map<String, IntensityRange> ranges() {
		return Map.of();
	}

	/** For people: how many pairs of what, and what was left out. */
	String summary();

	/**
	 * Nothing but the noise of the images.
	 *
	 * @param side of the input in pixels
	 * @return the same for the same side; nothing where files do not tell the noise
	 */
	default Optional<Blank> blank(final int side) {
		return Optional.empty();
	}
}
