package sc.fiji.superres.answer;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

/** Some of a list, each by a box to tick; the answer is their values with {@value #BETWEEN} between them. */
public final class TickedAnswer implements Answer {

	private static final String BETWEEN = ";";
	private static final int MOST_ROWS = 5;
	/** Pixels of a text field, so that long names do not widen the dialog. */
	private static final int WIDTH = 340;

	private final JPanel panel = new JPanel(new BorderLayout(0, 4));
	private final JPanel boxes = new JPanel();
	private final List<Choice> choices;
	/** value → its box, in the order of the answer */
	private final Map<String, JCheckBox> ticks = new LinkedHashMap<>();
	private final List<Runnable> listeners = new ArrayList<>();

	/** @param choices what can be ticked; {@link #show} adds others */
	public TickedAnswer(final List<Choice> choices) {
		this.choices = choices;
		boxes.setLayout(new BoxLayout(boxes, BoxLayout.PAGE_AXIS));
		final JScrollPane scrolled = new JScrollPane(boxes, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED,
			JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
		panel.add(scrolled, BorderLayout.CENTER);
		show("");
		scrolled.setPreferredSize(size(scrolled));
	}

	/** As high as its boxes, up to {@link #MOST_ROWS}; more are scrolled. */
	private Dimension size(final JScrollPane scrolled) {
		final int row = new JCheckBox("X").getPreferredSize().height;
		final int rows = Math.max(2, Math.min(MOST_ROWS, choices.size() + 1));
		scrolled.getVerticalScrollBar().setUnitIncrement(row);
		return new Dimension(WIDTH, rows * row + scrolled.getInsets().top + scrolled.getInsets().bottom);
	}

	/**
	 * Adds a button below the list, by which a person adds a value that is not in it.
	 *
	 * @return this
	 */
	TickedAnswer with(final String label, final Chooser chooser) {
		final JButton button = new JButton(label);
		button.addActionListener(e -> add(chooser.choose(panel, "")));
		row().add(button);
		return this;
	}

	/** The row of buttons below the list. */
	private JPanel row() {
		if (panel.getComponentCount() == 1) panel.add(new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0)),
			BorderLayout.SOUTH);
		return (JPanel) panel.getComponent(1);
	}

	private void add(final String value) {
		if (value == null) return;
		if (ticks.containsKey(value)) ticks.get(value).setSelected(true);
		else show(text() + BETWEEN + value);
	}

	private void add(final Choice choice, final boolean ticked) {
		final JCheckBox box = new JCheckBox(choice.label(), ticked);
		box.setFont(boxes.getFont()); // of a dialog that is open already, too
		box.setToolTipText(choice.value());
		box.addItemListener(e -> listeners.forEach(Runnable::run));
		ticks.put(choice.value(), box);
		boxes.add(box);
	}

	@Override
	public JComponent component() {
		return panel;
	}

	@Override
	public String text() {
		return ticks.entrySet().stream().filter(tick -> tick.getValue().isSelected()).map(Map.Entry::getKey).collect(
			Collectors.joining(BETWEEN));
	}

	/** What is ticked comes first, in the order of the text; a value that is not in the list is added to it. */
	@Override
	public void show(final String text) {
		final List<String> ticked = Arrays.stream(text.split(BETWEEN)).map(String::trim).filter(value -> !value
			.isEmpty()).distinct().toList();
		ticks.clear();
		boxes.removeAll();
		ticked.forEach(value -> add(choice(value), true));
		choices.stream().filter(choice -> !ticked.contains(choice.value())).forEach(choice -> add(choice, false));
		boxes.revalidate();
		boxes.repaint();
		listeners.forEach(Runnable::run);
	}

	private Choice choice(final String value) {
		return choices.stream().filter(choice -> choice.value().equals(value)).findFirst().orElse(Choice.of(value));
	}

	@Override
	public void whenChanged(final Runnable changed) {
		listeners.add(changed);
	}
}
