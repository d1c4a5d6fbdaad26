package sc.fiji.superres;

/**
 * Keeps notes of libraries to developers off people's consoles.
 * <p>
 * DJL and jHDF log by SLF4J. Without a logger beside it, SLF4J would say so on every start. With Logback, as in Fiji,
 * DJL would write some twenty lines when it starts, and jHDF hundreds for each file, since Logback lets everything pass
 * that nobody has configured. Whether a GPU can be used is said by Super-Resolution Device; what is wrong with a file,
 * by whoever opens it.
 * </p>
 */
public final class LibraryLog {

	private static final String VERBOSITY = "slf4j.internal.verbosity";

	private LibraryLog() {}

	/**
	 * From here on a library logs errors only, unless somebody has chosen another level for it.
	 *
	 * @param library the package that all of its packages lie in
	 */
	public static void quieten(final String library) {
		if (System.getProperty(VERBOSITY) == null) System.setProperty(VERBOSITY, "ERROR");
		try {
			quietenLogback(library, Class.forName("ch.qos.logback.classic.Level"));
		}
		catch (final ReflectiveOperationException | LinkageError exc) {
			return; // no Logback
		}
	}

	/** By reflection, since Logback is Fiji's and not ours. */
	private static void quietenLogback(final String library, final Class<?> level) throws ReflectiveOperationException {
		final Object logger = Class.forName("org.slf4j.LoggerFactory").getMethod("getLogger", String.class).invoke(null,
			library);
		final Class<?> logback = Class.forName("ch.qos.logback.classic.Logger");
		if (!logback.isInstance(logger) || logback.getMethod("getLevel").invoke(logger) != null) return;
		logback.getMethod("setLevel", level).invoke(logger, level.getField("ERROR").get(null));
	}
}
