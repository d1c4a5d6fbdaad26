package sc.fiji.superres.answer;

import java.awt.Component;

import javax.swing.JList;
import javax.swing.ListCellRenderer;

/** Shows the entries of a list by their labels, in the look of the list. */
final class ChoiceLabels implements ListCellRenderer<Choice> {

	private final ListCellRenderer<? super Choice> usual;

	/** @param usual how the list shows entries of its own accord */
	ChoiceLabels(final ListCellRenderer<? super Choice> usual) {
		this.usual = usual;
	}

	@Override
	public Component getListCellRendererComponent(final JList<? extends Choice> list, final Choice choice,
		final int index, final boolean selected, final boolean focused)
	{
		return usual.getListCellRendererComponent(list, shown(choice), index, selected, focused);
	}

	/** An entry whose text is its label. */
	private static Choice shown(final Choice choice) {
		if (choice == null) return null;
		return Choice.of(choice.label());
	}
}
