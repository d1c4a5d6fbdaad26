package sc.fiji.superres.user;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.Macro;
import ij.gui.GenericDialog;
import ij.macro.Interpreter;

/** Asks people whether to go on, where somebody is there to answer. */
public final class Question {

	/** Where long lines are broken. */
	private static final int COLUMNS = 110;

	private Question() {}

	/** Whether somebody is there to answer: no macro, no batch mode, and a display. */
	public static boolean canBeAsked() {
		return !IJ.isMacro() && Macro.getOptions() == null && !Interpreter.isBatchMode() && !GraphicsEnvironment
			.isHeadless();
	}

	/**
	 * @param title of the dialog
	 * @param text what will happen
	 * @param yes label of the button that goes on
	 * @return whether to go on; always true in a macro, in batch mode and without a display, where nothing is shown
	 */
	public static boolean goOn(final String title, final String text, final String yes) {
		if (!canBeAsked()) return true;
		final GenericDialog dialog = new GenericDialog(title);
		dialog.addMessage(text.replaceAll("(.{1," + COLUMNS + "})(?: |$)", "$1\n").trim());
		dialog.setOKLabel(yes);
		dialog.showDialog();
		return dialog.wasOKed();
	}
}
