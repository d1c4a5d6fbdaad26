package sc.fiji.superres.answer;

import java.awt.Insets;

import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** A text that is typed. */
public final class TextAnswer implements Answer {

	private static final int COLUMNS = 30;

	private final JTextField field = new JTextField(COLUMNS);

	public TextAnswer() {
		field.setMargin(new Insets(2, 2, 2, 2));
	}

	@Override
	public JComponent component() {
		return field;
	}

	@Override
	public String text() {
		return field.getText().trim();
	}

	@Override
	public void show(final String text) {
		field.setText(text);
		field.setCaretPosition(text.length()); // the end of a path tells more than its beginning
	}

	@Override
	public void whenChanged(final Runnable changed) {
		listen(field, changed);
	}

	/** Calls whenever the text of a field changes. */
	public static void listen(final JTextComponent field, final Runnable changed) {
		field.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent e) {
				changed.run();
			}

			@Override
			public void removeUpdate(final DocumentEvent e) {
				changed.run();
			}

			@Override
			public void changedUpdate(final DocumentEvent e) {
				changed.run();
			}
		});
	}
}
