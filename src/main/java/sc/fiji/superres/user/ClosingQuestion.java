package sc.fiji.superres.user;

import java.awt.Button;
import java.awt.Dialog;
import java.awt.FlowLayout;
import java.awt.Frame;
import java.awt.Panel;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.KeyListener;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;

import ij.ImageJ;
import ij.gui.GUI;
import ij.gui.MultiLineLabel;

/**
 * Asks what becomes of a training whose window was closed, or that Escape was pressed for. The dialog does not block.
 * It is no {@code GenericDialog}, because a cancelled one makes ImageJ's recorder forget the command that runs. For the
 * event thread.
 */
public final class ClosingQuestion {

	private static final String TITLE = "Training goes on";

	private static final String TEXT = "The training is still running.\n" +
		"Finish now: it ends after this step and leaves its model, ready to use.\n" +
		"Cancel training: it stops; training into the same run folder goes on from here.\n" +
		"Keep training: it goes on in the background, and the status line tells how far it is.\n" +
		"Escape in ImageJ's own window asks this again.";

	private final Dialog dialog;

	/**
	 * Shows the question; closing it, or Escape, means to keep training.
	 *
	 * @param owner ImageJ's window
	 * @param warning what is wrong with the model so far; empty where nothing is
	 * @param finish called when people choose to finish now
	 * @param cancel called when people choose to cancel
	 */
	public ClosingQuestion(final Frame owner, final String warning, final Runnable finish, final Runnable cancel) {
		dialog = new Dialog(owner, TITLE, false);
		dialog.setBackground(ImageJ.backgroundColor);
		dialog.add(new MultiLineLabel((TEXT + "\n" + warning).trim()), "Center");
		dialog.add(buttons(finish, cancel), "South");
		dialog.addWindowListener(closing());
		show();
	}

	private void show() {
		GUI.scale(dialog);
		dialog.pack();
		GUI.centerOnImageJScreen(dialog);
		dialog.setVisible(true);
	}

	/** Whether nobody has answered yet. */
	public boolean open() {
		return dialog.isDisplayable();
	}

	/** Takes the question away; the training goes on. */
	public void close() {
		dialog.dispose();
	}

	/** The first button has the focus. */
	private Panel buttons(final Runnable finish, final Runnable cancel) {
		final Panel buttons = new Panel(new FlowLayout(FlowLayout.RIGHT));
		buttons.add(button("Keep training", () -> {}));
		buttons.add(button("Finish now", finish));
		buttons.add(button("Cancel training", cancel));
		return buttons;
	}

	private Button button(final String label, final Runnable answer) {
		final Button button = new Button(label);
		button.addActionListener(e -> {
			close();
			answer.run();
		});
		button.addKeyListener(escape());
		return button;
	}

	private WindowAdapter closing() {
		return new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				close();
			}
		};
	}

	private KeyListener escape() {
		return new KeyAdapter() {

			@Override
			public void keyPressed(final KeyEvent e) {
				if (e.getKeyCode() == KeyEvent.VK_ESCAPE) close();
			}
		};
	}
}
