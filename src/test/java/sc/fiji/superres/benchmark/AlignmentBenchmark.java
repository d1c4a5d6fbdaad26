package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.align.Alignment;
import sc.fiji.superres.align.AlignmentConfig;
import sc.fiji.superres.align.Match;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.LatticePair;

/** Time to find a 256×256 crop on a 2048×2048 reference; {@code scripts/bench/align.sh} runs it. */
public final class AlignmentBenchmark {

	private static final int IMAGE = 256, REFERENCE = 2048, ROUNDS = 5;

	private AlignmentBenchmark() {}

	/** @param args folder that gets image.raw, reference.raw and found.txt, for Python to search the same */
	public static void main(final String[] args) throws IOException {
		final LatticePair pair = LatticePair.draw(true, IMAGE, REFERENCE, 7);
		final Path folder = Path.of(args[0]);
		write(folder.resolve("image.raw"), pair.image());
		write(folder.resolve("reference.raw"), pair.reference());
		final double[] first = new double[ROUNDS], next = new double[ROUNDS], cpu = new double[ROUNDS];
		Match match = null;
		for (int i = 0; i < ROUNDS; i++) {
			final long start = System.nanoTime(), cpuStart = cpuNanos();
			final Alignment alignment = Alignment.to(pair.reference(), AlignmentConfig.of(255));
			match = alignment.find(pair.image(), Progress.NONE);
			first[i] = (System.nanoTime() - start) / 1e9;
			cpu[i] = (cpuNanos() - cpuStart) / 1e9;
			final long again = System.nanoTime();
			alignment.find(pair.image(), Progress.NONE);
			next[i] = (System.nanoTime() - again) / 1e9;
		}
		final String found = String.format(Locale.ROOT, "%.3f %.3f %.4f %.3f", match.x(), match.y(), match.scale(),
			match.rotation());
		System.out.printf(Locale.ROOT,
			"ours: first call %.2f s, median %.2f s with the reference's transforms (least %.2f s, " +
				"processor time %.2f s), %.2f s without; off by %.3f px, %.3f %%, %.3f degrees%n", first[0], median(
					first), Arrays.stream(first).min().orElseThrow(), median(cpu), median(next), pair.distance(match
						.x(), match.y()), 100 * Math.abs(match.scale() / pair.scale() - 1), Math.abs(match.rotation() -
							pair.rotation()));
		Files.writeString(folder.resolve("found.txt"), String.format(Locale.ROOT, "%s %.3f%n", found, median(first)));
	}

	/** Of all threads: what a run takes whatever else the machine does. */
	private static long cpuNanos() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	private static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private static void write(final Path file, final RandomAccessibleInterval<UnsignedByteType> plane)
		throws IOException
	{
		Files.write(file, Planes.byteArray(plane));
	}
}
