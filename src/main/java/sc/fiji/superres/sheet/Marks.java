package sc.fiji.superres.sheet;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.IndexColorModel;

import sc.fiji.superres.image.PixelSize;

/** Text and what stands on the images: the scale bar and legends. */
record Marks(Look look) {

	/** The longest scale bar, as a share of the panel. */
	private static final double LONGEST_BAR = 0.3;
	/** Height of a legend, as a share of the panel. */
	private static final double LEGEND = 0.4;
	/** Width of a legend's colours. */
	private static final double BAR = 14;
	private static final String CUT = "…";

	/** Two lines above a panel; what is too long is cut off. */
	void caption(final Graphics2D g, final Rectangle place, final Exhibit exhibit) {
		bold(g, place.x, place, exhibit.caption());
		plain(g, place.x, place, exhibit.detail());
	}

	/** The same at the right end. */
	void captionAtRight(final Graphics2D g, final Rectangle place, final Exhibit exhibit) {
		g.setFont(look.bold());
		bold(g, right(g, place, exhibit.caption()), place, exhibit.caption());
		g.setFont(look.plain());
		plain(g, right(g, place, exhibit.detail()), place, exhibit.detail());
	}

	private static int right(final Graphics2D g, final Rectangle place, final String text) {
		return (int) place.getMaxX() - g.getFontMetrics().stringWidth(cut(g, text, place.width));
	}

	private void bold(final Graphics2D g, final int x, final Rectangle place, final String text) {
		g.setFont(look.bold());
		g.setColor(Look.INK);
		g.drawString(cut(g, text, place.width), x, place.y + look.px(15));
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
		final int margin = look.px(8);
		final int width = Math.max(length, text) + 2 * margin;
		final Rectangle box = new Rectangle(panel.x + margin, (int) panel.getMaxY() - look.px(42), width, look.px(34));
		fill(g, box, Look.SHADE);
		final int x = box.x + (width - length) / 2;
		fill(g, new Rectangle(x, box.y + look.px(23), length, look.px(5)), Color.WHITE);
		g.drawString(bar.text(), box.x + (width - text) / 2, box.y + look.px(17));
	}

	/** At the right of a panel: colours, the highest value above and the lowest below. */
	void legend(final Graphics2D g, final Rectangle panel, final Exhibit.Legend legend) {
		g.setFont(look.plain());
		final FontMetrics metrics = g.getFontMetrics();
		final int line = metrics.getHeight();
		final int margin = look.px(6);
		final int text = Math.max(metrics.stringWidth(legend.low()), metrics.stringWidth(legend.high()));
		final int across = look.px(BAR);
		final int bar = (int) (LEGEND * panel.height);
		final Rectangle box = new Rectangle(0, panel.y + look.px(8), Math.max(text, across) + 2 * margin, bar + 2 *
			line + margin);
		box.x = (int) panel.getMaxX() - look.px(8) - box.width;
		fill(g, box, Look.SHADE);
		g.setColor(Color.WHITE);
		g.drawString(legend.high(), box.x + margin, box.y + metrics.getAscent());
		g.drawString(legend.low(), box.x + margin, box.y + line + bar + margin + metrics.getAscent());
		colours(g, new Rectangle(box.x + margin, box.y + line + margin / 2, across, bar), legend.colours());
	}

	private static void colours(final Graphics2D g, final Rectangle bar, final IndexColorModel colours) {
		for (int y = 0; y < bar.height; y++) {
			final int index = (colours.getMapSize() - 1) * (bar.height - 1 - y) / Math.max(1, bar.height - 1);
			fill(g, new Rectangle(bar.x, bar.y + y, bar.width, 1), new Color(colours.getRGB(index)));
		}
	}

	static void fill(final Graphics2D g, final Rectangle place, final Color colour) {
		g.setColor(colour);
		g.fill(place);
	}
}
