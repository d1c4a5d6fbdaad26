package sc.fiji.superres.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.flaws.DataBar;
import sc.fiji.superres.flaws.JpegBlocks;
import sc.fiji.superres.flaws.ScaleBar;
import sc.fiji.superres.noise.NoiseModel;

/**
 * Warns of images that are not as a microscope recorded them: smoothed, enlarged or compressed, or with a data bar or
 * scale bar. A training takes what it finds there for the sample.
 * <p>
 * An image counts as smoothed where the noise across its lines has less than {@value #SMOOTH} of white noise's power at
 * the highest frequencies. Measured on 124 simulated scans (STEM and STM, four kinds of samples each, with and without
 * noise, 24 of them with defects) and four real ones: as recorded 0.74 to 1.12; smoothed by a Gaussian of 0.6 pixels
 * 0.18 to 0.31, of 1 pixel at most 0.01; enlarged by bicubic interpolation, 1.2 times 0.23 to 0.29, twice at most
 * 0.002. So none of them was called wrongly. JPEG leaves that noise between 0.37 and 2.0 and is recognised by its
 * blocks.
 * </p>
 */
public final class ScanWarnings {

	private static final double SMOOTH = 0.5;
	/** So many pixels along a side, in the middle of an image, tell of its noise. */
	private static final int NOISE_SIDE = 512;
	/** The greatest number of images that a message names. */
	private static final int NAMED = 3;

	/**
	 * An image whose values are all finite.
	 *
	 * @param values {@code width × height}, row-major
	 */
	private record Scan(String name, float[] values, int width, int height) {

		static Scan of(final SourceImage image) {
			return new Scan(image.name(), GreyOps.values(image.plane()), image.width(), image.height());
		}

		boolean isFinite() {
			for (final float value : values)
				if (!Float.isFinite(value)) return false;
			return true;
		}

		/** Its name where it was smoothed. */
		Optional<String> smoothed() {
			final int across = Math.min(width, NOISE_SIDE);
			final int down = Math.min(height, NOISE_SIDE);
			if (Math.min(across, down) < NoiseModel.LEAST_SIDE) return Optional.empty();
			final double roughness = NoiseModel.of(middle(across, down), across, down).roughness();
			return Optional.of(name).filter(smooth -> roughness < SMOOTH);
		}

		private float[] middle(final int across, final int down) {
			final float[] middle = new float[across * down];
			final int first = (height - down) / 2 * width + (width - across) / 2;
			for (int y = 0; y < down; y++)
				System.arraycopy(values, first + y * width, middle, y * across, across);
			return middle;
		}

		/** Its name where it was compressed. */
		Optional<String> compressed() {
			return Optional.of(name).filter(jpeg -> JpegBlocks.areIn(values, width, height));
		}

		/** Its name and which rows are a data bar. */
		Optional<String> dataBar() {
			return DataBar.find(values, width, height).map(bar -> name + " (the " + side(bar) + " " + bar.rows() +
				" rows)");
		}

		private static String side(final DataBar bar) {
			if (bar.atBottom()) return "lowest";
			return "highest";
		}

		/** Its name and where a scale bar lies. */
		Optional<String> scaleBar() {
			return ScaleBar.find(values, width, height).map(bar -> name + " (at x=" + bar.x() + " y=" + bar.y() + ")");
		}
	}

	private ScanWarnings() {}

	/** Warnings of images of which a training is made, a line for each kind of flaw. */
	public static List<String> of(final List<SourceImage> images) {
		return warnings(images.stream().map(Scan::of));
	}

	/**
	 * Warnings of one image.
	 *
	 * @param values {@code width × height} grey values, row-major
	 */
	public static List<String> of(final String name, final float[] values, final int width, final int height) {
		return warnings(Stream.of(new Scan(name, values, width, height)));
	}

	/**
	 * Looks at one image after the other, so that the values of one at a time are in memory. Images with values that
	 * are not finite are passed over: nothing is made of them.
	 */
	private static List<String> warnings(final Stream<Scan> scans) {
		final Flawed flawed = new Flawed();
		scans.filter(Scan::isFinite).forEach(flawed::look);
		return flawed.warnings();
	}

	/** The names of the images that have each kind of flaw. */
	private static final class Flawed {

		private final List<String> smoothed = new ArrayList<>();
		private final List<String> compressed = new ArrayList<>();
		private final List<String> dataBars = new ArrayList<>();
		private final List<String> scaleBars = new ArrayList<>();

		void look(final Scan scan) {
			scan.smoothed().ifPresent(smoothed::add);
			scan.compressed().ifPresent(compressed::add);
			scan.dataBar().ifPresent(dataBars::add);
			scan.scaleBar().ifPresent(scaleBars::add);
		}

		List<String> warnings() {
			final List<String> warnings = new ArrayList<>();
			add(warnings, smoothed, " hold little or no noise at the highest frequencies: smoothed or " +
				"enlarged before? Noise that neighbours share is partly taken for structure. Train on images as they were " +
				"recorded.");
			add(warnings, compressed,
				" were compressed by JPEG, whatever their files are now: blocks of 8×8 pixels, whose " +
					"noise is rounded away or no longer its own. Train on images as they were recorded (TIFF or the " +
					"microscope's own files).");
			add(warnings, dataBars, " end in a strip of one grey value: a data bar, or lines that were not " +
				"scanned? A training takes it for a sample without noise. Crop it away (Image > Crop) before.");
			add(warnings, scaleBars, " show a bar of one grey value: a scale bar? A training learns it. " +
				"Export the images without it, or crop it away.");
			return warnings;
		}

		private static void add(final List<String> warnings, final List<String> flawed, final String what) {
			if (!flawed.isEmpty()) warnings.add("Warning: " + names(flawed) + what);
		}
	}

	private static String names(final List<String> flawed) {
		final String names = String.join(", ", flawed.subList(0, Math.min(NAMED, flawed.size())));
		if (flawed.size() <= NAMED) return names;
		return names + " and " + (flawed.size() - NAMED) + " more";
	}
}
