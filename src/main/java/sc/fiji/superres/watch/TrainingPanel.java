package sc.fiji.superres.watch;

import java.awt.Button;
import java.awt.Color;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.Frame;
import java.awt.GridLayout;
import java.awt.Label;
import java.awt.Panel;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.KeyListener;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;

import ij.ImageJ;
import ij.WindowManager;
import ij.gui.GUI;

import sc.fiji.superres.train.TrainingControl;

/** The small window with the state of a training and the buttons that end it. For the event thread. */
final class TrainingPanel {

	static final String HINT =
		"Finish now: keep the model as it is. Cancel: the same run folder goes on from here later.";
	static final String FINISHING = "Finishing: the model is written after this step, then calibrated for map=trust.";
	static final String CALIBRATING =
		"The model is written. It is calibrated for map=trust; Escape or Skip leaves that out.";
	static final String SKIPPING = "The calibration is left out.";
	static final String CANCELLING = "Cancelling: the checkpoint is written after this step.";

	/** As long as a status gets. */
	private static final String LONGEST =
		"140000/150000, loss 0.0461, 23.10 dB (bicubic 22.08), 25.3 it/s, 20 h 42 min left";

	private final TrainingControl control;
	private final Frame frame;
	private final Label status = new Label(LONGEST);
	/** What is wrong with the model so far. */
	private final Label warning = new Label();
	private final Label answer = new Label(HINT);
	private final Button finish = new Button("Finish now");
	private final Button cancel = new Button("Cancel");
	private boolean calibrates;

	/**
	 * A panel that is not shown yet.
	 *
	 * @param question asks what becomes of the training: at Escape, and after people closed the window
	 */
	TrainingPanel(final String title, final TrainingControl control, final Runnable question) {
		this.control = control;
		frame = new Frame(title);
		frame.setBackground(ImageJ.backgroundColor);
		frame.add(lines(), "Center");
		frame.add(buttons(), "South");
		listenForEscape(question);
		frame.addWindowListener(closing(question));
	}

	private void listenForEscape(final Runnable question) {
		for (final Component part : List.of(frame, finish, cancel))
			part.addKeyListener(escape(question));
	}

	private static KeyListener escape(final Runnable question) {
		return new KeyAdapter() {

			@Override
			public void keyPressed(final KeyEvent e) {
				if (e.getKeyCode() == KeyEvent.VK_ESCAPE) question.run();
			}
		};
	}

	private Panel lines() {
		final Panel lines = new Panel(new GridLayout(0, 1));
		warning.setForeground(Color.RED.darker());
		lines.add(status);
		lines.add(warning);
		lines.add(answer);
		return lines;
	}

	private Panel buttons() {
		final Panel buttons = new Panel(new FlowLayout(FlowLayout.RIGHT));
		buttons.add(finish);
		buttons.add(cancel);
		finish.addActionListener(e -> ask(control::finish));
		cancel.addActionListener(e -> ask(control::cancel));
		return buttons;
	}

	private WindowAdapter closing(final Runnable question) {
		return new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				close();
				question.run();
			}
		};
	}

	void show(final Point place) {
		GUI.scale(frame);
		frame.pack();
		frame.setLocation(place);
		frame.setAutoRequestFocus(false);
		frame.setVisible(true);
		WindowManager.addWindow(frame); // so that ImageJ's Window menu lists it
	}

	Rectangle bounds() {
		return frame.getBounds();
	}

	void status(final String text) {
		if (!text.equals(status.getText())) status.setText(text);
	}

	/** Says what is wrong with the model so far; nothing where nothing is. */
	void warn(final String text) {
		if (!text.equals(warning.getText())) warning.setText(text);
	}

	/** The model is written: what is left can be skipped. */
	void calibrates() {
		if (calibrates) return;
		calibrates = true;
		cancel.setLabel("Skip");
		showAnswer(false);
	}

	/**
	 * Says what was asked for, wherever it was asked.
	 *
	 * @param escaped whether Escape ends the training
	 */
	void showAnswer(final boolean escaped) {
		final boolean cancelled = control.cancelled();
		final boolean ending = calibrates || cancelled || control.finishing() || escaped;
		finish.setEnabled(!ending);
		cancel.setEnabled(!cancelled);
		answer.setText(answer(cancelled, ending));
	}

	private String answer(final boolean cancelled, final boolean ending) {
		if (calibrates) return cancelled ? SKIPPING : CALIBRATING;
		if (cancelled) return CANCELLING;
		if (ending) return FINISHING;
		return HINT;
	}

	void close() {
		WindowManager.removeWindow(frame);
		frame.dispose();
	}

	private void ask(final Runnable wish) {
		wish.run();
		showAnswer(false);
	}
}
