package sc.fiji.superres.answer;

import java.util.List;

import javax.swing.JComboBox;
import javax.swing.JComponent;

/** One of a list. */
public final class ListAnswer implements Answer {

	private final JComboBox<Choice> list;

	/** @param choices at least one; the first is chosen */
	public ListAnswer(final List<Choice> choices) {
		list = new JComboBox<>(choices.toArray(Choice[]::new));
		list.setRenderer(new ChoiceLabels(list.getRenderer()));
		list.setMaximumRowCount(15);
	}

	@Override
	public JComponent component() {
		return list;
	}

	@Override
	public String text() {
		return list.getItemAt(list.getSelectedIndex()).value();
	}

	/** An answer that is not in the list, such as one of an older version, changes nothing. */
	@Override
	public void show(final String text) {
		for (int i = 0; i < list.getItemCount(); i++)
			if (list.getItemAt(i).value().equals(text)) list.setSelectedIndex(i);
	}

	@Override
	public void whenChanged(final Runnable changed) {
		list.addActionListener(e -> changed.run());
	}
}
