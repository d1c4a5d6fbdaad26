package sc.fiji.superres.sheet;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.ArrayList;
import java.util.List;

/**
 * The pixels of an image, drawn at any size: enlarged as squares without smoothing, reduced by means of pixels, so that
 * a lattice does not turn into a coarser one.
 */
public final class Picture {

	/** Halves of halves, each made when it is first drawn; the first is the image itself. */
	private final List<BufferedImage> halves = new ArrayList<>();

	/** @param image shared; grey values as indices of a colour table, or RGB */
	public Picture(final BufferedImage image) {
		halves.add(image);
	}

	/** Pixels in a row. */
	public int width() {
		return halves.get(0).getWidth();
	}

	/** Pixels in a column. */
	public int height() {
		return halves.get(0).getHeight();
	}

	/**
	 * Draws the picture.
	 *
	 * @param x where its left edge is drawn
	 * @param y where its top edge is drawn
	 * @param across screen pixels for each of its pixels in a row
	 * @param down the same in a column
	 */
	void draw(final Graphics2D g, final double x, final double y, final double across, final double down) {
		final int halvings = halvings(Math.min(across, down));
		final int pixels = 1 << halvings;
		g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, hint(Math.min(across, down)));
		g.drawImage(halved(halvings), new AffineTransform(across * pixels, 0, 0, down * pixels, x, y), null);
	}

	/** How often the picture is halved before it is drawn: what is left is enlarged, or reduced by less than two. */
	private int halvings(final double scale) {
		int halvings = 0;
		while (scale * (1 << halvings + 1) <= 1 && Math.min(width(), height()) >> halvings + 1 > 0)
			halvings++;
		return halvings;
	}

	private static Object hint(final double scale) {
		if (scale < 1) return RenderingHints.VALUE_INTERPOLATION_BILINEAR;
		return RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR;
	}

	private BufferedImage halved(final int times) {
		while (halves.size() <= times)
			halves.add(halved(halves.get(halves.size() - 1)));
		return halves.get(times);
	}

	/** Means of 2×2 pixels; of fewer at the right and the lower edge of an odd size. */
	private static BufferedImage halved(final BufferedImage image) {
		final int width = (image.getWidth() + 1) / 2;
		final int height = (image.getHeight() + 1) / 2;
		final WritableRaster raster = image.getRaster().createCompatibleWritableRaster(width, height);
		for (int band = 0; band < raster.getNumBands(); band++)
			for (int y = 0; y < height; y++)
				raster.setSamples(0, y, width, 1, band, means(image.getRaster(), y, band));
		return new BufferedImage(image.getColorModel(), raster, false, null);
	}

	/** One row of means. */
	private static int[] means(final Raster raster, final int row, final int band) {
		final int width = raster.getWidth();
		final int rows = Math.min(2, raster.getHeight() - 2 * row);
		final int[] samples = raster.getSamples(0, 2 * row, width, rows, band, (int[]) null);
		final int[] means = new int[(width + 1) / 2];
		for (int i = 0; i < samples.length; i++)
			means[i % width / 2] += samples[i];
		for (int x = 0; x < means.length; x++)
			means[x] = rounded(means[x], rows * Math.min(2, width - 2 * x));
		return means;
	}

	private static int rounded(final int sum, final int count) {
		return (sum + count / 2) / count;
	}
}
