package sc.fiji.superres.frames;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

import sc.fiji.superres.Progress;
import sc.fiji.superres.path.Series;
import sc.fiji.superres.path.Series.Rotation;
import sc.fiji.superres.path.Settings;
import sc.fiji.superres.lines.Lines;
import sc.fiji.superres.lines.Plane;

/** How long alignment takes, and how far lines lie from the truth of their simulation. */
public final class FrameBenchmark {

	/** Frames that are aligned before anything is measured. */
	private static final int WARM = 4;

	/** What the last measurement took. */
	private static double seconds;

	private FrameBenchmark() {}

	/**
	 * @param args sample (with " defects" behind it for one that has them), side in pixels, field in nm, dose, jitter
	 *            in pixels, drift and wandering in pixels a frame, number of frames, seed; and, if others are to align
	 *            the same, a folder that gets frames.raw, places.txt and seconds.txt ({@code scripts/bench/frames.py})
	 */
	public static void main(final String[] args) throws IOException {
		final int side = Integer.parseInt(args[1]);
		final double field = Double.parseDouble(args[2]);
		final double pixel = field / side;
		final Settings settings = new Settings(side, side, field, number(args[3]), number(args[4]), number(args[5]) *
			pixel, Long.parseLong(args[8]));
		final Series passes = new Series(Integer.parseInt(args[7]), Rotation.NONE, false, number(args[6]) * pixel);
		final ScannedSeries series = ScannedSeries.of(args[0], settings, passes);
		FrameAlignment.series(series.frames().subList(0, WARM), true, Progress.NONE);
		final AlignedFrames wholes = measure(series, false);
		final double wholesSeconds = seconds;
		final AlignedFrames lines = measure(series, true);
		final double[] bound = series.errors(new LineBound(args[0], settings, passes, series).best(lines), true);
		System.out.printf(Locale.ROOT, "no method is better along lines than a median of %.3f px, 90 %% %.3f%n",
			ScannedSeries.median(bound), ScannedSeries.share(bound, 0.9));
		if (args.length > 9) write(Path.of(args[9]), series, wholes, wholesSeconds + " " + seconds);
	}

	private static void write(final Path folder, final ScannedSeries series, final AlignedFrames wholes,
		final String seconds) throws IOException
	{
		final StringBuilder places = new StringBuilder();
		try (OutputStream raw = Files.newOutputStream(folder.resolve("frames.raw"))) {
			for (int k = 0; k < series.frames().size(); k++) {
				raw.write(bytes(series.frames().get(k)));
				places.append(place(series.truth().get(k))).append(' ').append(place(wholes.lines()[k])).append('\n');
			}
		}
		Files.writeString(folder.resolve("places.txt"), places);
		Files.writeString(folder.resolve("seconds.txt"), seconds);
	}

	private static byte[] bytes(final Plane frame) {
		final byte[] bytes = new byte[frame.values().length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) frame.values()[i];
		return bytes;
	}

	/** Of a frame: the mean of its lines. */
	private static String place(final Lines lines) {
		return Arrays.stream(lines.x()).average().orElseThrow() + " " + Arrays.stream(lines.y()).average()
			.orElseThrow();
	}

	private static double number(final String text) {
		return Double.parseDouble(text);
	}

	private static AlignedFrames measure(final ScannedSeries series, final boolean lines) {
		final long start = System.nanoTime();
		final long cpu = cpuNanos();
		final AlignedFrames aligned = FrameAlignment.series(series.frames(), lines, Progress.NONE);
		seconds = (System.nanoTime() - start) / 1e9;
		final double cpuSeconds = (cpuNanos() - cpu) / 1e9;
		final double[] along = series.errors(aligned, true);
		final double[] across = series.errors(aligned, false);
		System.out.printf(Locale.ROOT,
			"lines=%s: %.1f s, processor time %.1f s; along lines median %.3f px, 90 %% %.3f; across %.3f, %.3f%n",
			lines, seconds, cpuSeconds, ScannedSeries.median(along), ScannedSeries.share(along, 0.9), ScannedSeries
				.median(across), ScannedSeries.share(across, 0.9));
		return aligned;
	}

	/** Of all threads: what a run takes whatever else the machine does. */
	private static long cpuNanos() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}
}
