package sc.fiji.superres.engine;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * Native memory that nobody uses any more, and that the C library keeps for the next who asks.
 * <p>
 * GNU's C library gives a large block back to the system as soon as it is free. A network frees and takes the same
 * blocks in every pass, and each time the system hands out their pages anew, one by one and zeroed: a step of the fast
 * network on 16 inputs of 64×64 faulted 30 000 pages, and 700 where blocks are kept, in six tenths of the processor
 * time.
 * </p>
 */
public final class FreedMemory {

	/** Parameters of mallopt (malloc.h). */
	private static final int TRIM_THRESHOLD = -1, TOP_PAD = -2, MMAP_MAX = -4;

	/** How much of the computer's memory may be kept: an eighth. */
	private static final int SHARE = 8;

	/** The largest piece that the library takes from the system for a thread: with less an empty one goes at once. */
	private static final int PIECE = 64 << 20;

	private FreedMemory() {}

	/**
	 * Has the C library keep freed memory from now on, at the end of what it has an eighth of the computer's at most,
	 * unless the environment says what it should keep (any variable that begins with MALLOC_, or GLIBC_TUNABLES). It
	 * comes into effect with GNU's C library only.
	 *
	 * @param computer the computer's memory in bytes
	 */
	static void keep(final long computer) {
		if (!Platform.isLinux() || isUpToTheEnvironment()) return;
		final int most = (int) Math.min(computer / SHARE, Integer.MAX_VALUE);
		try {
			set(TRIM_THRESHOLD, most);
			set(MMAP_MAX, 0);
			set(TOP_PAD, PIECE);
		}
		catch (final LinkageError exc) {
			return; // another C library, or no JNA for this machine: slower, else the same
		}
	}

	private static boolean isUpToTheEnvironment() {
		return System.getenv().keySet().stream().anyMatch(name -> name.startsWith("MALLOC_") || name.equals(
			"GLIBC_TUNABLES"));
	}

	private static void set(final int parameter, final int value) {
		Function.getFunction("c", "mallopt").invokeInt(new Object[] { parameter, value });
	}

	/**
	 * Gives it back to the system, where that is a call of its own (GNU's C library): 100 small models freed, 300 of
	 * 304 MB; after a training of the lightweight network, 590 of 904 MB.
	 */
	public static void giveBack() {
		if (!Platform.isLinux()) return;
		try {
			Function.getFunction("c", "malloc_trim").invokeInt(new Object[] { 0L });
		}
		catch (final LinkageError exc) {
			return; // another C library, or no JNA for this machine: the memory serves the next model
		}
	}
}
