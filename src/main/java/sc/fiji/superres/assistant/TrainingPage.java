package sc.fiji.superres.assistant;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Window;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

import sc.fiji.superres.course.Course;
import sc.fiji.superres.widget.Look;
import sc.fiji.superres.widget.Picture;
import sc.fiji.superres.widget.Rows;

/** The third page: how a training goes, and the buttons that end it. */
final class TrainingPage extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int PER_MILLE = 1000;

	private final JProgressBar bar = new JProgressBar(0, PER_MILLE);
	private final JTextArea message = Look.note(" ");
	private final JTextArea estimate = Look.note(" ");
	private final JTextArea scores = Look.note(" ");
	private final JTextArea warnings = Look.complaint();
	private final Picture preview = new Picture(600, 150);
	private final JButton finish = Look.button("Finish now and keep the model", "finish", this::finish);
	private final JButton cancel = Look.button("Cancel", "cancel", this::cancel);
	private transient TrainingState state = new TrainingState();
	private transient Path shown;
	private boolean isForward;

	TrainingPage() {
		super(new BorderLayout());
		setOpaque(false);
		scores.setName("scores");
		message.setName("progress");
		add(rows(), BorderLayout.CENTER);
	}

	private JPanel rows() {
		final Rows rows = new Rows();
		bar.setMaximumSize(new Dimension(Integer.MAX_VALUE, bar.getPreferredSize().height));
		rows.add(0, 0, Rows.beside(bar, finish, cancel)).add(8, 0, message).add(2, 0, estimate).add(10, 0, scores).add(
			10, 0, preview);
		return rows.add(8, 0, warnings);
	}

	/** Shows another training from now on. */
	void watch(final TrainingState other) {
		state = other;
		shown = null;
		isForward = false;
		preview.show(null);
	}

	/** Shows the newest of the training. */
	void show(final Course course) {
		final boolean runs = course.work() == Course.Work.RUNNING;
		bar.setValue((int) (PER_MILLE * state.share()));
		message.setText(message(runs));
		estimate.setText(state.estimate());
		scores.setText(scores());
		warnings.setText(state.warnings());
		finish.setEnabled(runs && !state.isEnding() && !state.isCalibrating());
		cancel.setText(state.isCalibrating() ? "Skip" : "Cancel");
		cancel.setEnabled(runs);
		showPreview();
		comeForward();
	}

	private String message(final boolean runs) {
		if (runs && state.isCalibrating()) return state.message() + ". The model is written already.";
		if (runs && state.isEnding()) return "Ending: the model is being written.";
		return state.message();
	}

	/** Once, when the first news are there: ImageJ's log opens before them, and must not lie on the page. */
	private void comeForward() {
		final boolean hasNews = !state.estimate().isEmpty() || !state.scores().isEmpty();
		if (isForward || !hasNews) return;
		isForward = true;
		final Window window = SwingUtilities.getWindowAncestor(this);
		if (window != null) window.toFront();
	}

	private String scores() {
		if (state.scores().isEmpty()) return "The first look at how good it is comes soon.";
		return state.scores() + ". Measured on parts of your images that the training does not see; more is better.";
	}

	private void showPreview() {
		final Path newest = state.picture();
		if (newest == null || newest.equals(shown)) return;
		shown = newest;
		try {
			preview.show(ImageIO.read(newest.toFile()), "Shrunk", "Bicubic", "The model", "As recorded");
		}
		catch (final IOException exc) {
			preview.show(null); // the folder may be gone; the training says so itself
		}
	}

	private void finish() {
		state.finish();
	}

	private void cancel() {
		state.cancel();
	}
}
