package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.pairfolder.PairFolder;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.simulate.StemScan;

/**
 * Training pairs per second: drawn on the fly by one thread, and written to a folder by all processors.
 * <p>
 * {@code scripts/bench/pairs.sh} runs it, and the same folder by a plain loop over Pillow.
 * </p>
 */
public final class PairsBenchmark {

	private static final int SIZE = 2048, IMAGES = 8, ROUNDS = 3;
	private static final double NANOMETRES = 12.6, SECONDS = 4;
	private static final long CACHE = 2L << 30;

	private PairsBenchmark() {}

	/**
	 * Prints a line for each figure.
	 *
	 * @param arguments {@code draw}; or {@code write SCAN.png CROPSPERROW FOLDER}; or {@code scan SCAN.png}, which
	 *            makes the image for the writers
	 */
	public static void main(final String[] arguments) throws IOException {
		switch (arguments[0]) {
			case "scan" -> ImageFiles.write(scan(1).plane(), Path.of(arguments[1]));
			case "draw" -> draw();
			case "write" -> write(Path.of(arguments[1]), Integer.parseInt(arguments[2]), arguments[3]);
			default -> throw new IllegalArgumentException("draw, write or scan, not " + arguments[0]);
		}
	}

	private static SourceImage scan(final long seed) {
		return new SourceImage("gan_" + seed + ".png", StemScan.galliumNitride(SIZE, SIZE, NANOMETRES, seed).simulate(
			Progress.NONE), IntensityRange.EIGHT_BIT);
	}

	/** The paper's case: 8 images of 2048×2048, main preset, as the trainer draws them. */
	private static void draw() {
		final List<SourceImage> images = new ArrayList<>();
		for (int seed = 1; seed <= IMAGES; seed++)
			images.add(scan(seed));
		final PairSource pairs = PairSource.of(images, MultiScaleConfig.preset("4x ms 1.25-10"), CACHE);
		final SplittableRandom random = new SplittableRandom(1);
		long start = System.nanoTime();
		for (long i = 0; i < pairs.size(); i += 64 * 6)
			pairs.pair(i); // the first pair of every image at every level
		System.out.printf(Locale.ROOT, "resizing %d images to all levels: %.1f s%n", IMAGES, seconds(start));
		for (int round = 1; round <= ROUNDS; round++) {
			long count = 0;
			for (start = System.nanoTime(); seconds(start) < SECONDS; count++)
				pairs.pair(random.nextLong(pairs.size()));
			System.out.printf(Locale.ROOT, "drawn, round %d: %.0f pairs/s%n", round, count / seconds(start));
		}
		drawIndependent(images);
	}

	/**
	 * Once to warm up, then the best of three, since other work on the machine only slows. Each writes a folder of its
	 * own (FOLDER-0 …): deleting in between would be paid for by the next.
	 */
	private static void write(final Path scan, final int cropsPerRow, final String folder) throws IOException {
		final List<SourceImage> images = ImageFiles.read(scan);
		final MultiScaleConfig config = MultiScaleConfig.preset("4x ms 1.25-10").withCrop(256, cropsPerRow);
		double best = Double.POSITIVE_INFINITY;
		for (int round = 0; round <= ROUNDS; round++) {
			final long start = System.nanoTime();
			final PairFolder plan = PairFolder.plan(images, config, Split.Shares.parse("1:0:0"), 1);
			plan.write(Path.of(folder + "-" + round), ImageFiles.encoder(), Progress.NONE);
			if (round > 0) best = Math.min(best, seconds(start));
		}
		System.out.printf(Locale.ROOT, "%.3f%n", best);
	}

	/** As a training draws them: noise, brightness and all. */
	private static void drawIndependent(final List<SourceImage> images) {
		final PairSource pairs = PairSource.of(images, MultiScaleConfig.preset("4x independent 5-20"), 0);
		final SplittableRandom random = new SplittableRandom(1);
		for (int round = 1; round <= ROUNDS; round++) {
			long count = 0;
			final long start = System.nanoTime();
			for (; seconds(start) < SECONDS; count++)
				pairs.drawn(random.nextLong(pairs.size()), random, false);
			System.out.printf(Locale.ROOT, "independent, round %d: %.0f pairs/s%n", round, count / seconds(start));
		}
	}

	private static double seconds(final long start) {
		return (System.nanoTime() - start) / 1e9;
	}
}
