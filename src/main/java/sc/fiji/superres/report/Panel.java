package sc.fiji.superres.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.Planes;

/**
 * One image of the gallery: its pixels on the grey range of its row, a corner with the middle enlarged, and below it
 * the histogram.
 *
 * @param grey row-major, on the scale 0 … 255
 */
record Panel(float[] grey, int width, int height) {

	/** The middle that is shown enlarged: this share of the side, this many times. */
	private static final int PART = 8, ZOOM = 3;
	private static final int BINS = 64;

	static Panel of(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		return new Panel(Planes.floatArray(plane), Planes.width(plane), Planes.height(plane));
	}

	/** Grey values below which that share of the pixels lies, 0 … 1. */
	float quantile(final double share) {
		final float[] sorted = grey.clone();
		Arrays.sort(sorted);
		return sorted[(int) Math.round(share * (sorted.length - 1))];
	}

	/** Draws the image into a square of {@code side} at (x, y), {@code low} black and {@code high} white. */
	void draw(final Graphics2D g, final double x, final double y, final double side, final float low,
		final float high)
	{
		final BufferedImage image = picture(low, high);
		final double pixel = side / width;
		image(g, image, x, y, pixel);
		final int part = Math.max(2, width / PART), left = (width - part) / 2, up = (height - part) / 2;
		final double inset = ZOOM * part * pixel, ix = x + side - inset - 4, iy = y + 4;
		image(g, image.getSubimage(left, up, part, part), ix, iy, ZOOM * pixel);
		frame(g, ix, iy, inset);
		frame(g, x + left * pixel, y + up * pixel, part * pixel);
	}

	/** Draws the histogram from {@code low} to {@code high}; its highest bar has the full height. */
	void histogram(final Graphics2D g, final double x, final double y, final double w, final double h, final float low,
		final float high)
	{
		final int[] counts = new int[BINS];
		for (final float v : grey)
			counts[Math.max(0, Math.min(BINS - 1, (int) (BINS * (v - low) / (high - low))))]++;
		// what lies outside of the range piles up in the outer bins, which must not set the scale
		final double most = Math.max(1, Arrays.stream(counts, 1, BINS - 1).max().orElse(1));
		g.setColor(new Color(0xf4f4f4));
		g.fill(new Rectangle2D.Double(x, y, w, h));
		g.setColor(new Color(0x8a8a8a));
		final Path2D bars = new Path2D.Double();
		bars.moveTo(x, y + h);
		for (int i = 0; i < BINS; i++) {
			final double top = y + h - h * Math.min(1, counts[i] / most);
			bars.lineTo(x + w * i / BINS, top);
			bars.lineTo(x + w * (i + 1) / BINS, top);
		}
		bars.lineTo(x + w, y + h);
		g.fill(bars);
	}

	private BufferedImage picture(final float low, final float high) {
		final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < grey.length; i++) {
			final int v = Math.round(255 * Math.max(0, Math.min(1, (grey[i] - low) / (high - low))));
			image.setRGB(i % width, i / width, v << 16 | v << 8 | v);
		}
		return image;
	}

	/** Pixels of an image, each as a square of {@code side} coordinates. */
	private static void image(final Graphics2D g, final BufferedImage image, final double x, final double y,
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
}
