package sc.fiji.superres.imagej;

import java.util.concurrent.atomic.AtomicReference;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.Menus;
import ij.WindowManager;
import ij.macro.Interpreter;

/** Runs ImageJ macros in the patched ImageJ and tells how they ended. */
final class HeadlessMacro {

	/**
	 * ImageJ stops a plugin at once, instead of ending the JVM, on threads whose name ends so; it passes options to
	 * plugins on threads whose name begins so.
	 */
	private static final String THREAD_NAME = "Run$_Headless_Macro$";

	private HeadlessMacro() {}

	/** Puts the entries of {@code plugins.config} where {@code run("label", …)} looks them up. */
	static void addMenuEntries() {
		IJ.runPlugIn("ij.IJ.init", ""); // the patched ImageJ's way to its built-in commands
		for (final PluginsConfig.Entry entry : PluginsConfig.entries())
			Menus.getCommands().put(entry.label(), entry.target());
	}

	/**
	 * Runs a macro to its end. What it prints goes to the standard output.
	 *
	 * @param source text of the macro
	 * @param argument what {@code getArgument()} returns in the macro
	 * @return what the macro returned, or null
	 * @throws MacroAbortedException when the macro was stopped by an error, its own or a command's, or by
	 *             {@code exit("message")}; a plain {@code exit} is an ordinary end
	 */
	static String run(final String source, final String argument) throws MacroAbortedException {
		final Thread thread = Thread.currentThread();
		final String name = thread.getName();
		thread.setName(THREAD_NAME);
		try {
			return runOnNamedThread(source, argument);
		}
		finally {
			thread.setName(name);
		}
	}

	private static String runOnNamedThread(final String source, final String argument) throws MacroAbortedException {
		final AtomicReference<Throwable> thrown = new AtomicReference<>();
		IJ.setExceptionHandler(exc -> thrown.compareAndSet(null, exc));
		forgetLastMacro();
		try {
			return runListening(source, argument, thrown);
		}
		finally {
			IJ.setExceptionHandler(null);
			Macro.setOptions(null);
		}
	}

	private static String runListening(final String source, final String argument,
		final AtomicReference<Throwable> thrown) throws MacroAbortedException
	{
		final Interpreter interpreter = new Interpreter();
		try (MacroErrors errors = MacroErrors.listen()) {
			final String result = run(interpreter, source, argument, thrown);
			throwFailure(interpreter, errors.message(), thrown.get());
			return result;
		}
	}

	/** ImageJ reports errors to the last macro it remembers, and forgets it only when an image was there to be had. */
	private static void forgetLastMacro() {
		final ImagePlus active = WindowManager.getTempCurrentImage();
		WindowManager.setTempCurrentImage(new ImagePlus());
		IJ.getImage(null);
		WindowManager.setTempCurrentImage(active);
	}

	private static String run(final Interpreter interpreter, final String source, final String argument,
		final AtomicReference<Throwable> thrown)
	{
		try {
			return interpreter.run(source, argument);
		}
		catch (final RuntimeException exc) {
			if (!Macro.MACRO_CANCELED.equals(exc.getMessage())) thrown.compareAndSet(null, exc);
			return null;
		}
	}

	private static void throwFailure(final Interpreter interpreter, final String message, final Throwable thrown)
		throws MacroAbortedException
	{
		if (message != null) throw new MacroAbortedException(message, thrown);
		if (thrown != null) throw new MacroAbortedException(thrown + " in line " + interpreter.getLineNumber(), thrown);
		if (interpreter.wasError()) throw new MacroAbortedException(interpreter.getErrorMessage(), null);
	}
}
