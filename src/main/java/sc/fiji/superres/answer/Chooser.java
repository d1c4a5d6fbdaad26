package sc.fiji.superres.answer;

import java.awt.Component;
import java.io.File;

import javax.swing.JFileChooser;

import ij.Prefs;
import ij.io.OpenDialog;

/** Lets a person choose a file or a folder. It begins where the answer is, else where something was chosen last. */
public enum Chooser {

		FILE("Choose a file", JFileChooser.FILES_ONLY), FOLDER("Choose a folder", JFileChooser.DIRECTORIES_ONLY);

	private static final String LAST = "superres.folder";

	private final String title;
	private final int mode;

	Chooser(final String title, final int mode) {
		this.title = title;
		this.mode = mode;
	}

	/**
	 * @param current the answer so far
	 * @return the path; null where the person cancelled
	 */
	public String choose(final Component above, final String current) {
		final JFileChooser chooser = new JFileChooser(start(current));
		chooser.setDialogTitle(title);
		chooser.setFileSelectionMode(mode);
		if (chooser.showDialog(above, "Choose") != JFileChooser.APPROVE_OPTION) return null;
		return kept(chooser.getSelectedFile());
	}

	private static String kept(final File chosen) {
		Prefs.set(LAST, chosen.getParent());
		return chosen.getPath();
	}

	private static String start(final String current) {
		final File parent = new File(current).getAbsoluteFile().getParentFile();
		if (new File(current).isAbsolute() && parent.isDirectory()) return parent.getPath();
		return Prefs.get(LAST, OpenDialog.getDefaultDirectory());
	}
}
