package sc.fiji.superres.watch;

import java.awt.Point;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.ImageWindow;
import ij.gui.StackWindow;

import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.image.Planes;

/**
 * A validation pair as a stack people can leaf through: input, bicubic, network, target. Only the network's slice
 * changes, its pixels in place. For the event thread.
 */
final class PreviewStack {

	/** The network's slice, which counts from 1. */
	static final int NETWORK = 3;

	/** Screen pixels to which small images are enlarged, about. */
	private static final int SIDE = 288;

	private final ImagePlus image;

	/** A stack that is not shown yet, with the network's slice in front. */
	PreviewStack(final String title, final Preview preview) {
		image = new ImagePlus(title, stack(preview));
		image.setSlice(NETWORK);
	}

	private static ImageStack stack(final Preview preview) {
		final List<byte[]> panels = TrainingPictures.panels(preview);
		final ImageStack stack = empty(preview);
		stack.addSlice(inputLabel(preview), panels.get(0));
		stack.addSlice("bicubic", panels.get(1));
		stack.addSlice(networkLabel(preview), panels.get(2));
		stack.addSlice("target", panels.get(3));
		return stack;
	}

	private static ImageStack empty(final Preview preview) {
		return new ImageStack(Planes.width(preview.target()), Planes.height(preview.target()));
	}

	ImagePlus image() {
		return image;
	}

	/** Opens the window, small images enlarged. */
	void show(final Point place) {
		ImageWindow.setNextLocation(place);
		final StackWindow window = new StackWindow(image);
		final int zoom = SIDE / image.getWidth();
		if (zoom >= 2) enlarge(window, zoom);
	}

	private void enlarge(final StackWindow window, final int zoom) {
		window.getCanvas().setMagnification(zoom);
		window.getCanvas().setSize(zoom * image.getWidth(), zoom * image.getHeight());
		window.pack();
	}

	/** Puts the newest image of the network into its slice, where the window is still there. */
	void update(final Preview preview) {
		if (image.getWindow() == null) return;
		final byte[] newest = TrainingPictures.panels(preview).get(NETWORK - 1);
		System.arraycopy(newest, 0, image.getStack().getPixels(NETWORK), 0, newest.length);
		image.getStack().setSliceLabel(networkLabel(preview), NETWORK);
		image.updateAndRepaintWindow(); // the label stands above the image
	}

	private static String inputLabel(final Preview preview) {
		return "input, " + Planes.width(preview.input()) + "×" + Planes.height(preview.input());
	}

	private static String networkLabel(final Preview preview) {
		return String.format(Locale.ROOT, "network, iteration %d", preview.iteration());
	}
}
