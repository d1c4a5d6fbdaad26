package sc.fiji.superres.user;

/**
 * The thread of a macro, while a command of ours runs on it.
 * <p>
 * Escape makes ImageJ wait for two seconds and then kill ({@code Thread.stop}) every thread whose name ends in
 * {@code Macro$}, wherever it is: in the middle of native code, or of writing a checkpoint. Commands of ours stop by
 * themselves at Escape, and write what must not be lost first.
 * </p>
 */
public final class MacroThread {

	/**
	 * How the names of threads end that ImageJ kills. Their beginning must stay: by that ImageJ knows that a thread has
	 * macro options.
	 */
	private static final String KILLED = "Macro$";
	private static final String SPARED = " (super-resolution)";

	private MacroThread() {}

	/** Does work under a name that ImageJ does not kill. */
	public static void spared(final Runnable work) {
		final Thread thread = Thread.currentThread();
		if (thread.getName().endsWith(KILLED)) spared(thread, work);
		else work.run();
	}

	private static void spared(final Thread thread, final Runnable work) {
		final String name = thread.getName();
		thread.setName(name + SPARED);
		try {
			work.run();
		}
		finally {
			thread.setName(name);
		}
	}
}
