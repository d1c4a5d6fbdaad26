package sc.fiji.superres.dialog;

import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Rectangle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;

import ij.IJ;
import ij.gui.GUI;

import sc.fiji.superres.handbook.HelpWindow;

/** The window of a {@link CommandDialog}. For the event thread. */
final class DialogWindow {

	private static final int MARGIN = 12;
	/** Height that is left to the title bar and the border of the window. */
	private static final int FRAME = 60;
	private static final String MORE = "More…";
	private static final String LESS = "Less";

	private final Form form;
	private final Consumer<Map<String, String>> check;
	private final PreviewBox preview;
	private final JDialog window;
	private final Answers answers;
	private final Notes notes;
	private final QuestionRows rows;
	private final JButton moreOrLess = new JButton(MORE);
	private final JScrollPane scroll;
	private Map<String, String> accepted;

	/** @param preview that shows what the answers will do; null for none */
	DialogWindow(final Form form, final LastAnswers last, final Consumer<Map<String, String>> check,
		final PreviewBox preview)
	{
		this.form = form;
		this.check = check;
		this.preview = preview;
		window = new JDialog(IJ.getInstance(), form.title(), Dialog.ModalityType.APPLICATION_MODAL);
		answers = new Answers(form.questions(), window.getRootPane());
		form.questions().forEach(question -> answers.of(question).show(last.of(question)));
		notes = new Notes(form);
		rows = new QuestionRows(form, answers, notes);
		rows.grey();
		answers.whenChanged(rows::grey);
		answers.offer(form.explanation());
		answers.whenChanged(() -> answers.offer(form.explanation()));
		scroll = new JScrollPane(top(rows.component()));
		if (preview != null) preview.follow(answers);
		build();
	}

	private void build() {
		final JPanel all = new JPanel(new BorderLayout(0, MARGIN));
		all.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
		all.add(notes.head(), BorderLayout.NORTH);
		scroll.setBorder(null);
		all.add(scroll, BorderLayout.CENTER);
		all.add(foot(), BorderLayout.SOUTH);
		window.setContentPane(all);
		window.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
		Fonts.scale(all);
	}

	/** Keeps rows together at the top where there is more room than they need. */
	private static JPanel top(final JPanel rows) {
		final JPanel top = new JPanel(new BorderLayout());
		top.add(rows, BorderLayout.NORTH);
		return top;
	}

	private JPanel foot() {
		final JPanel foot = new JPanel(new BorderLayout(0, MARGIN));
		foot.add(notes.hint(), BorderLayout.NORTH);
		if (preview != null) foot.add(preview.component(), BorderLayout.CENTER);
		foot.add(buttons(), BorderLayout.SOUTH);
		return foot;
	}

	private JPanel buttons() {
		final JPanel left = new JPanel(new FlowLayout(FlowLayout.LEADING, 6, 0));
		left.add(button("Help", this::help));
		left.add(button("Defaults", this::showDefaults));
		if (!form.more().isEmpty()) left.add(moreOrLess);
		moreOrLess.addActionListener(e -> showMore(moreOrLess.getText().equals(MORE)));
		final JPanel buttons = new JPanel(new BorderLayout());
		buttons.add(left, BorderLayout.WEST);
		buttons.add(ending(), BorderLayout.EAST);
		return buttons;
	}

	private JPanel ending() {
		final JPanel right = new JPanel(new FlowLayout(FlowLayout.TRAILING, 6, 0));
		final JButton ok = button("OK", this::accept);
		right.add(button("Cancel", window::dispose));
		right.add(ok);
		window.getRootPane().setDefaultButton(ok);
		window.getRootPane().registerKeyboardAction(e -> window.dispose(), KeyStroke.getKeyStroke("ESCAPE"),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		return right;
	}

	private static JButton button(final String text, final Runnable work) {
		final JButton button = new JButton(text);
		button.addActionListener(e -> work.run());
		return button;
	}

	/**
	 * Shows the window and waits until it is closed. What is hidden must not surprise, so it is shown if it is unusual.
	 */
	void open(final String complaint) {
		if (!complaint.isEmpty()) notes.complain(complaint);
		showMore(rows.moreDiffers());
		GUI.centerOnImageJScreen(window);
		if (preview != null) Beside.image(window);
		window.setVisible(true);
	}

	/** What was answered; null where the person cancelled. */
	Map<String, String> accepted() {
		return accepted;
	}

	private void showMore(final boolean shown) {
		rows.showMore(shown);
		moreOrLess.setText(shown ? LESS : MORE);
		fit();
		keepOnScreen();
	}

	/** As large as it needs to be, but not larger than the screen. */
	private void fit() {
		scroll.setPreferredSize(null);
		notes.wrap(window.getContentPane().getPreferredSize().width - 2 * MARGIN);
		final int most = GUI.getMaxWindowBounds(window).height - FRAME;
		final int tooHigh = window.getContentPane().getPreferredSize().height - most;
		if (tooHigh > 0) shorten(tooHigh);
		window.pack();
	}

	/** A window that became higher may reach below the screen. */
	private void keepOnScreen() {
		final Rectangle screen = GUI.getMaxWindowBounds(window);
		final int below = window.getY() + window.getHeight() - screen.y - screen.height;
		if (below > 0) window.setLocation(window.getX(), window.getY() - below);
	}

	private void shorten(final int pixels) {
		final Dimension size = scroll.getPreferredSize();
		final int bar = scroll.getVerticalScrollBar().getPreferredSize().width;
		scroll.setPreferredSize(new Dimension(size.width + bar, size.height - pixels));
		scroll.getVerticalScrollBar().setUnitIncrement(bar);
	}

	private void showDefaults() {
		for (final Question question : form.questions())
			if (!question.isImage()) answers.of(question).show(LastAnswers.first(question));
	}

	private void accept() {
		final Map<String, String> given = new LinkedHashMap<>(answers.texts());
		try {
			check.accept(given);
			accepted = given;
			window.dispose();
		}
		catch (final IllegalArgumentException exc) {
			notes.complain(new Wording(form).of(exc.getMessage()));
			fit();
		}
	}

	private void help() {
		HelpWindow.open(window, new HelpPage(form).html(), form.command());
	}
}
