package sc.fiji.superres.dialog;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.List;

import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;

import sc.fiji.superres.answer.Answer;

/**
 * The texts of a dialog: what the command does, what was wrong with an answer, and what the question means that is
 * being answered. For the event thread.
 */
final class Notes {

	private static final Color WRONG = new Color(0xFFE3DE);
	private static final Color ON_WRONG = new Color(0x7A1A0B);
	private static final int HINT_LINES = 3;
	private static final int COLUMNS = 56;
	private static final int PADDING = 6;
	/** A text tells the height it needs at a width only where its height is more than its border. */
	private static final int HIGH_ENOUGH = Short.MAX_VALUE;

	private final Form form;
	private final JPanel head = new JPanel(new BorderLayout(0, PADDING));
	private final JTextArea description;
	private final JTextArea complaint = text("");
	private final JTextArea hint = text("");

	Notes(final Form form) {
		this.form = form;
		description = text(form.description());
		head.add(description, BorderLayout.NORTH);
		head.add(complaint, BorderLayout.SOUTH);
		complaint.setVisible(false);
		complaint.setOpaque(true);
		complaint.setBackground(WRONG);
		complaint.setForeground(ON_WRONG);
		complaint.setBorder(BorderFactory.createEmptyBorder(PADDING, PADDING, PADDING, PADDING));
		hint.setRows(HINT_LINES);
		hint.setEnabled(false);
		hint.setDisabledTextColor(Color.DARK_GRAY);
	}

	/** A text that wraps, and can be marked and copied. */
	private static JTextArea text(final String text) {
		final JTextArea area = new JTextArea(text);
		area.setColumns(COLUMNS);
		area.setLineWrap(true);
		area.setWrapStyleWord(true);
		area.setEditable(false);
		area.setFocusable(false);
		area.setOpaque(false);
		area.setBorder(null);
		return area;
	}

	/** Breaks the lines of the texts anew, so that their heights are known before the window is laid out. */
	void wrap(final int width) {
		for (final JTextArea text : List.of(description, complaint, hint))
			text.setSize(width, HIGH_ENOUGH);
	}

	/** What the command does, and below it what was wrong. */
	JComponent head() {
		return head;
	}

	/** What the question means that is being answered. */
	JComponent hint() {
		return hint;
	}

	/** @param message what was wrong */
	void complain(final String message) {
		complaint.setText(message);
		complaint.setVisible(true);
	}

	/** Shows what a question means while it has the focus, and what its answer means. */
	void explain(final Question question, final Answer answer) {
		listen(answer.component(), new FocusAdapter() {

			@Override
			public void focusGained(final FocusEvent e) {
				show(question, answer);
			}
		});
		answer.whenChanged(() -> show(question, answer));
	}

	private static void listen(final Component part, final FocusAdapter listener) {
		part.addFocusListener(listener);
		if (!(part instanceof Container container)) return;
		for (final Component child : container.getComponents())
			listen(child, listener);
	}

	private void show(final Question question, final Answer answer) {
		final String explained = form.explanation().explain(question.key(), answer.text());
		hint.setText(explained.isEmpty() ? question.description() : explained);
	}
}
