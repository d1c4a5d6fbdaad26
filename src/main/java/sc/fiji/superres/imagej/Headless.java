package sc.fiji.superres.imagej;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Runs an ImageJ macro without a display: {@code Headless FILE.ijm [ARGUMENT]}.
 * <p>
 * What the macro prints goes to the standard output, what stops it to the standard error. The exit status is 0 when the
 * macro came to its end, 1 when it was stopped (an error of a command or of the macro itself, {@code exit("message")},
 * a file that cannot be read), 2 when the call was wrong. Java needs
 * {@code --add-opens java.base/java.lang=ALL-UNNAMED}; {@code scripts/macro.sh} gives it.
 * </p>
 */
public final class Headless {

	private static final int DONE = 0;
	private static final int STOPPED = 1;
	private static final int USAGE = 2;

	private Headless() {}

	public static void main(final String... args) {
		System.exit(run(args)); // the engine's threads would keep the JVM alive
	}

	private static int run(final String... args) {
		final boolean called = args.length == 1 || args.length == 2;
		if (!called || args[0].startsWith("-")) return usage();
		if (args.length == 1) return run(args[0], "");
		return run(args[0], args[1]);
	}

	private static int usage() {
		System.err.println("Usage: Headless FILE.ijm [ARGUMENT]");
		System.err.println("Runs an ImageJ macro without a display; getArgument() in the macro returns ARGUMENT.");
		return USAGE;
	}

	private static int run(final String file, final String argument) {
		try {
			final String macro = Files.readString(Path.of(file), StandardCharsets.UTF_8);
			HeadlessImageJ.prepare();
			HeadlessMacro.run(macro, argument);
			return DONE;
		}
		catch (final IOException exc) {
			System.err.println(file + ": " + reason(exc));
		}
		catch (final MacroAbortedException exc) {
			report(file, exc);
		}
		catch (final IllegalStateException exc) {
			exc.printStackTrace();
		}
		return STOPPED;
	}

	private static void report(final String file, final MacroAbortedException exc) {
		System.err.println(file + ": " + exc.getMessage());
		if (exc.getCause() != null) exc.getCause().printStackTrace();
	}

	private static String reason(final IOException exc) {
		if (exc instanceof NoSuchFileException) return "there is no such macro file.";
		return "the macro file cannot be read as UTF-8 text (" + exc + ").";
	}
}
