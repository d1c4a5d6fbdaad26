package sc.fiji.superres.sheet;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.List;

import sc.fiji.superres.image.PixelSize;

/**
 * Draws exhibits that show one field.
 *
 * @param exhibits in the order of their numbers
 * @param field size of the field in pixels of the finest image
 * @param pixel size of such a pixel
 * @param look gives fonts and distances
 */
public record Sheet(List<Exhibit> exhibits, Dimension field, PixelSize pixel, Look look) {

	/** The size of a sheet with all exhibits side by side, in panels of a size. */
	public Dimension around(final Dimension panel) {
		return Layout.around(panel, exhibits.size(), look);
	}

	/** Where the panels lie in a sheet of a size, in screen pixels. */
	public List<Rectangle> panels(final Dimension size, final Choice choice) {
		return cells(size, choice).stream().map(Layout.Cell::panel).toList();
	}

	/** What the field takes of the first panel in a sheet of a size: all of it, or less where the field is smaller. */
	public Rectangle shown(final Dimension size, final Choice choice, final View view) {
		final Rectangle panel = panels(size, choice).get(0);
		return shown(panel, view.within(field, panel.getSize()));
	}

	private Rectangle shown(final Rectangle panel, final View view) {
		final int left = (int) view.left(panel);
		final int top = (int) view.top(panel);
		final int width = (int) Math.round(field.width * view.zoom());
		final int height = (int) Math.round(field.height * view.zoom());
		return panel.intersection(new Rectangle(left, top, Math.max(1, width), Math.max(1, height)));
	}

	/** Where the slider's line lies in a sheet of a size. */
	public int line(final Dimension size, final Choice choice, final View view) {
		return line(shown(size, choice, view), choice);
	}

	private static int line(final Rectangle shown, final Choice choice) {
		return shown.x + (int) Math.round(choice.line() * shown.width);
	}

	private List<Layout.Cell> cells(final Dimension size, final Choice choice) {
		return Layout.filling(size, choice.panels(), look).cells(choice.panels());
	}

	/** The sheet as an RGB picture. */
	public BufferedImage picture(final Dimension size, final Choice choice, final View view) {
		final BufferedImage picture = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = picture.createGraphics();
		draw(g, size, choice, view);
		g.dispose();
		return picture;
	}

	/** Draws the sheet; the view is kept {@link View#within within} the field. */
	public void draw(final Graphics2D g, final Dimension size, final Choice choice, final View view) {
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		Marks.fill(g, new Rectangle(size), Look.GROUND);
		final List<Layout.Cell> cells = cells(size, choice);
		final View kept = view.within(field, cells.get(0).panel().getSize());
		if (choice.mode() == Choice.Mode.SLIDER) drawSlider(g, cells.get(0), choice, kept);
		else drawPanels(g, cells, choice, kept);
		new Marks(look).scaleBar(g, shown(cells.get(0).panel(), kept), pixel, kept.zoom());
	}

	private void drawPanels(final Graphics2D g, final List<Layout.Cell> cells, final Choice choice, final View view) {
		final List<Integer> visible = choice.visible();
		for (int i = 0; i < cells.size(); i++)
			drawPanel(g, cells.get(i), exhibits.get(visible.get(i)), choice, view);
	}

	private void drawPanel(final Graphics2D g, final Layout.Cell cell, final Exhibit exhibit, final Choice choice,
		final View view)
	{
		final Marks.Room room = new LegendBox(look).draw(g, cell.caption(), exhibit, true, choice.marked());
		new Marks(look).caption(g, cell.caption(), room, exhibit);
		drawPixels(g, cell.panel(), cell.panel(), exhibit, choice, view);
	}

	private void drawSlider(final Graphics2D g, final Layout.Cell cell, final Choice choice, final View view) {
		final Rectangle shown = shown(cell.panel(), view);
		final int line = line(shown, choice);
		final Exhibit left = exhibits.get(choice.left());
		final Exhibit right = exhibits.get(choice.right());
		Marks.fill(g, cell.panel(), Look.RAISED);
		drawPixels(g, cell.panel(), part(shown, shown.x, line), left, choice, view);
		drawPixels(g, cell.panel(), part(shown, line, (int) shown.getMaxX()), right, choice, view);
		drawLine(g, line, shown);
		drawCaptions(g, cell.caption(), left, right, choice.marked());
	}

	private static Rectangle part(final Rectangle shown, final int from, final int to) {
		return new Rectangle(from, shown.y, to - from, shown.height);
	}

	/** Left and right have half of the width each. */
	private void drawCaptions(final Graphics2D g, final Rectangle caption, final Exhibit left, final Exhibit right,
		final boolean marked)
	{
		final Marks marks = new Marks(look);
		final LegendBox legends = new LegendBox(look);
		final int half = (caption.width - look.gap()) / 2;
		final Rectangle first = new Rectangle(caption.x, caption.y, half, caption.height);
		marks.caption(g, first, legends.draw(g, first, left, true, marked), left);
		final Rectangle second = new Rectangle((int) caption.getMaxX() - half, caption.y, half, caption.height);
		marks.captionAtRight(g, second, legends.draw(g, second, right, false, marked), right);
	}

	/** A white line with dark edges, and a handle in the middle. */
	private void drawLine(final Graphics2D g, final int x, final Rectangle panel) {
		final Rectangle line = around(x, panel, look.px(1), panel.height);
		final Rectangle handle = around(x, panel, look.px(5), look.px(36));
		for (final Rectangle part : List.of(line, handle)) {
			Marks.fill(g, new Rectangle(part.x - 1, part.y, part.width + 2, part.height), Look.SHADE);
			Marks.fill(g, part, Color.WHITE);
		}
	}

	/** A rectangle about the line, at half of the panel's height. */
	private static Rectangle around(final int x, final Rectangle panel, final int halfWidth, final int height) {
		return new Rectangle(x - halfWidth, (int) panel.getCenterY() - height / 2, 2 * halfWidth, height);
	}

	/** Draws what of an exhibit lies in a part of a panel. */
	private void drawPixels(final Graphics2D g, final Rectangle panel, final Rectangle part, final Exhibit exhibit,
		final Choice choice, final View view)
	{
		final Shape clip = g.getClip();
		Marks.fill(g, part, Look.RAISED);
		g.clip(part);
		draw(g, panel, exhibit.picture(), view);
		if (choice.marked()) exhibit.doubts().ifPresent(doubts -> draw(g, panel, doubts.places(), view));
		g.setClip(clip);
	}

	private void draw(final Graphics2D g, final Rectangle panel, final Picture picture, final View view) {
		final double across = view.zoom() * field.width / picture.width();
		final double down = view.zoom() * field.height / picture.height();
		picture.draw(g, view.left(panel), view.top(panel), across, down);
	}
}
