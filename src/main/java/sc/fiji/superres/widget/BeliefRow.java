package sc.fiji.superres.widget;

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import javax.swing.JButton;
import javax.swing.JPanel;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.sheet.Look;
import sc.fiji.superres.user.Failure;

/** What to believe of a result, and a button for the map that it says to look at, where there is none. */
public final class BeliefRow extends JPanel {

	private static final long serialVersionUID = 1L;

	private static final String MAKE = "Make this map";

	private final transient Buttons buttons;
	private final BeliefStrip strip;

	/**
	 * @param title what stands before the sentence
	 * @param sentence as the info of a result has it
	 */
	public BeliefRow(final Look look, final String title, final String sentence) {
		super(new BorderLayout(look.px(6), 0));
		setOpaque(false);
		buttons = new Buttons(look);
		strip = new BeliefStrip(look.scale());
		strip.tell(title, sentence);
		add(strip, BorderLayout.CENTER);
	}

	/**
	 * Adds the button.
	 *
	 * @param tip what it does
	 * @param work makes the map, on a thread of its own
	 * @param made gets it, on the event thread
	 */
	public void offer(final String tip, final Callable<ImagePlus> work, final Consumer<ImagePlus> made) {
		final JButton button = buttons.button(MAKE, tip, () -> {});
		button.addActionListener(e -> start(button, work, made));
		add(button, BorderLayout.EAST);
	}

	private void start(final JButton button, final Callable<ImagePlus> work, final Consumer<ImagePlus> made) {
		button.setEnabled(false);
		button.setText("At work…");
		final Thread thread = new Thread(() -> make(button, work, made), "Map of what to believe");
		thread.setDaemon(true); // quitting ImageJ does not wait for it
		thread.start();
	}

	private void make(final JButton button, final Callable<ImagePlus> work, final Consumer<ImagePlus> made) {
		try {
			final ImagePlus map = work.call();
			EventQueue.invokeLater(() -> made.accept(map));
		}
		catch (final CancellationException exc) {
			EventQueue.invokeLater(() -> giveBack(button));
		}
		catch (final Exception | LinkageError | OutOfMemoryError exc) {
			final String message = Failure.of(exc).message();
			EventQueue.invokeLater(() -> failed(button, message));
		}
		finally {
			IJ.showProgress(1);
		}
	}

	private void failed(final JButton button, final String message) {
		strip.setText(message);
		giveBack(button);
	}

	private static void giveBack(final JButton button) {
		button.setText(MAKE);
		button.setEnabled(true);
	}
}
