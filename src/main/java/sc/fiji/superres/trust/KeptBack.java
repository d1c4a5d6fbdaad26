package sc.fiji.superres.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import sc.fiji.superres.Progress;
import sc.fiji.superres.noise.NoiseModel;

/**
 * Calibrates a network on images that were kept back from its training, by {@link Rescans} of them.
 *
 * @param images to calibrate on
 * @param waves of the lattices that it has learnt, at the pixels of the images
 * @param ratios zoom levels of its targets over that of the images, in rising order
 */
public record KeptBack(List<Image> images, List<Wave> waves, List<Double> ratios) {

	/**
	 * An image.
	 *
	 * @param values {@code width × height} in [0,1], row-major
	 */
	public record Image(float[] values, int width, int height) {

		/** Whether noise and lattice can be measured in it. */
		public boolean isLargeEnough() {
			return Math.min(width, height) >= NoiseModel.LEAST_SIDE;
		}
	}

	/** At most so many images and zoom levels are looked at: time is better spent on places and noise. */
	private static final int IMAGES = 2;
	private static final int LEVELS = 4;
	/** Side of an input, and the least that holds enough windows. */
	private static final int SIDE = 56;
	private static final int LEAST_SIDE = 32;
	/** Noise over that of the image: doses from four times to a quarter of its. */
	private static final double[] NOISE = { 0.5, 0.7, 1, 1.4, 2 };
	private static final int PLACES = 6;
	private static final String TOO_SMALL = "the images that were kept back from its training are too small";

	/**
	 * Calibrates.
	 *
	 * @param s factor of the network
	 * @param multiple what the sides of its inputs are a multiple of
	 * @param progress counts enlarged scans, and may stop the work
	 */
	public Calibration calibrate(final Enlarger enlarger, final int s, final int multiple, final Progress progress) {
		final List<Rescans> rescans = rescans(new Whole(enlarger, s, multiple));
		if (rescans.isEmpty()) return Calibration.none(TOO_SMALL);
		final List<Double> levels = fitting(rescans);
		if (levels.isEmpty()) return Calibration.none(TOO_SMALL);
		return calibrate(new Calibrator(enlarger), rescans, levels, multiple, progress);
	}

	private Calibration calibrate(final Calibrator calibrator, final List<Rescans> rescans, final List<Double> levels,
		final int multiple, final Progress progress)
	{
		final SplittableRandom random = new SplittableRandom(1);
		int done = 0;
		for (final double ratio : levels)
			for (int place = 0; place < PLACES; place++)
				for (final double times : NOISE) {
					progress.checkCancelled();
					progress.report(done++, levels.size() * PLACES * NOISE.length, "Calibrating for map=trust");
					final Rescans image = rescans.get(place / 3 % rescans.size());
					calibrator.add(image.scan(ratio, side(image, ratio) / multiple * multiple, times, random));
				}
		return calibrator.calibration(waves);
	}

	private static int side(final Rescans rescans, final double ratio) {
		return Math.min(SIDE, rescans.greatestSide(ratio));
	}

	private List<Rescans> rescans(final Whole whole) {
		final List<Rescans> rescans = new ArrayList<>();
		for (final Image image : images.subList(0, Math.min(IMAGES, images.size()))) {
			final int width = whole.fitting(image.width);
			final int height = whole.fitting(image.height);
			if (Math.min(width, height) >= NoiseModel.LEAST_SIDE) rescans.add(rescans(whole, image, width, height));
		}
		return rescans;
	}

	private static Rescans rescans(final Whole whole, final Image image, final int width, final int height) {
		final float[] values = Whole.cut(image.values, image.width, 0, 0, width, height);
		return new Rescans(values, whole.enlarge(values, width, height), width, height, whole.s());
	}

	/** Zoom levels at which the images hold an input: the ends, and others between them. */
	private List<Double> fitting(final List<Rescans> rescans) {
		final List<Double> all = ratios.stream().filter(ratio -> fits(rescans, ratio)).toList();
		if (all.size() <= LEVELS) return all;
		final List<Double> some = new ArrayList<>();
		for (int i = 0; i < LEVELS; i++)
			some.add(all.get(i * (all.size() - 1) / (LEVELS - 1)));
		return some;
	}

	private static boolean fits(final List<Rescans> rescans, final double ratio) {
		return rescans.stream().allMatch(image -> side(image, ratio) >= LEAST_SIDE);
	}
}
