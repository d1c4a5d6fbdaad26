package sc.fiji.superres.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.swinir.SwinIrConfig;

/** A training small enough for tests: a network of two blocks, ×2, on simulated scans of 96×96. */
final class TinyTraining {

	static final SwinIrConfig NETWORK = new SwinIrConfig(2, 1, 8, List.of(2), 12, List.of(2), 2);

	private TinyTraining() {}

	/** Two pairs in a step, a line of the log every second iteration, a validation every fourth. */
	static TrainConfig config(final long iterations, final long seed) {
		final MultiScaleConfig base = MultiScaleConfig.preset("2x single-scale").withCrop(32, 4);
		final MultiScaleConfig pairs = new MultiScaleConfig("test", 2, List.of(), List.of(2.0), List.of(), base
			.filters(), 32, 4, base.zoom(), PairKind.PUBLISHED, false);
		// one thread: two wait for each other after every small operation, a hundred times longer where the cores are
		// busy
		return ConfigOverrides.apply(TrainConfig.of(pairs, NETWORK, iterations, 2, 2e-3, List.of(1_000_000_000L), 0.1,
			seed), """
				{"average": 0.9, "threads": 1, "rhythm": {"logEvery": 2, "validateEvery": 4}}""");
	}

	static PairSource pairs(final long... seeds) {
		final List<SourceImage> images = new ArrayList<>();
		for (final long seed : seeds)
			images.add(new SourceImage("gan_" + seed + ".png", StemScan.galliumNitride(96, 96, 2, seed).simulate(
				Progress.NONE), IntensityRange.EIGHT_BIT));
		return PairSource.of(images, config(1, 1).pairs(), 1 << 24);
	}

	/** Three pairs of files in HR and LR, scans of 64×64 and 32×32 pixels with seeds from 1. */
	static void writePairs(final Path folder) throws IOException {
		writeScans(folder.resolve("HR"), 64, 1);
		writeScans(folder.resolve("LR"), 32, 1);
	}

	/** Files 1.png to 3.png, scans with seeds from the given one. */
	static void writeScans(final Path folder, final int size, final long firstSeed) throws IOException {
		for (int i = 0; i < 3; i++) {
			final StemScan scan = StemScan.galliumNitride(size, size, 1, firstSeed + i);
			ImageFiles.write(scan.simulate(Progress.NONE), folder.resolve(i + 1 + ".png"));
		}
	}
}
