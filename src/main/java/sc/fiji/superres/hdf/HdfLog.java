package sc.fiji.superres.hdf;

import java.lang.reflect.Method;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sc.fiji.superres.QuietLogger;

/**
 * Keeps jHDF from writing hundreds of lines to the console for each file, as Logback lets it where nobody has set it
 * up: Fiji has Logback, and no file of settings for it. Logback cannot be told so through SLF4J.
 */
final class HdfLog {

	private HdfLog() {}

	/** Lets jHDF warn and no more, unless somebody has set its level. */
	static void quieten() {
		QuietLogger.without();
		final Logger logger = LoggerFactory.getLogger("io.jhdf");
		try {
			quieten(logger);
		}
		catch (final ReflectiveOperationException exc) {
			return; // not Logback: other loggers are quiet
		}
	}

	private static void quieten(final Logger logger) throws ReflectiveOperationException {
		final Method level = logger.getClass().getMethod("getLevel");
		if (level.invoke(logger) != null) return;
		final Object warn = level.getReturnType().getField("WARN").get(null);
		logger.getClass().getMethod("setLevel", level.getReturnType()).invoke(logger, warn);
	}
}
