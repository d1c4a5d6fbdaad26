package sc.fiji.superres.natives;

/**
 * Keeps DJL's notes to developers off people's consoles.
 * <p>
 * DJL logs by SLF4J. Without a logger beside it, SLF4J would say so on every start. With Logback, as in Fiji, DJL would
 * write some twenty lines when it starts, since Logback lets everything pass that nobody has configured; four of them
 * warn of a GPU that is not there. Whether one can be used is said by Super-Resolution Device.
 * </p>
 */
public final class DjlLog {

	private static final String VERBOSITY = "slf4j.internal.verbosity";
	private static final String DJL = "ai.djl";

	private DjlLog() {}

	/** From here on DJL logs errors only, unless somebody has chosen another level for it. */
	public static void quieten() {
		if (System.getProperty(VERBOSITY) == null) System.setProperty(VERBOSITY, "ERROR");
		try {
			quietenLogback(Class.forName("ch.qos.logback.classic.Level"));
		}
		catch (final ReflectiveOperationException | LinkageError exc) {
			return; // no Logback
		}
	}

	/** By reflection, since Logback is Fiji's and not ours. */
	private static void quietenLogback(final Class<?> level) throws ReflectiveOperationException {
		final Object logger = Class.forName("org.slf4j.LoggerFactory").getMethod("getLogger", String.class).invoke(null,
			DJL);
		final Class<?> logback = Class.forName("ch.qos.logback.classic.Logger");
		if (!logback.isInstance(logger) || logback.getMethod("getLevel").invoke(logger) != null) return;
		logback.getMethod("setLevel", level).invoke(logger, level.getField("ERROR").get(null));
	}
}
