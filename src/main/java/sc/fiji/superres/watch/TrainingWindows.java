package sc.fiji.superres.watch;

import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;

import javax.swing.Timer;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.ImageWindow;
import ij.gui.Plot;

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
	/** Screen pixels of a plot and the preview beside it. */
	private static final int WIDTH = 960;

	private final String name;
	private final TrainingNews news;
	private final TrainingControl control;
	private final Timer timer = new Timer(INTERVAL, e -> look());
	private TrainingPanel panel;
	private PlotView loss;
	private PlotView psnr;
	private PreviewStack preview;
	private ClosingQuestion question;
	private final boolean escapeEnds;
	private String warning = "";
	private boolean calibrates;
	private boolean ended;

	/**
	 * Windows that are not open yet.
	 *
	 * @param name what the titles say is trained
	 * @param escapeEnds whether Escape ends the training wherever it is pressed, as it does in a macro
	 */
	TrainingWindows(final String name, final TrainingNews news, final TrainingControl control,
		final boolean escapeEnds)
	{
		this.escapeEnds = escapeEnds;
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

	/** Shows the last news and ends. Panel and question close; plots and preview stay for people to keep. */
	void end() {
		if (panel != null) look();
		ended = true;
		timer.stop();
		ImagePlus.removeImageListener(this);
		closeDialogs();
	}

	private void closeDialogs() {
		if (panel != null) panel.close();
		if (question != null) question.close();
	}

	/** Closes plots and preview, after the end. */
	void closeImages() {
		close(image(loss));
		close(image(psnr));
		if (preview != null) close(preview.image());
	}

	private static void close(final ImagePlus image) {
		if (image == null) return;
		image.changes = false;
		image.close();
	}

	/** Null where the plot is not there yet. */
	private static ImagePlus image(final PlotView plot) {
		if (plot == null) return null;
		return plot.image();
	}

	private void look() {
		if (quitting()) return;
		try {
			news.take().ifPresent(this::show);
			if (panel != null) panel.showAnswer(escapeEnds && IJ.escapePressed());
		}
		catch (final RuntimeException exc) {
			timer.stop();
			IJ.log("The windows of the training are not updated any more: " + exc + ". The training goes on.");
		}
	}

	private void show(final TrainingNews.News newest) {
		if (panel == null) openPanel();
		panel.status(newest.status());
		warning = newest.warning();
		panel.warn(warning);
		if (newest.calibrates()) panel.calibrates();
		calibrates = newest.calibrates();
		if (newest.curves() != null) plot(newest.curves());
		if (newest.preview() != null) show(newest.preview());
	}

	private void openPanel() {
		panel = new TrainingPanel("Training " + name, control, this::ask);
		panel.show(panelPlace(GUI.getMaxWindowBounds(IJ.getInstance()), IJ.getInstance().getBounds()));
	}

	/** Below ImageJ's window where that lies in the upper quarter of the screen, else at the top of the screen. */
	private static Point panelPlace(final Rectangle screen, final Rectangle imageJ) {
		final int furthestRight = screen.x + screen.width - WIDTH;
		final int x = Math.max(screen.x, Math.min(imageJ.x, furthestRight));
		final boolean isImageJAbove = imageJ.y - screen.y < screen.height / 4;
		if (isImageJAbove) return new Point(x, imageJ.y + imageJ.height);
		return new Point(x, screen.y);
	}

	private void plot(final TrainingCurves curves) {
		plotLoss(TrainingPlots.loss(curves));
		if (curves.bicubic() != null) plotPsnr(TrainingPlots.psnr(curves));
	}

	private void plotLoss(final Plot plot) {
		if (loss == null) loss = new PlotView("Loss of " + name, plot, below(panel.bounds()));
		else loss.update(plot);
	}

	private void plotPsnr(final Plot plot) {
		if (psnr == null) psnr = new PlotView("PSNR of " + name, plot, below(lossBounds()));
		else psnr.update(plot);
	}

	private void show(final Preview newest) {
		if (preview == null) openPreview(newest);
		else preview.update(newest);
	}

	private void openPreview(final Preview newest) {
		preview = new PreviewStack("Preview of " + name, newest);
		final Rectangle left = lossBounds();
		preview.show(new Point(left.x + left.width, left.y));
	}

	/** Where the window of the loss is; the panel where ImageJ's "list values, auto-close" has left no window. */
	private Rectangle lossBounds() {
		final ImageWindow window = loss.image().getWindow();
		if (window == null) return panel.bounds();
		return window.getBounds();
	}

	private static Point below(final Rectangle window) {
		return new Point(window.x, window.y + window.height);
	}

	private static boolean quitting() {
		return IJ.getInstance() == null || IJ.getInstance().quitting();
	}

	/** Asks what becomes of the training, unless that is asked already, or it is over. */
	void ask() {
		final boolean isAskedAlready = question != null && question.open();
		if (ended || quitting() || isAskedAlready) return;
		if (calibrates) control.cancel(); // nothing is lost, so there is nothing to ask
		else question = question();
	}

	private ClosingQuestion question() {
		return new ClosingQuestion(IJ.getInstance(), warning, control::finish, control::cancel);
	}

	/** Any thread closes images. */
	@Override
	public void imageClosed(final ImagePlus image) {
		if (image == image(loss) || image == image(psnr)) EventQueue.invokeLater(this::ask);
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
