package sc.fiji.superres.imagej;

import java.io.PrintStream;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out why a macro stops.
 * <p>
 * Without a display, ImageJ prints the message of an error dialog, or of {@code exit("message")}, and then ends the
 * macro as it does for a plain {@code exit}: only the method that prints tells them apart. So both standard streams are
 * replaced while a macro runs. The first such message is kept for the caller instead of being printed; all other lines
 * pass.
 * </p>
 */
final class MacroErrors implements AutoCloseable {

	/** Methods of ImageJ that print what stops a macro. */
	private static final Set<String> SOURCES = Set.of("ij.macro.Interpreter.showError", "ij.macro.Functions.exit",
		"ij.IJ.error");
	private static final String TO_THE_LOG = "ij.IJ.log";

	/** Frames among which the method that prints is found. */
	private static final int NEAR = 8;

	private final PrintStream out = System.out;
	private final PrintStream err = System.err;
	private String message;

	private MacroErrors() {
		System.setOut(new Ear(out));
		System.setErr(new Ear(err));
	}

	/** Listens from now on, until {@link #close}. */
	static MacroErrors listen() {
		return new MacroErrors();
	}

	/** The first message that stopped a macro, or null. */
	String message() {
		return message;
	}

	@Override
	public void close() {
		System.setOut(out);
		System.setErr(err);
	}

	private static boolean isError() {
		final Set<String> callers = StackWalker.getInstance().walk(frames -> frames.limit(NEAR).map(MacroErrors::name)
			.collect(Collectors.toSet()));
		return !callers.contains(TO_THE_LOG) && callers.stream().anyMatch(SOURCES::contains);
	}

	private static String name(final StackWalker.StackFrame frame) {
		return frame.getClassName() + "." + frame.getMethodName();
	}

	private final class Ear extends PrintStream {

		Ear(final PrintStream stream) {
			super(stream, true);
		}

		@Override
		public void println(final String line) {
			if (message == null && line != null && isError()) {
				message = line.replaceFirst("^(Macro Error|No Image): ", "").replaceAll("\n\\s*\n", "\n").trim();
			}
			else super.println(line);
		}
	}
}
