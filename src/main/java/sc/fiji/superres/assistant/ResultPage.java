package sc.fiji.superres.assistant;

import java.awt.BorderLayout;
import java.awt.event.KeyEvent;
import java.util.Objects;
import java.util.function.UnaryOperator;

import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JRadioButton;
import javax.swing.JTextArea;
import javax.swing.JTextField;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;

import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.course.Course;
import sc.fiji.superres.course.OpenImage;
import sc.fiji.superres.course.Target;
import sc.fiji.superres.widget.BeliefStrip;
import sc.fiji.superres.widget.Folders;
import sc.fiji.superres.widget.Look;
import sc.fiji.superres.widget.Picture;
import sc.fiji.superres.widget.Rows;
import sc.fiji.superres.widget.Typing;

/** The last page: what is enlarged, and what came of it. */
final class ResultPage extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int INDENT = 22;
	/** Pixels of the input that are shown, before and after. */
	private static final int SIDE = 96;

	private final transient Desk desk;
	private final JRadioButton open = Look.radio("This open image", "apply-image");
	private final JRadioButton folder = Look.radio("A folder", "apply-folder");
	private final JComboBox<OpenImage> images = Look.list("apply-images");
	private final JTextField from = Look.field("apply-from", 14);
	private final JTextField to = Look.field("apply-to", 14);
	private final JProgressBar bar = new JProgressBar();
	private final JPanel output = Rows.beside(Look.label("Results go to"), Folders.row(to, text -> foldersChosen()));
	private final JTextArea message = Look.note(" ");
	/** What to believe of the result. */
	private final BeliefStrip belief = new BeliefStrip(Prefs.getGuiScale());
	private final Picture before = new Picture(132, 150);
	private final Picture after = new Picture(132, 150);
	private final JButton stop = Look.button("Stop", "stop", () -> IJ.setKeyDown(KeyEvent.VK_ESCAPE));
	private final JPanel work = Rows.beside(bar, stop);
	private final JButton compare;
	private final transient Typing fromTyping;
	private final transient Typing toTyping;
	private boolean filling;

	/** @param compare shows the image and its result side by side */
	ResultPage(final Desk desk, final Runnable compare) {
		super(new BorderLayout());
		this.desk = desk;
		this.compare = Look.button("Compare…", "compare", compare);
		setOpaque(false);
		final ButtonGroup group = new ButtonGroup();
		group.add(open);
		group.add(folder);
		add(rows(), BorderLayout.CENTER);
		fromTyping = Typing.in(from, text -> foldersChosen());
		toTyping = Typing.in(to, text -> foldersChosen());
		listen();
		this.compare.setVisible(false);
		bar.setIndeterminate(true);
	}

	private JPanel rows() {
		final Rows rows = new Rows();
		rows.add(0, 0, Rows.beside(open, images));
		rows.add(6, 0, Rows.beside(folder, Folders.row(from, text -> foldersChosen())));
		rows.add(4, INDENT, output);
		rows.add(12, 0, message).add(6, 0, belief).add(6, 0, work);
		return rows.add(8, 0, Rows.beside(before, after, compare));
	}

	private void listen() {
		open.addActionListener(e -> choose(target -> target.withImage(selected())));
		images.addActionListener(e -> imageChosen());
		folder.addActionListener(e -> foldersChosen());
	}

	private OpenImage selected() {
		return (OpenImage) images.getSelectedItem();
	}

	private void imageChosen() {
		if (filling) return;
		choose(target -> target.withImage(selected()));
		say(ImageList.find(selected()).map(ImageList::warning).orElse(" "));
	}

	private void foldersChosen() {
		choose(target -> target.withFolders(from.getText(), to.getText()));
	}

	private void choose(final UnaryOperator<Target> change) {
		desk.change(course -> course.with(change.apply(course.target())));
	}

	/** Shows what is chosen. */
	void show(final Course course) {
		final Target target = course.target();
		filling = true;
		ImageList.fill(images, target.image());
		(target.isFolder() ? folder : open).setSelected(true);
		fromTyping.put(target.folder());
		toTyping.put(target.output());
		filling = false;
		output.setVisible(target.isFolder());
		final boolean runs = course.work() == Course.Work.RUNNING;
		work.setVisible(runs);
	}

	/** A command begins; what was shown of the last one goes. */
	void begin() {
		before.show(null);
		after.show(null);
		compare.setVisible(false);
		belief.setVisible(false);
		message.setText("At work; ImageJ's status line tells how far. The very first time, PyTorch is unpacked.");
	}

	/** Says how it ended. */
	void say(final String text) {
		message.setText(text);
	}

	/** Shows the middle of an image and of its result. */
	void show(final ImagePlus image, final ImagePlus result, final boolean canCompare) {
		final int factor = result.getWidth() / image.getWidth();
		before.show(Thumbnails.centre(image, SIDE), "Before");
		after.show(Thumbnails.centre(result, SIDE * factor), "After: " + result.getTitle());
		compare.setVisible(canCompare);
		final String info = Objects.requireNonNullElse(result.getInfoProperty(), "");
		Beliefs.inInfo(info).ifPresent(sentence -> belief.tell("The result", sentence));
		message.setText("The middle of the image, before and after. The result is open in ImageJ, not saved yet.");
	}
}
