package sc.fiji.superres.frames;

import java.lang.management.ManagementFactory;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

import sc.fiji.superres.Progress;
import sc.fiji.superres.path.Series;
import sc.fiji.superres.path.Series.Rotation;
import sc.fiji.superres.path.Settings;

/** How long alignment takes, and how far lines lie from the truth of their simulation. */
public final class FrameBenchmark {

	private FrameBenchmark() {}

	/**
	 * @param args sample (with " defects" behind it for one that has them), side in pixels, field in nm, dose, jitter
	 *            in pixels, drift and wandering in pixels a frame, number of frames, seed
	 */
	public static void main(final String[] args) {
		final int side = Integer.parseInt(args[1]);
		final double field = Double.parseDouble(args[2]);
		final double pixel = field / side;
		final Settings settings = new Settings(side, side, field, number(args[3]), number(args[4]), number(args[5]) *
			pixel, Long.parseLong(args[8]));
		final ScannedSeries series = ScannedSeries.of(args[0], settings, new Series(Integer.parseInt(args[7]),
			Rotation.NONE, false, number(args[6]) * pixel));
		measure(series, false);
		measure(series, true);
	}

	private static double number(final String text) {
		return Double.parseDouble(text);
	}

	private static void measure(final ScannedSeries series, final boolean lines) {
		final long start = System.nanoTime();
		final long cpu = cpuNanos();
		final AlignedFrames aligned = FrameAlignment.series(series.frames(), lines, Progress.NONE);
		final double seconds = (System.nanoTime() - start) / 1e9;
		final double cpuSeconds = (cpuNanos() - cpu) / 1e9;
		final double[] along = series.errors(aligned, true);
		final double[] across = series.errors(aligned, false);
		System.out.printf(Locale.ROOT,
			"lines=%s: %.1f s, processor time %.1f s; along lines median %.3f px, 90 %% %.3f; across %.3f, %.3f%n",
			lines, seconds, cpuSeconds, ScannedSeries.median(along), ScannedSeries.share(along, 0.9), ScannedSeries
				.median(across), ScannedSeries.share(across, 0.9));
	}

	/** Of all threads: what a run takes whatever else the machine does. */
	private static long cpuNanos() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}
}
