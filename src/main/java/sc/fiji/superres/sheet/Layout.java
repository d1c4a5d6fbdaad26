package sc.fiji.superres.sheet;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * A grid of equal panels, each with its caption above it.
 *
 * @param columns panels beside each other
 * @param rows panels below each other
 * @param panel size of each, without its caption
 * @param look gives distances
 */
record Layout(int columns, int rows, Dimension panel, Look look) {

	/** A panel and the place of its caption. */
	record Cell(Rectangle caption, Rectangle panel) {}

	/** The grid whose panels are largest: whose shorter side is longest. */
	static Layout filling(final Dimension size, final int panels, final Look look) {
		Layout best = withColumns(panels, size, panels, look);
		for (int columns = panels - 1; columns >= 1; columns--) {
			final Layout next = withColumns(columns, size, panels, look);
			if (next.shorterSide() > best.shorterSide()) best = next;
		}
		return best;
	}

	private static Layout withColumns(final int columns, final Dimension size, final int panels, final Look look) {
		final int rows = (panels + columns - 1) / columns;
		final int width = (size.width - look.gap()) / columns - look.gap();
		final int height = (size.height - look.gap()) / rows - look.gap() - look.captionHeight();
		return new Layout(columns, rows, new Dimension(Math.max(1, width), Math.max(1, height)), look);
	}

	private int shorterSide() {
		return Math.min(panel.width, panel.height);
	}

	/** The size of a sheet whose panels have a size: up to four in one row. */
	static Dimension around(final Dimension panel, final int panels, final Look look) {
		final int columns = columns(panels);
		final int rows = (panels + columns - 1) / columns;
		final int width = columns * (panel.width + look.gap()) + look.gap();
		final int height = rows * (panel.height + look.captionHeight() + look.gap()) + look.gap();
		return new Dimension(width, height);
	}

	private static int columns(final int panels) {
		if (panels <= 4) return panels;
		return (int) Math.ceil(Math.sqrt(panels));
	}

	/** The places of some panels, row by row. */
	List<Cell> cells(final int panels) {
		final List<Cell> cells = new ArrayList<>();
		for (int i = 0; i < panels; i++)
			cells.add(cell(i % columns, i / columns));
		return cells;
	}

	private Cell cell(final int column, final int row) {
		final int gap = look.gap();
		final int x = gap + column * (panel.width + gap);
		final int y = gap + row * (panel.height + look.captionHeight() + gap);
		final Rectangle caption = new Rectangle(x, y, panel.width, look.captionHeight());
		return new Cell(caption, new Rectangle(x, y + look.captionHeight(), panel.width, panel.height));
	}
}
