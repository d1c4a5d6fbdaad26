package sc.fiji.superres.user;

import java.awt.Point;
import java.util.Arrays;

import ij.ImagePlus;
import ij.gui.ImageWindow;
import ij.gui.Plot;
import ij.gui.PlotWindow;

/**
 * A plot window whose plot is replaced now and then, without coming to the front. What people changed stays: the size,
 * and the range once they zoomed. For the event thread.
 */
public final class PlotView {

	private final ImagePlus image;
	private Plot shown;
	/** Limits of the plot that is shown, before anybody zooms. */
	private double[] limits;

	/**
	 * Opens the window.
	 *
	 * @param place of its upper left corner, in screen pixels
	 */
	public PlotView(final String title, final Plot plot, final Point place) {
		image = plot.getImagePlus();
		image.setTitle(title);
		ImageWindow.setNextLocation(place);
		new PlotWindow(image, plot);
		shown = plot;
		limits = plot.getLimits();
	}

	/** The image in the window. */
	public ImagePlus image() {
		return image;
	}

	/** Shows a newer plot in the same window, where it is still there and not frozen. */
	public void update(final Plot plot) {
		if (!(image.getWindow() instanceof PlotWindow window) || shown.isFrozen()) return;
		final double[] range = shown.getLimits();
		final boolean zoomed = !Arrays.equals(limits, range);
		plot.useTemplate(shown, Plot.COPY_SIZE);
		window.drawPlot(plot);
		limits = plot.getLimits();
		shown = plot;
		if (zoomed) zoom(range);
	}

	/** Shows a range; the plot's own limits stay those that "R" in its corner goes back to. */
	private void zoom(final double[] range) {
		shown.setLimits(range);
		shown.updateImage();
	}
}
