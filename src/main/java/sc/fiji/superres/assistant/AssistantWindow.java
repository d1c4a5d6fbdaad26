package sc.fiji.superres.assistant;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.Timer;
import javax.swing.WindowConstants;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GUI;

import sc.fiji.superres.bridge.Commands;
import sc.fiji.superres.course.Course;
import sc.fiji.superres.course.Lines;
import sc.fiji.superres.course.MacroLine;
import sc.fiji.superres.course.OpenImage;
import sc.fiji.superres.course.Page;
import sc.fiji.superres.course.Source;
import sc.fiji.superres.handbook.HelpWindow;
import sc.fiji.superres.sample.Sample;
import sc.fiji.superres.watch.TrainingViewers;
import sc.fiji.superres.widget.Look;

/** The window of the assistant. For the event thread. */
final class AssistantWindow implements Desk {

	private static final int WIDTH = 860;
	private static final int HEIGHT = 508;
	/** Milliseconds between two looks at a training. */
	private static final int INTERVAL = 300;
	private static final String HELP = "<html><b>From your images to a super-resolved one</b><br><br>" +
		"<b>Images</b>: what a model learns from, or what a ready one enlarges. <b>Model</b>: a ready one, for a first " +
		"look, or one that is trained on your images. <b>Training</b>: you can end it at any time and keep the model. " +
		"<b>Result</b>: enlarge other images, too.<br><br>Each page shows the macro line of its step. The guide " +
		"explains every page, and what of a result may be believed.</html>";
	private static final String[] ANSWERS = { "Go on", "Stop and keep the model" };

	private final JFrame frame = new JFrame("Super-Resolution Assistant");
	private final JLabel heading = Look.heading("");
	private final StepList steps = new StepList(this::goTo);
	private final TrainingPage training = new TrainingPage();
	private final ResultPage result = new ResultPage(this, this::compare);
	private final Pages pages = new Pages(new ImagesPage(this, this::openSample), new WayPage(this), training, result);
	private final Footer footer = new Footer(this::help, this::back, this::next);
	private final Timer timer = new Timer(INTERVAL, e -> look());
	private Course course = Course.BEGINNING;
	private TrainingState state = new TrainingState();
	/** What was compared last, or can be: an image and its result. */
	private OpenImage enlarged;
	private OpenImage latest;
	private boolean closing;

	AssistantWindow() {
		frame.setContentPane(content());
		frame.getRootPane().setDefaultButton(footer.next());
		frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
		frame.addWindowListener(watching());
		frame.setIconImage(IJ.getInstance() == null ? null : IJ.getInstance().getIconImage());
	}

	private JPanel content() {
		final JPanel main = Look.padded(new JPanel(new BorderLayout(0, Look.px(14))), 18, 24);
		main.setBackground(Look.paper());
		main.add(heading, BorderLayout.NORTH);
		main.add(pages, BorderLayout.CENTER);
		main.add(footer, BorderLayout.SOUTH);
		final JPanel content = new JPanel(new BorderLayout());
		content.add(steps, BorderLayout.WEST);
		content.add(main, BorderLayout.CENTER);
		return content;
	}

	/** Opens the window in the middle of the screen, as large as that allows. */
	void open() {
		final Rectangle screen = GUI.getMaxWindowBounds(IJ.getInstance());
		frame.setSize(new Dimension(Math.min(Look.px(WIDTH), screen.width), Math.min(Look.px(HEIGHT), screen.height)));
		frame.setLocation(screen.x + (screen.width - frame.getWidth()) / 2, screen.y + (screen.height - frame
			.getHeight()) / 2);
		refresh();
		show();
		frame.setVisible(true);
		frame.setAutoRequestFocus(false); // what ends later does not take the keyboard from people's other work
		WindowManager.addWindow(frame); // so that ImageJ's Window menu lists it
	}

	void toFront() {
		frame.toFront();
	}

	/** Comes to the front for an image: another one than that of the last work begins anew. */
	void comeBack() {
		ImageList.activeScan().filter(this::isOther).filter(this::leavesTraining).ifPresent(image -> change(
			now -> Course.BEGINNING.with(Source.NONE.withImage(image))));
		toFront();
	}

	/** Whether an image is not what the present choices are about. */
	private boolean isOther(final OpenImage image) {
		final boolean isChosen = course.source().kind() == Source.Kind.IMAGE && isSource(image);
		final boolean isBeginning = course.page() == Page.IMAGES && course.source().kind() != Source.Kind.IMAGE;
		return course.work() != Course.Work.RUNNING && !isChosen && !isBeginning;
	}

	private boolean isSource(final OpenImage image) {
		final OpenImage chosen = course.source().image();
		return chosen != null && chosen.id() == image.id();
	}

	/** Whether nothing was trained that the image could be meant for. */
	private boolean leavesTraining(final OpenImage image) {
		if (course.work() != Course.Work.TRAINED) return true;
		final String[] ways = { "Go on with the trained model", "Begin anew with " + image.title() };
		return JOptionPane.showOptionDialog(frame, "A model has been trained here. \"" + image.title() +
			"\" can be enlarged by it, on the page Result.", "Super-Resolution", JOptionPane.DEFAULT_OPTION,
			JOptionPane.QUESTION_MESSAGE, null, ways, ways[0]) == 1;
	}

	boolean isOpen() {
		return frame.isDisplayable();
	}

	private WindowAdapter watching() {
		return new WindowAdapter() {

			@Override
			public void windowActivated(final WindowEvent e) {
				WindowManager.setWindow(frame);
				refresh();
				show();
			}

			@Override
			public void windowClosing(final WindowEvent e) {
				close();
			}
		};
	}

	@Override
	public void change(final UnaryOperator<Course> change) {
		course = change.apply(course);
		complain("");
		show();
	}

	@Override
	public void complain(final String message) {
		footer.complain(message);
	}

	/** What people do with images meanwhile changes the choice, unless something runs. */
	private void refresh() {
		if (course.work() == Course.Work.RUNNING) return;
		if (course.source().kind() == Source.Kind.IMAGE) refreshImage();
		if (course.source().isTogether() && course.page() == Page.IMAGES) refreshTogether();
	}

	/** Where the chosen image was closed, or none is chosen, another one takes its place. */
	private void refreshImage() {
		final OpenImage chosen = course.source().image();
		if (chosen != null && ImageList.find(chosen).isPresent()) return;
		course = course.with(course.source().withImage(ImageList.next().orElse(null)));
	}

	/** Only on the first page: results that open later were not learnt from. */
	private void refreshTogether() {
		final Source now = ImageList.together(course.source());
		if (!now.isSameImages(course.source())) course = course.with(now);
	}

	private void show() {
		heading.setText(course.heading());
		steps.show(course);
		footer.show(course);
		pages.show(course);
	}

	private void back() {
		change(Course::back);
	}

	private void goTo(final Page page) {
		change(now -> now.goTo(page));
	}

	/** Goes on, and does what the next page shows. */
	private void next() {
		final Page from = course.page();
		change(Course::next);
		if (course.page() == Page.RESULT) enlarge();
		else if (from == Page.WAY && course.page() == Page.TRAINING && course.work() != Course.Work.TRAINED) train();
	}

	private void help() {
		HelpWindow.open(frame, HELP, "Super-Resolution...");
	}

	private void openSample(final Sample sample) {
		Running.record(Lines.sample(sample.label()));
		sample.open();
		change(now -> now.with(now.source().withImage(ImageList.active().orElse(null))));
		toFront();
	}

	private void train() {
		state = new TrainingState();
		training.watch(state);
		final MacroLine line = course.line().orElseThrow();
		final TrainingViewers.Seat seat = TrainingViewers.expect(Path.of(course.way().run().trim()), state);
		start(line, course.source().active(), ended -> {
			seat.close();
			trained();
		}, message -> {
			seat.close();
			failed(message);
		});
		timer.start();
	}

	private void trained() {
		timer.stop();
		change(now -> now.with(Course.Work.TRAINED));
		closeIfAsked();
	}

	private void enlarge() {
		result.begin();
		enlarged = course.target().isFolder() ? null : course.target().image();
		start(course.line().orElseThrow(), enlarged, this::enlarged, this::failed);
	}

	private void start(final MacroLine line, final OpenImage image, final Consumer<List<ImagePlus>> done,
		final Consumer<String> failed)
	{
		change(now -> now.with(Course.Work.RUNNING));
		new Running(done, failed).start(line, image);
	}

	private void enlarged(final List<ImagePlus> shown) {
		rest();
		if (shown.isEmpty()) result.say("Done. The results are in " + course.target().output() + ".");
		else showResult(shown.get(shown.size() - 1));
	}

	private void showResult(final ImagePlus image) {
		latest = ImageList.of(image).orElseThrow();
		ImageList.find(enlarged).ifPresent(from -> result.show(from, image, Commands.isThere(Lines.COMPARE)));
	}

	/** Nothing runs any more. */
	private void rest() {
		final boolean isTrained = course.way().training() && course.page() == Page.RESULT;
		change(now -> now.with(isTrained ? Course.Work.TRAINED : Course.Work.IDLE));
		toFront(); // results and ImageJ's log have opened over it
	}

	private void failed(final String message) {
		timer.stop();
		rest();
		result.say(" ");
		complain(message);
		closeIfAsked();
	}

	private void compare() {
		final MacroLine line = Lines.compare(enlarged.title(), latest.title());
		new Running(shown -> {}, this::complain).start(line, null);
	}

	private void look() {
		if (course.page() == Page.TRAINING) training.show(course);
	}

	/** Asks first, where a training runs. */
	private void close() {
		final boolean trains = course.page() == Page.TRAINING && course.work() == Course.Work.RUNNING;
		if (!trains) dispose();
		else if (isToStop()) stopAndClose();
	}

	private boolean isToStop() {
		return JOptionPane.showOptionDialog(frame, "The training is still running.", "Super-Resolution",
			JOptionPane.DEFAULT_OPTION, JOptionPane.QUESTION_MESSAGE, null, ANSWERS, ANSWERS[0]) == 1;
	}

	/** The window stays until the model is written. */
	private void stopAndClose() {
		closing = true;
		state.finish();
		closeIfAsked();
	}

	private void closeIfAsked() {
		if (closing && course.work() != Course.Work.RUNNING) dispose();
	}

	private void dispose() {
		timer.stop();
		WindowManager.removeWindow(frame);
		frame.dispose();
	}
}
