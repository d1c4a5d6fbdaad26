package sc.fiji.superres.compare;

import java.util.List;
import java.util.stream.Stream;

import ij.ImageListener;
import ij.ImagePlus;

/** Opens a comparison once ImageJ has shown the result, which a command only hands back. */
public final class WhenShown implements ImageListener {

	private final ImagePlus result;
	private final List<ImagePlus> images;

	private WhenShown(final ImagePlus result, final List<ImagePlus> images) {
		this.result = result;
		this.images = images;
	}

	/**
	 * Waits for a result to be shown and opens the window in front of it.
	 *
	 * @param input what it was made from
	 * @param result the image to wait for
	 * @param maps beside it, none or more
	 */
	public static void compare(final ImagePlus input, final ImagePlus result, final List<ImagePlus> maps) {
		final List<ImagePlus> images = Stream.concat(Stream.of(input, result), maps.stream()).toList();
		ImagePlus.addImageListener(new WhenShown(result, images));
	}

	@Override
	public void imageOpened(final ImagePlus image) {
		if (image != result) return;
		ImagePlus.removeImageListener(this);
		final Runnable work = () -> CompareWindow.open(Compared.of(images));
		new Thread(work, "Compare Images").start(); // large images take their time, and this is the event thread
	}

	@Override
	public void imageClosed(final ImagePlus image) {
		if (image == result) ImagePlus.removeImageListener(this);
	}

	@Override
	public void imageUpdated(final ImagePlus image) {
		// only opening and closing count
	}
}
