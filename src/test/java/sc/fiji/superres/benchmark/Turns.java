package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import sc.fiji.superres.engine.FreedMemory;

/**
 * The same work done by two networks in turns, so that whatever else the machine does meets both. Linux only.
 *
 * @param fast what it cost the fast one
 * @param light what it cost the lightweight one
 */
record Turns(Cost fast, Cost light) {

	/** Calls before anything is measured: the first ones of a shape are slow. */
	private static final int WARM = 2;
	private static final double MILLI = 1e6;
	private static final double MEGA = 1 << 20;

	/**
	 * What a call cost.
	 *
	 * @param millis median milliseconds
	 * @param bytes native memory at its peak, beyond what the process held before
	 */
	record Cost(double millis, long bytes) {}

	/** Takes both as often as told, one after the other. */
	static Turns take(final Runnable fast, final Runnable light, final int turns) throws IOException {
		for (int i = 0; i < WARM; i++) {
			fast.run();
			light.run();
		}
		final long fastBytes = peak(fast);
		final long lightBytes = peak(light);
		final double[] fastMillis = new double[turns];
		final double[] lightMillis = new double[turns];
		for (int i = 0; i < turns; i++) {
			fastMillis[i] = millis(fast);
			lightMillis[i] = millis(light);
		}
		return new Turns(new Cost(median(fastMillis), fastBytes), new Cost(median(lightMillis), lightBytes));
	}

	/** A row of {@code | what | fast ms | light ms | light / fast | MB of fast | MB of light |}. */
	String row(final String what) {
		return String.format(Locale.ROOT, "| %s | %.1f | %.0f | %.1f | %.0f | %.0f |", what, fast.millis, light.millis,
			light.millis / fast.millis, fast.bytes / MEGA, light.bytes / MEGA);
	}

	/** Bytes that the process holds at most during a call, beyond those it held before. */
	static long peak(final Runnable call) throws IOException {
		System.gc();
		FreedMemory.giveBack(); // what the other network left would hide what this one takes
		final long before = ProcessMemory.now();
		Files.writeString(Path.of("/proc/self/clear_refs"), "5"); // the high-water mark begins anew
		call.run();
		return ProcessMemory.peak() - before;
	}

	/** Milliseconds of a call. */
	static double millis(final Runnable call) {
		final long start = System.nanoTime();
		call.run();
		return (System.nanoTime() - start) / MILLI;
	}

	/** The value in the middle, the upper one of an even number. */
	static double median(final double[] values) {
		return Arrays.stream(values).sorted().toArray()[values.length / 2];
	}
}
