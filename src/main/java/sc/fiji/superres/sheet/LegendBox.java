package sc.fiji.superres.sheet;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.IndexColorModel;

/** What the colours of a map mean, at the upper right of its panel: the highest value above, the lowest below. */
record LegendBox(Look look, Exhibit.Legend legend) {

	/** Height of the colours, as a share of the panel. */
	private static final double HEIGHT = 0.4;
	/** Their width, and distances, in screen pixels at scale 1. */
	private static final double WIDTH = 14;
	private static final double INSIDE = 6;
	private static final double OUTSIDE = 8;

	void draw(final Graphics2D g, final Rectangle panel) {
		g.setFont(look.plain());
		final FontMetrics metrics = g.getFontMetrics();
		final Rectangle box = box(panel, metrics);
		Marks.fill(g, box, Look.SHADE);
		final Rectangle bar = bar(box, metrics);
		drawColours(g, bar);
		g.setColor(Color.WHITE);
		g.drawString(legend.high(), bar.x, box.y + metrics.getAscent());
		g.drawString(legend.low(), bar.x, box.y + box.height - metrics.getDescent());
	}

	private Rectangle box(final Rectangle panel, final FontMetrics metrics) {
		final int text = Math.max(metrics.stringWidth(legend.low()), metrics.stringWidth(legend.high()));
		final int width = Math.max(text, look.px(WIDTH)) + 2 * look.px(INSIDE);
		final int height = (int) (HEIGHT * panel.height) + 2 * metrics.getHeight();
		final int outside = look.px(OUTSIDE);
		return new Rectangle((int) panel.getMaxX() - outside - width, panel.y + outside, width, height);
	}

	private Rectangle bar(final Rectangle box, final FontMetrics metrics) {
		final int line = metrics.getHeight();
		return new Rectangle(box.x + look.px(INSIDE), box.y + line, look.px(WIDTH), box.height - 2 * line);
	}

	private void drawColours(final Graphics2D g, final Rectangle bar) {
		final IndexColorModel colours = legend.colours();
		final int steps = Math.max(1, bar.height - 1);
		for (int step = 0; step < bar.height; step++) {
			final int index = (colours.getMapSize() - 1) * (steps - step) / steps;
			Marks.fill(g, new Rectangle(bar.x, bar.y + step, bar.width, 1), new Color(colours.getRGB(index)));
		}
	}
}
