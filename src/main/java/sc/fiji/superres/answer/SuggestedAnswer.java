package sc.fiji.superres.answer;

import java.util.List;
import java.util.function.UnaryOperator;

import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JTextField;

/**
 * A text that is typed or taken from a list. An entry of the list may stand for a question of its own, such as a file
 * chooser.
 */
public final class SuggestedAnswer implements Answer {

	private final JComboBox<Choice> list;
	private final UnaryOperator<String> taken;
	private String before = "";

	/**
	 * @param choices what the list offers
	 * @param taken turns the value of a taken entry into the answer; null leaves the answer as it was
	 */
	public SuggestedAnswer(final List<Choice> choices, final UnaryOperator<String> taken) {
		this.taken = taken;
		list = new JComboBox<>(choices.toArray(Choice[]::new));
		list.setRenderer(new ChoiceLabels(list.getRenderer()));
		list.setEditable(true);
		list.setSelectedItem("");
		list.addActionListener(e -> take());
		field().addFocusListener(new Leaving(this::remember));
	}

	public SuggestedAnswer(final List<Choice> choices) {
		this(choices, UnaryOperator.identity());
	}

	private JTextField field() {
		return (JTextField) list.getEditor().getEditorComponent();
	}

	/** Goes on from an entry that was taken from the list. */
	private void take() {
		if (!(list.getSelectedItem() instanceof Choice choice)) return;
		final String answer = taken.apply(choice.value());
		if (answer == null) show(before);
		else show(answer);
	}

	private void remember() {
		before = text();
	}

	@Override
	public JComponent component() {
		return list;
	}

	@Override
	public String text() {
		return field().getText().trim();
	}

	@Override
	public void show(final String text) {
		list.setSelectedItem(text);
		field().setText(text);
		remember();
	}

	@Override
	public void whenChanged(final Runnable changed) {
		TextAnswer.listen(field(), changed);
	}
}
