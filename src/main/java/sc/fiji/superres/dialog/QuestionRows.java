package sc.fiji.superres.dialog;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Questions one below the other: labels on the left, answers on the right. For the event thread. */
final class QuestionRows {

	private static final int GAP = 6;

	private final Form form;
	private final Answers answers;
	private final JPanel panel = new JPanel(new GridBagLayout());
	private final Map<JComponent, Question> parts = new LinkedHashMap<>();
	private int rows;

	/** @param notes says what a question means when it is answered */
	QuestionRows(final Form form, final Answers answers, final Notes notes) {
		this.form = form;
		this.answers = answers;
		for (final Question question : form.questions()) {
			add(question);
			notes.explain(question, answers.of(question));
		}
	}

	JPanel component() {
		return panel;
	}

	/** Shows the questions beyond the first, or hides them. */
	void showMore(final boolean shown) {
		parts.forEach((part, question) -> part.setVisible(shown || !form.more().contains(question)));
	}

	/** Greys out questions that have no effect with the answers as they are. */
	void grey() {
		final Map<String, String> texts = answers.texts();
		parts.forEach((part, question) -> part.setEnabled(form.explanation().applies(question.key(), texts)));
	}

	/** Whether an answer beyond the first questions is not the one that macros have anyway. */
	boolean moreDiffers() {
		return form.more().stream().anyMatch(this::differs);
	}

	private boolean differs(final Question question) {
		return !question.isImage() && !answers.of(question).text().equals(question.initial());
	}

	private void add(final Question question) {
		final JComponent answer = answers.of(question).component();
		answer.setToolTipText(question.description());
		if (question.kind() != Question.Kind.FLAG) add(question, label(question, answer), labelPlace());
		add(question, answer, answerPlace());
		rows++;
	}

	private void add(final Question question, final JComponent part, final GridBagConstraints place) {
		panel.add(part, place);
		parts.put(part, question);
	}

	private static JLabel label(final Question question, final JComponent answer) {
		final JLabel label = new JLabel(question.label());
		label.setLabelFor(answer);
		label.setToolTipText(question.description());
		return label;
	}

	private GridBagConstraints labelPlace() {
		return new GridBagConstraints(0, rows, 1, 1, 0, 0, GridBagConstraints.LINE_END, GridBagConstraints.NONE,
			new Insets(GAP, 0, 0, GAP), 0, 0);
	}

	private GridBagConstraints answerPlace() {
		return new GridBagConstraints(1, rows, 1, 1, 1, 0, GridBagConstraints.LINE_START, GridBagConstraints.HORIZONTAL,
			new Insets(GAP, 0, 0, 0), 0, 0);
	}
}
