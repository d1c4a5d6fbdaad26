package sc.fiji.superres.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Draws into a picture, finer than its coordinates by a whole factor. */
final class PictureCanvas implements Canvas {

	private final BufferedImage picture;
	private final Graphics2D graphics;

	PictureCanvas(final int width, final int height, final int finer) {
		picture = new BufferedImage(width * finer, height * finer, BufferedImage.TYPE_INT_RGB);
		graphics = picture.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.scale(finer, finer);
		box(0, 0, width, height, "#ffffff", 1);
	}

	@Override
	public void path(final double[] x, final double[] y, final String fill, final double opacity, final String stroke,
		final double width, final boolean closed)
	{
		final Path2D path = new Path2D.Double();
		for (int i = 0; i < x.length; i++) {
			if (i == 0) path.moveTo(x[i], y[i]);
			else path.lineTo(x[i], y[i]);
		}
		if (closed) path.closePath();
		if (fill != null) {
			final Color solid = Color.decode(fill);
			graphics.setColor(new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), (int) Math.round(255 * opacity)));
			graphics.fill(path);
		}
		if (stroke == null) return;
		graphics.setColor(Color.decode(stroke));
		graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
		graphics.draw(path);
	}

	@Override
	public void text(final double x, final double y, final String text, final double size, final String colour,
		final Anchor anchor, final boolean bold, final boolean upright)
	{
		graphics.setColor(Color.decode(colour));
		graphics.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size));
		final double length = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
		final AffineTransform before = graphics.getTransform();
		graphics.translate(x, y);
		if (upright) graphics.rotate(-Math.PI / 2);
		graphics.drawString(text, (float) (anchor == Anchor.START ? 0 : anchor == Anchor.MIDDLE ? -length / 2 : -length), 0);
		graphics.setTransform(before);
	}

	/** Pixels of an image, each as a square of {@code side} coordinates. */
	void image(final BufferedImage image, final double x, final double y, final double side) {
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
		graphics.drawImage(image, new AffineTransform(side, 0, 0, side, x, y), null);
	}

	/** What was drawn so far. */
	BufferedImage picture() {
		return picture;
	}
}
