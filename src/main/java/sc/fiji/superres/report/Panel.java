package sc.fiji.superres.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.Planes;

/**
 * One image of the gallery: its pixels on the grey range of its row, the middle enlarged in a corner, and below it the
 * histogram.
 *
 * @param grey row-major, on the scale 0 … 255
 */
record Panel(float[] grey, int width, int height) {

	/** The middle of an image that is shown enlarged is this part of its side. */
	private static final int PART = 8;
	/** How many times it is enlarged. */
	private static final int ZOOM = 3;
	/** Distance of the enlarged middle from the corner of the image. */
	private static final double INSET_MARGIN = 4;
	private static final int BINS = 64;
	/** Share of the pixels that a grey range shows black. */
	private static final double DARK = 0.001;
	/** Share of the pixels that a grey range does not show white. */
	private static final double BRIGHT = 0.999;

	/** A grey range: {@code low} is drawn black and {@code high} white. */
	record GreyRange(float low, float high) {

		/** A grey value within the range, 0 … 1. */
		private float share(final float value) {
			return Math.max(0, Math.min(1, (value - low) / (high - low)));
		}

		/** The bin of a histogram that a value falls into; values outside of the range fall into the outermost bins. */
		private int bin(final float value) {
			final int bin = (int) (BINS * (value - low) / (high - low));
			return Math.max(0, Math.min(BINS - 1, bin));
		}
	}

	static Panel of(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		return new Panel(Planes.floatArray(plane), Planes.width(plane), Planes.height(plane));
	}

	/** The grey range that all but the darkest and brightest pixels of this image lie in. */
	GreyRange range() {
		final float[] sorted = grey.clone();
		Arrays.sort(sorted);
		final float low = quantile(sorted, DARK);
		final float high = quantile(sorted, BRIGHT);
		return new GreyRange(low, Math.max(low + 1e-3f, high));
	}

	private static float quantile(final float[] sorted, final double share) {
		return sorted[(int) Math.round(share * (sorted.length - 1))];
	}

	/** Draws the image into a square, and its enlarged middle into the upper right corner. */
	void draw(final Graphics2D g, final Rectangle2D square, final GreyRange range) {
		final BufferedImage image = picture(range);
		final double pixel = square.getWidth() / width;
		drawPixels(g, image, square.getX(), square.getY(), pixel);
		drawMiddle(g, image, square, pixel);
	}

	/** Draws the enlarged middle of an image, and a frame around the middle itself. */
	private void drawMiddle(final Graphics2D g, final BufferedImage image, final Rectangle2D square,
		final double pixel)
	{
		final int part = Math.max(2, width / PART);
		final int left = (width - part) / 2;
		final int top = (height - part) / 2;
		drawInset(g, image.getSubimage(left, top, part, part), square, ZOOM * pixel);
		frame(g, square.getX() + left * pixel, square.getY() + top * pixel, part * pixel);
	}

	private static void drawInset(final Graphics2D g, final BufferedImage middle, final Rectangle2D square,
		final double pixel)
	{
		final double side = middle.getWidth() * pixel;
		final double x = square.getMaxX() - side - INSET_MARGIN;
		final double y = square.getY() + INSET_MARGIN;
		drawPixels(g, middle, x, y, pixel);
		frame(g, x, y, side);
	}

	private BufferedImage picture(final GreyRange range) {
		final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final int value = Math.round(255 * range.share(grey[y * width + x]));
				image.setRGB(x, y, value << 16 | value << 8 | value);
			}
		}
		return image;
	}

	/** Draws each pixel of an image as a square of {@code side} coordinates. */
	private static void drawPixels(final Graphics2D g, final BufferedImage image, final double x, final double y,
		final double side)
	{
		g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
		g.drawImage(image, new AffineTransform(side, 0, 0, side, x, y), null);
	}

	private static void frame(final Graphics2D g, final double x, final double y, final double side) {
		g.setColor(new Color(0xffd400));
		g.setStroke(new BasicStroke(1.4f));
		g.draw(new Rectangle2D.Double(x, y, side, side));
	}

	/** Draws the histogram of a grey range; its highest inner bar has the full height of the area. */
	void histogram(final Graphics2D g, final Rectangle2D area, final GreyRange range) {
		fill(g, area, new Color(0xf4f4f4));
		fill(g, bars(counts(range), area), new Color(0x8a8a8a));
	}

	private static void fill(final Graphics2D g, final Shape area, final Color colour) {
		g.setColor(colour);
		g.fill(area);
	}

	private int[] counts(final GreyRange range) {
		final int[] counts = new int[BINS];
		for (final float value : grey)
			counts[range.bin(value)]++;
		return counts;
	}

	private static double left(final int bin, final Rectangle2D area) {
		return area.getX() + area.getWidth() * bin / BINS;
	}

	/** Values outside of the range pile up in the outermost bins, which must not set the scale. */
	private static double mostInside(final int[] counts) {
		return Math.max(1, Arrays.stream(counts, 1, BINS - 1).max().orElse(1));
	}

	private static Path2D bars(final int[] counts, final Rectangle2D area) {
		final double most = mostInside(counts);
		final Path2D bars = new Path2D.Double();
		bars.moveTo(area.getX(), area.getMaxY());
		for (int bin = 0; bin < BINS; bin++) {
			final double top = area.getMaxY() - area.getHeight() * Math.min(1, counts[bin] / most);
			bars.lineTo(left(bin, area), top);
			bars.lineTo(left(bin + 1, area), top);
		}
		bars.lineTo(area.getMaxX(), area.getMaxY());
		return bars;
	}
}
