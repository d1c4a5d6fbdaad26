package sc.fiji.superres.widget;

import java.awt.Component;
import java.io.File;
import java.util.function.Consumer;

import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JTextField;

/** A field for a folder, with a button that lets people choose it. */
public final class Folders {

	private Folders() {}

	/** The field and the button beside each other. */
	public static JPanel row(final JTextField field, final String what, final Consumer<String> chosen) {
		final JButton browse = Look.button("Browse…", field.getName() + "-browse", () -> choose(field, what, chosen));
		return Rows.beside(field, browse);
	}

	private static void choose(final JTextField field, final String what, final Consumer<String> chosen) {
		final JFileChooser chooser = new JFileChooser(field.getText().trim());
		chooser.setDialogTitle(what);
		chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
		if (!field.getText().isBlank()) chooser.setSelectedFile(new File(field.getText().trim()));
		if (chooser.showDialog(parent(field), "Choose") != JFileChooser.APPROVE_OPTION) return;
		field.setText(chooser.getSelectedFile().getPath());
		chosen.accept(field.getText());
	}

	private static Component parent(final JTextField field) {
		return field.getTopLevelAncestor();
	}
}
