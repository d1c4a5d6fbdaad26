package sc.fiji.superres.frames;

import java.util.Locale;

import sc.fiji.superres.Progress;
import sc.fiji.superres.path.Series;
import sc.fiji.superres.path.Series.Rotation;
import sc.fiji.superres.path.Settings;

/** How far lines of pairs at 0° and 90° lie from the truth of their simulation, under a steady drift and by lines. */
public final class PairBenchmark {

	private PairBenchmark() {}

	/**
	 * @param args sample, side in pixels, field in nm, dose, jitter in pixels, drift and wandering in pixels a frame,
	 *            and any number of seeds
	 */
	public static void main(final String[] args) {
		final int side = Integer.parseInt(args[1]);
		final double field = Double.parseDouble(args[2]);
		final double pixel = field / side;
		for (int k = 7; k < args.length; k++) {
			final Settings settings = new Settings(side, side, field, Double.parseDouble(args[3]), Double.parseDouble(
				args[4]), Double.parseDouble(args[5]) * pixel, Long.parseLong(args[k]));
			final ScannedSeries pair = ScannedSeries.of(args[0], settings, new Series(1, Rotation.BOTH, false, Double
				.parseDouble(args[6]) * pixel));
			measure(pair, false, args[k]);
			measure(pair, true, args[k]);
		}
	}

	private static void measure(final ScannedSeries pair, final boolean byLines, final String seed) {
		final long start = System.nanoTime();
		final AlignedFrames aligned = FrameAlignment.pair(pair.frames().get(0), pair.frames().get(1), 1, byLines,
			Progress.NONE);
		final double seconds = (System.nanoTime() - start) / 1e9;
		final double[] errors = pair.distortion(aligned);
		System.out.printf(Locale.ROOT, "seed %s lines=%s: median %.3f px, 90 %% %.3f; %.1f s%n", seed, byLines,
			ScannedSeries.median(errors), ScannedSeries.share(errors, 0.9), seconds);
	}
}
