package sc.fiji.superres.report;

import java.awt.image.BufferedImage;
import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.Planes;

/**
 * One image of the gallery: its pixels on the grey range of its row, a corner with the middle enlarged, and below it the
 * histogram.
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
	void draw(final PictureCanvas canvas, final double x, final double y, final double side, final float low,
		final float high)
	{
		final BufferedImage image = picture(low, high);
		final double pixel = side / width;
		canvas.image(image, x, y, pixel);
		final int part = Math.max(2, width / PART), left = (width - part) / 2, up = (height - part) / 2;
		final double inset = ZOOM * part * pixel, ix = x + side - inset - 4, iy = y + 4;
		canvas.image(image.getSubimage(left, up, part, part), ix, iy, ZOOM * pixel);
		frame(canvas, ix, iy, inset);
		frame(canvas, x + left * pixel, y + up * pixel, part * pixel);
	}

	/** Draws the histogram from {@code low} to {@code high}; its highest bar has the full height. */
	void histogram(final Canvas canvas, final double x, final double y, final double w, final double h, final float low,
		final float high)
	{
		final int[] counts = new int[BINS];
		for (final float v : grey)
			counts[Math.max(0, Math.min(BINS - 1, (int) (BINS * (v - low) / (high - low))))]++;
		// what lies outside of the range piles up in the outer bins, which must not set the scale
		final double most = Math.max(1, Arrays.stream(counts, 1, BINS - 1).max().orElse(1));
		canvas.box(x, y, w, h, "#f4f4f4", 1);
		final double[] px = new double[2 * BINS + 2], py = new double[px.length];
		for (int i = 0; i < BINS; i++) {
			px[2 * i] = x + w * i / BINS;
			px[2 * i + 1] = x + w * (i + 1) / BINS;
			py[2 * i] = py[2 * i + 1] = y + h - h * Math.min(1, counts[i] / most);
		}
		px[2 * BINS] = x + w;
		px[2 * BINS + 1] = x;
		py[2 * BINS] = py[2 * BINS + 1] = y + h;
		canvas.path(px, py, "#8a8a8a", 1, null, 0, true);
	}

	private BufferedImage picture(final float low, final float high) {
		final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < grey.length; i++) {
			final int v = Math.round(255 * Math.max(0, Math.min(1, (grey[i] - low) / (high - low))));
			image.setRGB(i % width, i / width, v << 16 | v << 8 | v);
		}
		return image;
	}

	private static void frame(final Canvas canvas, final double x, final double y, final double side) {
		canvas.path(new double[] { x, x + side, x + side, x }, new double[] { y, y, y + side, y + side }, null, 0, "#ffd400", 1.4,
			true);
	}
}
