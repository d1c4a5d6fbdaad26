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
	private static final double BETWEEN = 5;

	/**
	 * Draws into the first line of a caption, or into the second where the first would cut off what stands in bold.
	 *
	 * @param atRight at which end of the line
	 * @param marked whether marks are shown
	 * @return what is left for text
	 */
	Marks.Room draw(final Graphics2D g, final Rectangle caption, final Exhibit exhibit, final boolean atRight,
		final boolean marked)
	{
		final int width = width(g.getFontMetrics(look.plain()), exhibit, marked);
		if (width == 0) return new Marks.Room(caption.width, caption.width);
		final int left = Math.max(0, caption.width - width - 2 * look.px(BETWEEN));
		final boolean isFirst = g.getFontMetrics(look.bold()).stringWidth(exhibit.caption()) <= left;
		final int x = atRight ? (int) caption.getMaxX() - width : caption.x;
		g.setFont(look.plain());
		draw(g, x, caption.y + look.px(isFirst ? Marks.FIRST : Marks.SECOND), exhibit);
		return isFirst ? new Marks.Room(left, caption.width) : new Marks.Room(caption.width, left);
	}

	/** 0 where there is nothing to draw. */
	private int width(final FontMetrics metrics, final Exhibit exhibit, final boolean marked) {
		if (exhibit.legend().isPresent()) return width(metrics, exhibit.legend().get());
		if (!marked || exhibit.doubts().isEmpty()) return 0;
		return look.px(HEIGHT) + look.px(BETWEEN) + metrics.stringWidth(exhibit.doubts().get().words());
	}

	private int width(final FontMetrics metrics, final Exhibit.Legend legend) {
		return metrics.stringWidth(legend.low()) + metrics.stringWidth(legend.high()) + look.px(WIDTH) + 2 * look.px(
			BETWEEN);
	}

	private void draw(final Graphics2D g, final int x, final int baseline, final Exhibit exhibit) {
		if (exhibit.legend().isPresent()) colours(g, x, baseline, exhibit.legend().get());
		else doubts(g, x, baseline, exhibit.doubts().orElseThrow());
	}

	private void colours(final Graphics2D g, final int x, final int baseline, final Exhibit.Legend legend) {
		final int gap = look.px(BETWEEN);
		text(g, legend.low(), x, baseline);
		final Rectangle bar = bar(x + g.getFontMetrics().stringWidth(legend.low()) + gap, WIDTH, baseline);
		fill(g, bar, legend.colours());
		text(g, legend.high(), (int) bar.getMaxX() + gap, baseline);
	}

	private void doubts(final Graphics2D g, final int x, final int baseline, final Exhibit.Doubts doubts) {
		Marks.fill(g, bar(x, HEIGHT, baseline), doubts.colour());
		text(g, doubts.words(), x + look.px(HEIGHT) + look.px(BETWEEN), baseline);
	}

	private Rectangle bar(final int x, final double width, final int baseline) {
		return new Rectangle(x, baseline - look.px(HEIGHT), look.px(width), look.px(HEIGHT));
	}

	private void text(final Graphics2D g, final String text, final int x, final int baseline) {
		g.setColor(Look.INK);
		g.drawString(text, x, baseline);
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
