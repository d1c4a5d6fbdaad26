package sc.fiji.superres.widget;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

import javax.swing.JComponent;

/** An image as large as there is room, in its own proportions, with words below it. */
public final class Picture extends JComponent {

	private static final long serialVersionUID = 1L;
	private static final int CAPTION = 18;

	private transient BufferedImage image;
	private String[] captions = {};

	/** An empty one of this size, in pixels at a GUI scale of 1. */
	public Picture(final int width, final int height) {
		setFont(Look.label("").getFont());
		setPreferredSize(new Dimension(Look.px(width), Look.px(height)));
		setMinimumSize(getPreferredSize());
		setMaximumSize(getPreferredSize());
	}

	/**
	 * Shows another image.
	 *
	 * @param newest null for none
	 * @param words below it, at equal distances
	 */
	public void show(final BufferedImage newest, final String... words) {
		image = newest;
		captions = words.clone();
		repaint();
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		if (image == null) return;
		final Graphics2D canvas = (Graphics2D) graphics.create();
		final double scale = scale();
		final int width = (int) (image.getWidth() * scale);
		final int height = (int) (image.getHeight() * scale);
		canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, hint(scale));
		canvas.drawImage(image, 0, 0, width, height, null);
		drawCaptions(canvas, width, height);
		canvas.dispose();
	}

	private double scale() {
		final double room = getHeight() - Look.px(CAPTION);
		return Math.min(getWidth() / (double) image.getWidth(), room / image.getHeight());
	}

	/** Small images show their pixels. */
	private static Object hint(final double scale) {
		if (scale >= 2) return RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR;
		return RenderingHints.VALUE_INTERPOLATION_BILINEAR;
	}

	private void drawCaptions(final Graphics2D canvas, final int width, final int height) {
		canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		canvas.setColor(Look.muted());
		canvas.setFont(getFont());
		for (int i = 0; i < captions.length; i++)
			canvas.drawString(captions[i], i * width / captions.length, height + Look.px(CAPTION - 4));
	}
}
