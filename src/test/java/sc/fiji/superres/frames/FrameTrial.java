package sc.fiji.superres.frames;

import java.util.Locale;

import sc.fiji.superres.Progress;
import sc.fiji.superres.path.Series;
import sc.fiji.superres.path.Series.Rotation;
import sc.fiji.superres.path.Settings;

public final class FrameTrial {

	public static void main(final String[] a) {
		if (a[0].startsWith("pair:")) {
			pair(a);
			return;
		}
		for (final String sample : a[0].split(",")) {
			final int side = Integer.parseInt(a[1]);
			final double field = Double.parseDouble(a[2]);
			final double pixel = field / side;
			final Settings s = new Settings(side, side, field, Double.parseDouble(a[3]), Double.parseDouble(a[4]),
				Double.parseDouble(a[5]) * pixel, Long.parseLong(a[8]));
			final ScannedSeries series = ScannedSeries.of(sample, s, new Series(Integer.parseInt(a[7]), Rotation.NONE,
				false, Double.parseDouble(a[6]) * pixel));
			for (final boolean lines : new boolean[] { false, true }) {
				final long t = System.nanoTime();
				final AlignedFrames al = FrameAlignment.series(series.frames(), lines, Progress.NONE);
				final double[] x = series.errors(al, true), y = series.errors(al, false);
				System.out.printf(Locale.ROOT,
					"%s lines=%s %.1fs x median %.3f 90%% %.3f y %.3f %.3f area %s jitter %.3f alike %.2f%n", sample,
					lines, (System.nanoTime() - t) / 1e9, ScannedSeries.median(x), ScannedSeries.share(x, .9),
					ScannedSeries.median(y), ScannedSeries.share(y, .9), al.area(), al.jitter(), java.util.Arrays
						.stream(al.alike()).min().getAsDouble());
			}
		}
	}

	private static void pair(final String[] a) {
		final int side = Integer.parseInt(a[1]);
		final double field = Double.parseDouble(a[2]);
		final double pixel = field / side;
		final Settings s = new Settings(side, side, field, Double.parseDouble(a[3]), Double.parseDouble(a[4]), Double
			.parseDouble(a[5]) * pixel, Long.parseLong(a[8]));
		final ScannedSeries series = ScannedSeries.of(a[0].substring(5), s, new Series(1, Rotation.BOTH, false, Double
			.parseDouble(a[6]) * pixel));
		for (final boolean lines : new boolean[] { false, true }) {
			final long t = System.nanoTime();
			final AlignedFrames al = FrameAlignment.pair(series.frames().get(0), series.frames().get(1), 1, lines,
				Progress.NONE);
			for (int k = 0; k < 2; k++) {
				final double[] x = series.ownErrors(al, k, true), y = series.ownErrors(al, k, false);
				final Lines l = al.lines()[k], u = series.truth().get(k);
				System.out.printf(Locale.ROOT,
					"lines=%s %d %.1fs x median %.3f 90%% %.3f y %.3f %.3f area %s jitter %.3f; slope %.4f %.4f truth %.4f %.4f%n",
					lines, k, (System.nanoTime() - t) / 1e9, ScannedSeries.median(x), ScannedSeries.share(x, .9),
					ScannedSeries.median(y), ScannedSeries.share(y, .9), al.area(), al.jitter(), (l.x()[side - 1] - l
						.x()[0]) / (side - 1), (l.y()[side - 1] - l.y()[0]) / (side - 1), (u.x()[side - 1] - u.x()[0]) /
							(side - 1), (u.y()[side - 1] - u.y()[0]) / (side - 1));
			}
		}
	}
}
