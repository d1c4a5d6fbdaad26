package sc.fiji.superres.dialog;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.Comparator;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.gui.GUI;

import sc.fiji.superres.imageplus.OpenImages;

/** Puts a window where it covers the least of the active image: where it is, or beside the image. */
final class Beside {

	private Beside() {}

	static void image(final Window window) {
		final ImagePlus image = OpenImages.active();
		if (image == null || image.getWindow() == null) return;
		final Rectangle place = window.getBounds();
		final Rectangle shown = image.getWindow().getBounds();
		final Rectangle screen = GUI.getMaxWindowBounds(window);
		final Stream<Point> places = Stream.of(place.getLocation(), new Point(shown.x + shown.width, place.y),
			new Point(shown.x - place.width, place.y), new Point(place.x, shown.y + shown.height));
		final Point best = places.map(point -> inside(screen, point, place)).min(Comparator.comparingLong(
			point -> covered(shown, point, place))).orElseThrow();
		window.setLocation(best);
	}

	/** The nearest place at which a window lies on the screen. */
	private static Point inside(final Rectangle screen, final Point point, final Rectangle window) {
		final int right = screen.x + screen.width - window.width;
		final int bottom = screen.y + screen.height - window.height;
		return new Point(Math.max(screen.x, Math.min(right, point.x)), Math.max(screen.y, Math.min(bottom, point.y)));
	}

	/** How many pixels of an image a window would cover. */
	private static long covered(final Rectangle image, final Point point, final Rectangle window) {
		final Rectangle common = image.intersection(new Rectangle(point, window.getSize()));
		if (common.isEmpty()) return 0;
		return (long) common.width * common.height;
	}
}
