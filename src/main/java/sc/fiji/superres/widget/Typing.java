package sc.fiji.superres.widget;

import java.util.function.Consumer;

import javax.swing.text.JTextComponent;

import sc.fiji.superres.answer.TextAnswer;

/** Hears what people type, not what the program puts into a field. */
public final class Typing {

	private final JTextComponent field;
	private final Consumer<String> typed;
	private boolean quiet;

	private Typing(final JTextComponent field, final Consumer<String> typed) {
		this.field = field;
		this.typed = typed;
	}

	/** @param typed gets the text of the field after each change by people */
	public static Typing in(final JTextComponent field, final Consumer<String> typed) {
		final Typing typing = new Typing(field, typed);
		TextAnswer.listen(field, typing::changed);
		return typing;
	}

	/** Puts a text into the field, unless people are writing there. */
	public void put(final String text) {
		if (field.isFocusOwner() || field.getText().equals(text)) return;
		quiet = true;
		field.setText(text);
		quiet = false;
	}

	private void changed() {
		if (!quiet) typed.accept(field.getText());
	}
}
