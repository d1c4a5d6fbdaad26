package sc.fiji.superres.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

import sc.fiji.superres.Progress;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.path.Pass;

/**
 * Prints the processor time of a pair to learn from: a scan of 64×64 pixels with all defects and its truth of 256×256,
 * as the mean over {@value #SEEDS} scenes, after as many that are not counted. Processor time does not depend on what
 * else the machine does.
 */
public final class SimulationTable {

	private static final int SEEDS = 40;
	private static final int SIDE = 64;
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private SimulationTable() {}

	/** @param args none */
	public static void main(final String[] args) {
		print("random-stem", 0.0246);
		print("random-stem", 0.00615);
		print("si-stem", 0.0246);
		print("random-stm", 0.047);
	}

	/** @param pixel of the scan, nm */
	private static void print(final String sample, final double pixel) {
		milliseconds(sample, pixel);
		System.out.printf(Locale.ROOT, "| `%s` | %.1f | %.1f |%n", sample, 1000 * pixel, milliseconds(sample, pixel));
	}

	private static double milliseconds(final String sample, final double pixel) {
		final long start = THREADS.getCurrentThreadCpuTime();
		for (int seed = 0; seed < SEEDS; seed++) {
			final Scan scan = Scan.withDefects(sample, SIDE, SIDE, SIDE * pixel, 15, 0.4, 0.05, seed);
			scan.simulate(Progress.NONE);
			scan.truth(4, Pass.FIRST, Progress.NONE);
		}
		return (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / SEEDS;
	}
}
