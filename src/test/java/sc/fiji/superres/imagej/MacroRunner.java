package sc.fiji.superres.imagej;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs macros inside the test's JVM, in the ImageJ that {@link PatchImageJ} prepared. */
public final class MacroRunner {

	private MacroRunner() {}

	/**
	 * @return what the macro returned, or null
	 * @throws AssertionError when the macro was stopped, with the message a user would see
	 */
	public static String run(final String macro) {
		try {
			return HeadlessMacro.run(macro, "");
		}
		catch (final MacroAbortedException exc) {
			throw new AssertionError(exc.getMessage(), exc);
		}
	}

	/** @return what the macro wrote to the log, which is the standard output where there is no display */
	public static String log(final String macro) {
		final PrintStream out = System.out;
		final ByteArrayOutputStream log = new ByteArrayOutputStream();
		System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
		try {
			run(macro);
		}
		finally {
			System.setOut(out);
		}
		return log.toString(StandardCharsets.UTF_8);
	}

	/**
	 * @return the message that stopped the macro
	 * @throws AssertionError when the macro came to its end
	 */
	public static String failure(final String macro) {
		try {
			HeadlessMacro.run(macro, "");
		}
		catch (final MacroAbortedException exc) {
			return exc.getMessage();
		}
		throw new AssertionError("The macro came to its end: " + macro);
	}
}
