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
	/** Letters of a text that is cut off; fewer say nothing. */
	private static final int FEWEST = 3;
	/** Where the letters of a caption's two lines stand, from its top, in screen pixels at scale 1. */
	static final double FIRST = 15;
	static final double SECOND = 32;

	/**
	 * The width that a caption's lines may have, in pixels.
	 *
	 * @param first of the line in bold
	 * @param second of the line below it
	 */
	record Room(int first, int second) {}

	/**
	 * Two lines above a panel; what is too long is cut off.
	 *
	 * @param room that the legend leaves
	 */
	void caption(final Graphics2D g, final Rectangle place, final Room room, final Exhibit exhibit) {
		bold(g, place.x, place, room.first(), exhibit.caption());
		plain(g, place.x, place, room.second(), exhibit.detail());
	}

	/** The same at the right end. */
	void captionAtRight(final Graphics2D g, final Rectangle place, final Room room, final Exhibit exhibit) {
		g.setFont(look.bold());
		bold(g, right(g, place, room.first(), exhibit.caption()), place, room.first(), exhibit.caption());
		g.setFont(look.plain());
		plain(g, right(g, place, room.second(), exhibit.detail()), place, room.second(), exhibit.detail());
	}

	private static int right(final Graphics2D g, final Rectangle place, final int width, final String text) {
		return (int) place.getMaxX() - g.getFontMetrics().stringWidth(cut(g, text, width));
	}

	private void bold(final Graphics2D g, final int x, final Rectangle place, final int width, final String text) {
		g.setFont(look.bold());
		g.setColor(Look.INK);
		g.drawString(cut(g, text, width), x, place.y + look.px(FIRST));
	}

	private void plain(final Graphics2D g, final int x, final Rectangle place, final int width, final String text) {
		g.setFont(look.plain());
		g.setColor(Look.FAINT);
		g.drawString(cut(g, text, width), x, place.y + look.px(SECOND));
	}

	private static String cut(final Graphics2D g, final String text, final int width) {
		final FontMetrics metrics = g.getFontMetrics();
		if (metrics.stringWidth(text) <= width) return text;
		int end = text.length();
		while (end > 0 && metrics.stringWidth(text.substring(0, end) + CUT) > width)
			end--;
		if (end < FEWEST) return "";
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
