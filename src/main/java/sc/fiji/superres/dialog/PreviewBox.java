package sc.fiji.superres.dialog;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/**
 * The box that is ticked for a preview. While it is, each change of the answers shows the preview anew: on a thread of
 * its own, one after the other, and of changes that came meanwhile only the last. What is wrong with an answer stands
 * beside the box.
 */
final class PreviewBox {

	/** How long the end waits for a preview that is still being made. */
	private static final int LONGEST_SECONDS = 30;

	private final Preview preview;
	private final Wording wording;
	private final JPanel panel = new JPanel(new BorderLayout());
	private final JCheckBox box = new JCheckBox("Preview");
	private final JLabel problem = new JLabel();
	private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> daemon(work));
	/** What is to be done next; null where nothing is. */
	private final AtomicReference<Runnable> next = new AtomicReference<>();
	private Answers answers;

	/** For any thread. */
	PreviewBox(final Preview preview, final Wording wording) {
		this.preview = preview;
		this.wording = wording;
		problem.setPreferredSize(new Dimension(1, 1)); // a long text takes the room that is there, and no more
		panel.add(box, BorderLayout.WEST);
		panel.add(problem, BorderLayout.CENTER);
		box.setToolTipText("Shows the result in the image while you choose; the image itself stays as it is");
		box.addItemListener(e -> update());
	}

	private static Thread daemon(final Runnable work) {
		final Thread thread = new Thread(work, "Super-Resolution preview");
		thread.setDaemon(true);
		return thread;
	}

	JComponent component() {
		return panel;
	}

	/** Follows the answers of a dialog. */
	void follow(final Answers followed) {
		answers = followed;
		answers.whenChanged(this::update);
	}

	private void update() {
		final Map<String, String> texts = answers.texts();
		if (box.isSelected()) later(() -> show(texts));
		else later(this::restore);
	}

	/** Work that was asked for and has not begun is dropped. */
	private void later(final Runnable work) {
		if (next.getAndSet(work) == null) thread.execute(() -> next.getAndSet(null).run());
	}

	private void show(final Map<String, String> texts) {
		try {
			preview.show(texts);
			say("");
		}
		catch (final IllegalArgumentException exc) {
			preview.end();
			say(wording.of(exc.getMessage()));
		}
	}

	private void restore() {
		preview.end();
		say("");
	}

	private void say(final String text) {
		EventQueue.invokeLater(() -> {
			problem.setText(text);
			problem.setToolTipText(text);
		});
	}

	/** Ends the preview, and waits until everything is shown as before. For any thread. */
	void end() {
		later(this::restore);
		thread.shutdown();
		try {
			thread.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
	}
}
