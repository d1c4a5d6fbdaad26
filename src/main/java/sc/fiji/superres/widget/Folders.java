package sc.fiji.superres.widget;

import java.util.function.Consumer;

import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextField;

import sc.fiji.superres.answer.Chooser;

/** A field for a folder, with a button that lets people choose it. */
public final class Folders {

	private Folders() {}

	/** The field and the button beside each other. */
	public static JPanel row(final JTextField field, final Consumer<String> chosen) {
		final JButton browse = Look.button("Browse…", field.getName() + "-browse", () -> choose(field, chosen));
		return Rows.beside(field, browse);
	}

	private static void choose(final JTextField field, final Consumer<String> chosen) {
		final String path = Chooser.FOLDER.choose(field, field.getText().trim());
		if (path == null) return;
		field.setText(path);
		chosen.accept(path);
	}
}
