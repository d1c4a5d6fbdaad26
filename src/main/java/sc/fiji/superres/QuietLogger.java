package sc.fiji.superres;

/** Keeps SLF4J, by which libraries of ours write their logs, from talking about itself. */
public final class QuietLogger {

	private static final String VERBOSITY = "slf4j.internal.verbosity";

	private QuietLogger() {}

	/**
	 * Without a logger beside it SLF4J is silent, and need not say so on every start. To be called before a library
	 * that uses it.
	 */
	public static void without() {
		if (System.getProperty(VERBOSITY) == null) System.setProperty(VERBOSITY, "ERROR");
	}
}
