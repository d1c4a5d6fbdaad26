package sc.fiji.superres.benchmark;

import java.util.List;

import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.simulate.StemScan;

/** Pairs of two simulated scans of 512×512 pixels, as the trainings of the study learn from. */
final class BenchmarkPairs {

	private static final int SIDE = 512;
	private static final double DOSE = 15;
	private static final long CACHE = 1L << 29;

	private BenchmarkPairs() {}

	static PairSource of(final MultiScaleConfig config) {
		return PairSource.of(List.of(scan(1), scan(2)), config, CACHE);
	}

	private static SourceImage scan(final long seed) {
		final var scan = StemScan.galliumNitride(SIDE, SIDE, DOSE, seed).simulate(Progress.NONE);
		return new SourceImage("gan_" + seed + ".png", scan, IntensityRange.EIGHT_BIT);
	}
}
