package sc.fiji.superres.user;

import ij.gui.GenericDialog;

/** Asks people whether to go on, where somebody is there to answer. */
public final class Question {

	/** Where long lines are broken. */
	private static final int COLUMNS = 110;

	private Question() {}

	/**
	 * @param title of the dialog
	 * @param text what will happen
	 * @param yes label of the button that goes on
	 * @return whether to go on; always true in a macro, in batch mode and without a display, where nothing is shown
	 */
	public static boolean goOn(final String title, final String text, final String yes) {
		if (!Attendance.now().somebodyCanAnswer()) return true;
		final GenericDialog dialog = new GenericDialog(title);
		dialog.addMessage(ShortLines.of(text, COLUMNS));
		dialog.setOKLabel(yes);
		dialog.showDialog();
		return dialog.wasOKed();
	}
}
