import java.awt.Dialog;

import ij.IJ;
import ij.ImageJ;

/** Looks at what a Java that is too old says in plain ImageJ: menu entries, macros, File > Open. Needs a display. */
public final class OlderImageJ {

	private OlderImageJ() {}

	public static void main(final String[] args) {
		ImageJ.main(new String[] { "-ijpath", args[0] });
		Report.waitFor(() -> IJ.getInstance() != null && IJ.getInstance().isShowing());
		Report.check("ImageJ starts without a word" + said(), said().isEmpty());
		check("Super-Resolution", "Super-Resolve Image...", () -> IJ.run("Super-Resolve Image..."));
		check("Super-Resolution", "a sample", () -> IJ.run("GaN STEM (Super-Resolution)"));
		check("Macro Error", "a macro", () -> IJ.runMacro("run('Resample Image...', 'width=3'); print('went on');"));
		final String opening = dialog("Opener", () -> IJ.open(args[1]));
		Report.check("File > Open does not know the file: " + opening, opening.startsWith("Unsupported format"));
		Report.check("no trace, and no macro went on" + said(), said().isEmpty());
		System.exit(Report.end());
	}

	private static void check(final String title, final String what, final Runnable work) {
		final String text = dialog(title, work);
		Report.check(what + " says: " + text, text.contains("Super-Resolution needs Java 17 or newer; this is Java ") &&
			text.contains("Get the current Fiji from https://fiji.sc, which brings its own."));
	}

	/** The text of the dialog that some work opens. */
	private static String dialog(final String title, final Runnable work) {
		Report.start(work);
		final Dialog dialog = Screen.dialog(title);
		final String text = Screen.texts(dialog);
		Screen.press(dialog, "OK");
		Report.waitFor(() -> !Screen.isOpen(title));
		return text;
	}

	/** What ImageJ has in its log and in its window of exceptions. */
	private static String said() {
		final StringBuilder said = new StringBuilder();
		if (IJ.getLog() != null) said.append(IJ.getLog());
		if (Screen.frame("Exception") != null) said.append(" a window of an exception");
		return said.toString();
	}
}
