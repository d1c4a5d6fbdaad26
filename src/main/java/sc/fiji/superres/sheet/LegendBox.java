package sc.fiji.superres.sheet;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.IndexColorModel;

/**
 * What colours mean, in the caption of an exhibit, so that it hides nothing: those of a map from the lowest value to
 * the highest, and that of marks.
 */
record LegendBox(Look look) {

	/** Sizes and distances in screen pixels at scale 1. */
	private static final double WIDTH = 64;
	private static final double HEIGHT = 10;
	private static final double BASELINE = 15;
	private static final double BETWEEN = 5;

	/**
	 * Draws into the first line of a caption.
	 *
	 * @param atRight at which end of the line
	 * @param marked whether marks are shown
	 * @return the width that is left for text
	 */
	int draw(final Graphics2D g, final Rectangle caption, final Exhibit exhibit, final boolean atRight,
		final boolean marked)
	{
		g.setFont(look.plain());
		int left = caption.width;
		if (exhibit.legend().isPresent()) left = colours(g, caption, exhibit.legend().get(), atRight);
		else if (exhibit.doubts().isPresent() && marked) left = doubts(g, caption, exhibit.doubts().get(), atRight);
		return Math.max(0, left);
	}

	private int colours(final Graphics2D g, final Rectangle caption, final Exhibit.Legend legend,
		final boolean atRight)
	{
		final FontMetrics metrics = g.getFontMetrics();
		final int gap = look.px(BETWEEN);
		final int low = metrics.stringWidth(legend.low());
		final int width = low + metrics.stringWidth(legend.high()) + look.px(WIDTH) + 2 * gap;
		final int x = start(caption, width, atRight);
		text(g, legend.low(), x, caption);
		final Rectangle bar = bar(x + low + gap, WIDTH, caption);
		fill(g, bar, legend.colours());
		text(g, legend.high(), (int) bar.getMaxX() + gap, caption);
		return caption.width - width - 2 * gap;
	}

	private int doubts(final Graphics2D g, final Rectangle caption, final Exhibit.Doubts doubts,
		final boolean atRight)
	{
		final int gap = look.px(BETWEEN);
		final int width = look.px(HEIGHT) + gap + g.getFontMetrics().stringWidth(doubts.words());
		final int x = start(caption, width, atRight);
		Marks.fill(g, bar(x, HEIGHT, caption), doubts.colour());
		text(g, doubts.words(), x + look.px(HEIGHT) + gap, caption);
		return caption.width - width - 2 * gap;
	}

	private static int start(final Rectangle caption, final int width, final boolean atRight) {
		if (atRight) return (int) caption.getMaxX() - width;
		return caption.x;
	}

	private Rectangle bar(final int x, final double width, final Rectangle caption) {
		return new Rectangle(x, caption.y + look.px(BASELINE) - look.px(HEIGHT), look.px(width), look.px(HEIGHT));
	}

	private void text(final Graphics2D g, final String text, final int x, final Rectangle caption) {
		g.setColor(Look.INK);
		g.drawString(text, x, caption.y + look.px(BASELINE));
	}

	/** From the first colour at the left to the last at the right. */
	private static void fill(final Graphics2D g, final Rectangle bar, final IndexColorModel colours) {
		final int steps = Math.max(1, bar.width - 1);
		for (int step = 0; step < bar.width; step++) {
			final int index = (colours.getMapSize() - 1) * step / steps;
			Marks.fill(g, new Rectangle(bar.x + step, bar.y, 1, bar.height), new Color(colours.getRGB(index)));
		}
	}
}
