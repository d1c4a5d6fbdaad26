package sc.fiji.superres;

/** Java's own memory. */
public final class Heap {

	private Heap() {}

	/** Bytes that can still be had, garbage counted as free: it is collected for that. */
	public static long free() {
		System.gc();
		return untouched();
	}

	private static long untouched() {
		final Runtime java = Runtime.getRuntime();
		return java.maxMemory() - java.totalMemory() + java.freeMemory();
	}

	/**
	 * Refuses what cannot fit, before hours of work on it.
	 *
	 * @param bytes it takes at least
	 * @param what takes them, the beginning of a sentence
	 * @throws IllegalArgumentException naming what is needed and what is there
	 */
	public static void require(final long bytes, final String what) {
		if (bytes <= untouched()) return;
		final long free = free();
		if (bytes > free) throw new IllegalArgumentException(what + " takes " + Figures.gibibytes(bytes) +
			" of memory, and Java has " + Figures.gibibytes(free) +
			" left. Super-resolve a part (select it), close images, or give " +
			"Java more memory: Edit > Options > Memory & Threads..., or -Xmx on the command line.");
	}
}
