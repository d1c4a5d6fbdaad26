package sc.fiji.superres.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The processors to compute on, without those that are only another thread of a core: threads of a core share its
 * arithmetic units, which a network keeps busy by itself, and then wait for each other.
 */
final class Processors {

	/** Linux: what every processor shares its core with, and where this process may run. */
	private static final Path SYSTEM = Path.of("/sys/devices/system/cpu"), PROCESS = Path.of("/proc/self/status");

	/** Linux: what the processors are able to do, and how instructions for products are named there. */
	private static final Path ABILITIES = Path.of("/proc/cpuinfo");
	private static final Set<String> BRAIN_FLOATS = Set.of("avx512_bf16", "amx_bf16");
	private static final Set<String> BYTES = Set.of("avx512_vnni", "avx_vnni", "amx_int8");

	private static final String ALLOWED = "Cpus_allowed_list:";

	/** It does not change while a program runs. */
	private static final int CORES = cores(SYSTEM, PROCESS);
	private static final boolean BF16 = multiplyBrainFloats(ABILITIES), INT8 = multiplyBytes(ABILITIES);

	private Processors() {}

	/** Cores that this process may use; where the system does not tell (it is not Linux), processors. */
	static int count() {
		return Math.min(CORES, Runtime.getRuntime().availableProcessors());
	}

	/**
	 * @param system folder with a folder for each processor
	 * @param process status of this process
	 * @return how many cores the process may run on, as many as there can be where that cannot be read
	 */
	static int cores(final Path system, final Path process) {
		try {
			final Set<String> cores = new HashSet<>();
			for (final int processor : allowed(process))
				cores.add(Files.readString(system.resolve("cpu" + processor + "/topology/thread_siblings_list"))
					.strip());
			return cores.isEmpty() ? Integer.MAX_VALUE : cores.size();
		}
		catch (IOException | NumberFormatException exc) {
			return Integer.MAX_VALUE;
		}
	}

	/** Nanoseconds of processor time that the calling thread had, or of the clock where the system does not tell. */
	static long threadTime() {
		final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime();
	}

	/** Maker, family and model where the system tells (Linux), else the kind of processor. */
	static String name() {
		return name(ABILITIES);
	}

	/** @param abilities rows of names and values for each processor */
	static String name(final Path abilities) {
		try (Stream<String> rows = Files.lines(abilities)) {
			final String name = rows.takeWhile(row -> !row.isBlank()).filter(row -> row.matches(
				"(model name|cpu family|model)\\s*:.*")).map(row -> row.substring(row.indexOf(':') + 1).strip())
				.collect(Collectors.joining("/"));
			if (!name.isEmpty()) return name;
		}
		catch (IOException | UncheckedIOException exc) {
			return System.getProperty("os.arch");
		}
		return System.getProperty("os.arch");
	}

	/** Whether they have instructions for products in bf16; where the system does not tell (it is not Linux), no. */
	static boolean multiplyBrainFloats() {
		return BF16;
	}

	/** @param abilities a row of flags for each processor */
	static boolean multiplyBrainFloats(final Path abilities) {
		return haveOneOf(BRAIN_FLOATS, abilities);
	}

	/** Whether they have instructions for sums of products of bytes; where the system does not tell, no. */
	static boolean multiplyBytes() {
		return INT8;
	}

	/** @param abilities a row of flags for each processor */
	static boolean multiplyBytes(final Path abilities) {
		return haveOneOf(BYTES, abilities);
	}

	private static boolean haveOneOf(final Set<String> names, final Path abilities) {
		try (Stream<String> rows = Files.lines(abilities)) {
			final Stream<String> flags = rows.filter(row -> row.startsWith("flags")).limit(1);
			return flags.flatMap(row -> Stream.of(row.split("\\s+"))).anyMatch(names::contains);
		}
		catch (IOException | UncheckedIOException exc) {
			return false;
		}
	}

	private static int[] allowed(final Path process) throws IOException {
		final List<String> rows = Files.readAllLines(process).stream().filter(row -> row.startsWith(ALLOWED)).toList();
		if (rows.isEmpty()) return new int[0];
		final String[] ranges = rows.get(0).substring(ALLOWED.length()).strip().split(",");
		return IntStream.range(0, ranges.length).flatMap(i -> range(ranges[i])).toArray();
	}

	/** Of "4" or "0-3". */
	private static IntStream range(final String text) {
		final String[] ends = text.split("-");
		return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
	}
}
