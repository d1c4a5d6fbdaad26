package sc.fiji.superres.assistant;

import java.awt.BorderLayout;
import java.awt.FlowLayout;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingConstants;

import sc.fiji.superres.course.Course;
import sc.fiji.superres.widget.Look;

/** The lower part of the window: what is wrong, the macro line, and the buttons that lead on and back. */
final class Footer extends JPanel {

	private static final long serialVersionUID = 1L;
	/** Four lines. */
	private static final int CODE_HEIGHT = 62;

	private final JTextArea complaint = Look.complaint();
	private final JTextArea code = Look.code();
	private final JButton back;
	private final JButton next;

	Footer(final Runnable help, final Runnable goBack, final Runnable goOn) {
		super(new BorderLayout(0, Look.px(6)));
		back = Look.button("Back", "back", goBack);
		next = Look.primary("Next", "next", goOn);
		setOpaque(false);
		add(complaint, BorderLayout.NORTH);
		add(line(), BorderLayout.CENTER);
		add(buttons(Look.button("Help", "help", help)), BorderLayout.SOUTH);
	}

	private JPanel line() {
		final JPanel line = new JPanel(new BorderLayout(Look.px(10), 0));
		line.setOpaque(false);
		final JLabel macro = Look.small("Macro");
		macro.setVerticalAlignment(SwingConstants.TOP);
		line.add(macro, BorderLayout.WEST);
		line.add(Look.sized(code, 0, CODE_HEIGHT), BorderLayout.CENTER);
		line.setBorder(BorderFactory.createCompoundBorder(BorderFactory.createMatteBorder(Look.px(1), 0, 0, 0, Look
			.line()), BorderFactory.createEmptyBorder(Look.px(8), 0, 0, 0)));
		return line;
	}

	private JPanel buttons(final JButton help) {
		final JPanel buttons = new JPanel(new BorderLayout());
		buttons.setOpaque(false);
		buttons.add(row(FlowLayout.LEFT, help), BorderLayout.WEST);
		buttons.add(row(FlowLayout.RIGHT, back, next), BorderLayout.EAST);
		code.setName("macro");
		complaint.setName("complaint");
		return buttons;
	}

	private static JPanel row(final int side, final JButton... buttons) {
		final JPanel row = new JPanel(new FlowLayout(side, Look.px(8), 0));
		row.setOpaque(false);
		for (final JButton button : buttons)
			row.add(button);
		return row;
	}

	/** The button that Enter presses. */
	JButton next() {
		return next;
	}

	/** Shows what can be done. */
	void show(final Course course) {
		back.setEnabled(course.canGoBack());
		next.setEnabled(course.canGoOn());
		next.setText(course.action());
		next.setToolTipText(course.problem().orElse(null));
		code.setText(course.macro());
	}

	/** Says what went wrong; empty where nothing did. */
	void complain(final String message) {
		complaint.setText(message);
		complaint.setVisible(!message.isEmpty());
	}
}
