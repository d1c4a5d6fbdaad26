package sc.fiji.superres.watch;

import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.Objects;
import java.util.stream.Stream;

import javax.swing.Timer;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.ImageWindow;
import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.train.TrainingControl;
import sc.fiji.superres.user.ClosingQuestion;
import sc.fiji.superres.user.PlotView;

/**
 * What people see of a training while it runs: a plot of the loss, one of the validation PSNR, a preview stack, and a
 * panel with the buttons that end it.
 * <p>
 * Everything happens on the event thread: every {@value #INTERVAL} ms a timer looks whether there is news, and draws
 * the newest. The training thread waits for nothing here. What is open is redrawn in place and never comes to the
 * front; what people close stays closed, and they are asked what becomes of the training (the preview may go without a
 * question).
 * </p>
 */
final class TrainingWindows implements ImageListener {

	private static final int INTERVAL = 500;
	private static final int WIDTH = 960; // screen pixels, of a plot and the preview beside it

	private final String name;
	private final TrainingNews news;
	private final TrainingControl control;
	private final Timer timer = new Timer(INTERVAL, e -> look());
	private TrainingPanel panel;
	private PlotView loss, psnr;
	private PreviewStack preview;
	private ClosingQuestion question;
	private boolean ended;

	/** @param name what the titles say is trained */
	TrainingWindows(final String name, final TrainingNews news, final TrainingControl control) {
		this.name = name;
		this.news = news;
		this.control = control;
	}

	/** Begins to look for news; the windows open with the first. */
	void start() {
		if (ended) return; // a training that kept the event thread busy is over before its windows could open
		ImagePlus.addImageListener(this);
		timer.start();
	}

	/** Shows the last news, then nothing any more. Panel and question go; plots and preview stay for people to keep. */
	void end() {
		if (panel != null) look();
		ended = true;
		timer.stop();
		ImagePlus.removeImageListener(this);
		if (panel != null) panel.close();
		if (question != null) question.close();
	}

	/** Closes plots and preview, after the end. */
	void closeImages() {
		final Stream<ImagePlus> images = Stream.of(image(loss), image(psnr), preview == null ? null : preview.image());
		images.filter(Objects::nonNull).forEach(image -> {
			image.changes = false;
			image.close();
		});
	}

	private static ImagePlus image(final PlotView plot) {
		return plot == null ? null : plot.image();
	}

	private void look() {
		if (quitting()) return;
		try {
			news.take().ifPresent(this::show);
			if (panel != null) panel.showAnswer();
		}
		catch (final RuntimeException exc) {
			timer.stop();
			IJ.log("The windows of the training are not updated any more: " + exc + ". The training goes on.");
		}
	}

	private void show(final TrainingNews.News newest) {
		if (panel == null) openPanel();
		panel.status(newest.status());
		if (newest.curves() != null) plot(newest.curves());
		if (newest.preview() != null) show(newest.preview());
	}

	private void openPanel() {
		final Rectangle screen = GUI.getMaxWindowBounds(IJ.getInstance()), main = IJ.getInstance().getBounds();
		panel = new TrainingPanel("Training " + name, control, this::ask);
		final boolean below = main.y - screen.y < screen.height / 4;
		panel.show(new Point(Math.max(screen.x, Math.min(main.x, screen.x + screen.width - WIDTH)), below ? main.y +
			main.height : screen.y));
	}

	private void plot(final TrainingCurves curves) {
		if (loss != null) loss.update(TrainingPlots.loss(curves));
		else loss = new PlotView("Loss of " + name, TrainingPlots.loss(curves), below(panel.bounds()));
		if (curves.bicubic() == null) return;
		if (psnr != null) psnr.update(TrainingPlots.psnr(curves));
		else psnr = new PlotView("PSNR of " + name, TrainingPlots.psnr(curves), below(lossBounds()));
	}

	private void show(final Preview newest) {
		if (preview != null) preview.update(newest);
		else {
			preview = new PreviewStack("Preview of " + name, newest);
			preview.show(new Point(lossBounds().x + lossBounds().width, lossBounds().y));
		}
	}

	private Rectangle lossBounds() {
		final ImageWindow window = loss.image().getWindow(); // ImageJ's "list values, auto-close" leaves none
		return window == null ? panel.bounds() : window.getBounds();
	}

	private static Point below(final Rectangle window) {
		return new Point(window.x, window.y + window.height);
	}

	private static boolean quitting() {
		return IJ.getInstance() == null || IJ.getInstance().quitting();
	}

	/** Asks what becomes of the training. */
	private void ask() {
		if (ended || quitting() || question != null && question.open()) return;
		question = new ClosingQuestion(IJ.getInstance(), control::finish, control::cancel);
	}

	@Override
	public void imageClosed(final ImagePlus image) {
		if (image == image(loss) || image == image(psnr)) EventQueue.invokeLater(this::ask); // any thread closes images
	}

	@Override
	public void imageOpened(final ImagePlus image) {
		// only what is closed matters
	}

	@Override
	public void imageUpdated(final ImagePlus image) {
		// only what is closed matters
	}
}
