package sc.fiji.superres.answer;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JTextField;

/**
 * A text that is typed or taken from a list. An entry of the list may stand for a question of its own, such as a file
 * chooser.
 * <p>
 * By keyboard: Down opens the list, arrows and letters mark an entry in it, Enter takes it, Escape closes the list.
 * </p>
 */
public final class SuggestedAnswer implements Answer {

	/** Has arrows mark an entry of the open list without taking it at once, and Enter take what is marked. */
	private static final String MARK_ONLY = "JComboBox.isTableCellEditor";

	private final JComboBox<Choice> list;
	private final UnaryOperator<String> taken;
	private String before = "";
	private boolean showing;
	private Supplier<List<String>> search;

	/**
	 * @param choices what the list offers
	 * @param taken turns the value of a taken entry into the answer; null leaves the answer as it was
	 */
	public SuggestedAnswer(final List<Choice> choices, final UnaryOperator<String> taken) {
		this.taken = taken;
		list = new JComboBox<>(choices.toArray(Choice[]::new));
		list.putClientProperty(MARK_ONLY, true);
		list.setRenderer(new ChoiceLabels(list.getRenderer()));
		list.setEditable(true);
		list.setSelectedItem("");
		list.addActionListener(e -> take());
		field().addFocusListener(new Leaving(this::remember));
		list.addPopupMenuListener(new OpenList(this::opened));
		TextAnswer.listen(field(), this::markTyped);
	}

	public SuggestedAnswer(final List<Choice> choices) {
		this(choices, UnaryOperator.identity());
	}

	/**
	 * Offers other entries; what is answered stays.
	 *
	 * @param values finds them, on a thread of its own; where another search began meanwhile, they are forgotten
	 */
	public void offer(final Supplier<List<String>> values) {
		search = values;
		Search.of(values, found -> {
			if (search == values) offer(found);
		});
	}

	private void offer(final List<String> values) {
		final List<Choice> found = values.stream().map(Choice::of).toList();
		if (found.equals(choices())) return;
		final String answer = text();
		showing = true;
		list.removeAllItems();
		found.forEach(list::addItem);
		showing = false;
		show(answer);
	}

	private List<Choice> choices() {
		return IntStream.range(0, list.getItemCount()).mapToObj(list::getItemAt).toList();
	}

	private JTextField field() {
		return (JTextField) list.getEditor().getEditorComponent();
	}

	/** Letters that are typed while the list is open replace the answer. */
	private void opened() {
		remember();
		field().selectAll();
		mark();
	}

	private void markTyped() {
		if (list.isPopupVisible()) mark();
	}

	/** Marks the entry that the text means: the same, else one that begins with it, else one that has it. */
	private void mark() {
		final String typed = text().toLowerCase(Locale.ROOT);
		if (typed.isEmpty()) return;
		final Choice meant = first(typed, String::equals, first(typed, String::startsWith, first(typed,
			String::contains, null)));
		if (meant != null) OpenList.mark(list, meant);
	}

	private Choice first(final String typed, final BiPredicate<String, String> fits, final Choice otherwise) {
		for (int i = 0; i < list.getItemCount(); i++)
			if (fits.test(list.getItemAt(i).value().toLowerCase(Locale.ROOT), typed)) return list.getItemAt(i);
		return otherwise;
	}

	/** Goes on from an entry that was taken from the list. */
	private void take() {
		if (showing || !(list.getSelectedItem() instanceof Choice choice)) return;
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

	/** What is in the list is chosen there, so that arrows go on from it. */
	@Override
	public void show(final String text) {
		showing = true;
		list.setSelectedItem(item(text));
		field().setText(text);
		showing = false;
		remember();
	}

	private Object item(final String text) {
		for (int i = 0; i < list.getItemCount(); i++)
			if (list.getItemAt(i).value().equals(text)) return list.getItemAt(i);
		return text;
	}

	@Override
	public void whenChanged(final Runnable changed) {
		TextAnswer.listen(field(), changed);
	}
}
