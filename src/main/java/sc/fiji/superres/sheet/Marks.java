package sc.fiji.superres.sheet;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;

import sc.fiji.superres.image.PixelSize;

/** Captions, and the scale bar that stands on an image. */
record Marks(Look look) {

	/** The longest scale bar, as a share of the panel. */
	private static final double LONGEST_BAR = 0.3;
	private static final String CUT = "…";

	/**
	 * Two lines above a panel; what is too long is cut off.
	 *
	 * @param width that is left in the first line
	 */
	void caption(final Graphics2D g, final Rectangle place, final int width, final Exhibit exhibit) {
		bold(g, place.x, place, width, exhibit.caption());
		plain(g, place.x, place, exhibit.detail());
	}

	/** The same at the right end. */
	void captionAtRight(final Graphics2D g, final Rectangle place, final int width, final Exhibit exhibit) {
		g.setFont(look.bold());
		bold(g, right(g, place, width, exhibit.caption()), place, width, exhibit.caption());
		g.setFont(look.plain());
		plain(g, right(g, place, place.width, exhibit.detail()), place, exhibit.detail());
	}

	private static int right(final Graphics2D g, final Rectangle place, final int width, final String text) {
		return (int) place.getMaxX() - g.getFontMetrics().stringWidth(cut(g, text, width));
	}

	private void bold(final Graphics2D g, final int x, final Rectangle place, final int width, final String text) {
		g.setFont(look.bold());
		g.setColor(Look.INK);
		g.drawString(cut(g, text, width), x, place.y + look.px(15));
	}

	private void plain(final Graphics2D g, final int x, final Rectangle place, final String text) {
		g.setFont(look.plain());
		g.setColor(Look.FAINT);
		g.drawString(cut(g, text, place.width), x, place.y + look.px(32));
	}

	private static String cut(final Graphics2D g, final String text, final int width) {
		final FontMetrics metrics = g.getFontMetrics();
		if (metrics.stringWidth(text) <= width) return text;
		int end = text.length();
		while (end > 0 && metrics.stringWidth(text.substring(0, end) + CUT) > width)
			end--;
		return text.substring(0, end) + CUT;
	}

	/** At the lower left of a panel. */
	void scaleBar(final Graphics2D g, final Rectangle panel, final PixelSize pixel, final double zoom) {
		final ScaleBar bar = ScaleBar.within(LONGEST_BAR * panel.width / zoom, pixel);
		final int length = Math.max(1, (int) Math.round(bar.pixels() * zoom));
		g.setFont(look.bold());
		final int text = g.getFontMetrics().stringWidth(bar.text());
		final Rectangle box = lowerLeft(panel, Math.max(length, text));
		fill(g, box, Look.SHADE);
		final int x = box.x + (box.width - length) / 2;
		fill(g, new Rectangle(x, box.y + look.px(23), length, look.px(5)), Color.WHITE);
		g.drawString(bar.text(), box.x + (box.width - text) / 2, box.y + look.px(17));
	}

	/** A box around something of a width. */
	private Rectangle lowerLeft(final Rectangle panel, final int inside) {
		final int margin = look.px(8);
		final int y = (int) panel.getMaxY() - look.px(42);
		return new Rectangle(panel.x + margin, y, inside + 2 * margin, look.px(34));
	}

	static void fill(final Graphics2D g, final Rectangle place, final Color colour) {
		g.setColor(colour);
		g.fill(place);
	}
}
