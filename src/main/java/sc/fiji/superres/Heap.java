package sc.fiji.superres;

/** Tells how much of Java's own memory is free. */
public final class Heap {

	/** Says that work does not fit into the memory that is free now. */
	public static final class Exceeded extends IllegalArgumentException {

		private static final long serialVersionUID = 1;

		private Exceeded(final String message) {
			super(message);
		}
	}

	private Heap() {}

	/** Returns the bytes that can still be allocated; collects garbage first, so that it counts as free. */
	public static long free() {
		System.gc();
		return untouched();
	}

	private static long untouched() {
		final Runtime java = Runtime.getRuntime();
		return java.maxMemory() - java.totalMemory() + java.freeMemory();
	}

	/**
	 * Refuses work that cannot fit into memory, before hours are spent on it.
	 *
	 * @param bytes what the work needs at least
	 * @param what the subject of the message, at the beginning of a sentence: "A result of 512×512 pixels"
	 * @throws Exceeded saying how much memory is needed and how much is free
	 */
	public static void require(final long bytes, final String what) {
		if (bytes <= untouched()) return;
		final long free = free();
		if (bytes > free) throw new Exceeded(tooLarge(bytes, what, free));
	}

	/** Whether some bytes can be allocated. */
	public static boolean has(final long bytes) {
		return bytes <= untouched() || bytes <= free();
	}

	private static String tooLarge(final long bytes, final String what, final long free) {
		return what + " takes " + NumberText.gibibytes(bytes) + " of memory, and Java has " + NumberText.gibibytes(
			free) + " left. Super-resolve a part (select it), close images, or give " +
			"Java more memory: Edit > Options > Memory & Threads..., or -Xmx on the command line.";
	}
}
