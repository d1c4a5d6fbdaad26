package sc.fiji.superres.report;

import java.util.List;

/** Draws {@link Curves}: lines with markers, bands of one standard deviation, the recorded zoom level's multiples on top. */
final class Chart {

	/** Size of a chart. */
	static final int WIDTH = 560, HEIGHT = 380;

	private static final double LEFT = 66, RIGHT = 16, BOTTOM = 50, TEXT = 12.5, SMALL = 11, ROW = 18, MARKER = 4;
	private static final double ROOM = 0.06, BAND = 0.13, LETTER = 0.58;

	private final Curves curves;
	private final Canvas canvas;
	private final Axis x, y;
	private final double top;

	private Chart(final Curves curves, final Canvas canvas) {
		this.curves = curves;
		this.canvas = canvas;
		top = 14 + legendRows() * ROW + 24;
		final double margin = 0.02 * (curves.finest() - curves.coarsest());
		x = new Axis(curves.coarsest() - margin, curves.finest() + margin, LEFT, WIDTH - RIGHT);
		y = vertical();
	}

	static void draw(final Curves curves, final Canvas canvas) {
		final Chart chart = new Chart(curves, canvas);
		chart.grid();
		for (int i = 0; i < curves.curves().size(); i++)
			chart.band(i);
		for (int i = 0; i < curves.curves().size(); i++)
			chart.line(i);
		chart.frame();
		chart.legend();
	}

	private Axis vertical() {
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		for (final Curves.Curve curve : curves.curves()) {
			for (int i = 0; i < curve.mean().length; i++) {
				low = Math.min(low, curve.mean()[i] - curve.spread()[i]);
				high = Math.max(high, curve.mean()[i] + curve.spread()[i]);
			}
		}
		final double room = high > low ? ROOM * (high - low) : Math.max(1e-3, 0.05 * Math.abs(high));
		return new Axis(low - room, high + room, HEIGHT - BOTTOM, top);
	}

	private void grid() {
		final List<Double> levels = x.ticks(12, 1), values = y.ticks(6, 0);
		for (final double value : values) {
			canvas.line(LEFT, y.at(value), WIDTH - RIGHT, y.at(value), Look.GRID, 1);
			canvas.text(LEFT - 7, y.at(value) + 4, Axis.label(value, values), SMALL, Look.INK, Canvas.Anchor.END, false, false);
		}
		for (final double level : levels) {
			canvas.line(x.at(level), HEIGHT - BOTTOM, x.at(level), HEIGHT - BOTTOM + 4, Look.INK, 1);
			canvas.text(x.at(level), HEIGHT - BOTTOM + 17, Axis.label(level, levels), SMALL, Look.INK, Canvas.Anchor.MIDDLE,
				false, false);
		}
		canvas.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, curves.axis(), TEXT, Look.INK, Canvas.Anchor.MIDDLE, false, false);
		canvas.text(17, (top + HEIGHT - BOTTOM) / 2, curves.label(), TEXT, Look.INK, Canvas.Anchor.MIDDLE, false, true);
		percent();
	}

	/** 100 % … 100·s % of the recorded zoom level. */
	private void percent() {
		for (int k = 1; k <= curves.factor(); k++) {
			final double level = curves.finest() > curves.coarsest() ? k * curves.coarsest() : curves.coarsest() / k;
			canvas.line(x.at(level), top, x.at(level), HEIGHT - BOTTOM, Look.GRID, 1);
			canvas.text(x.at(level), top - 6, 100 * k + " %", SMALL, Look.FAINT, Canvas.Anchor.MIDDLE, false, false);
		}
	}

	private void band(final int series) {
		final Curves.Curve curve = curves.curves().get(series);
		final int n = curve.mean().length;
		if (n < 2) return;
		final double[] px = new double[2 * n], py = new double[2 * n];
		for (int i = 0; i < n; i++) {
			px[i] = px[2 * n - 1 - i] = x.at(curve.zoom()[i]);
			py[i] = y.at(curve.mean()[i] + curve.spread()[i]);
			py[2 * n - 1 - i] = y.at(curve.mean()[i] - curve.spread()[i]);
		}
		canvas.path(px, py, Look.colour(series), BAND, null, 0, true);
	}

	private void line(final int series) {
		final Curves.Curve curve = curves.curves().get(series);
		final double[] px = new double[curve.mean().length], py = new double[px.length];
		for (int i = 0; i < px.length; i++) {
			px[i] = x.at(curve.zoom()[i]);
			py[i] = y.at(curve.mean()[i]);
		}
		if (px.length > 1) canvas.path(px, py, null, 0, Look.colour(series), 1.8, false);
		else for (int i = 0; i < px.length; i++)
			canvas.line(px[i], y.at(curve.mean()[i] - curve.spread()[i]), px[i], y.at(curve.mean()[i] + curve.spread()[i]), Look
				.colour(series), 1.2);
		for (int i = 0; i < px.length; i++)
			Look.marker(canvas, series, px[i], py[i], MARKER);
	}

	private void frame() {
		final double bottom = HEIGHT - BOTTOM, right = WIDTH - RIGHT;
		canvas.path(new double[] { LEFT, right, right, LEFT }, new double[] { top, top, bottom, bottom }, null, 0, Look.INK, 1,
			true);
	}

	private void legend() {
		double left = LEFT, row = 20;
		for (int i = 0; i < curves.curves().size(); i++) {
			final double width = legendWidth(i);
			if (left > LEFT && left + width > WIDTH - RIGHT) {
				left = LEFT;
				row += ROW;
			}
			canvas.line(left, row - 4, left + 22, row - 4, Look.colour(i), 1.8);
			Look.marker(canvas, i, left + 11, row - 4, MARKER);
			canvas.text(left + 28, row, curves.curves().get(i).model(), TEXT, Look.INK, Canvas.Anchor.START, false, false);
			left += width;
		}
	}

	private int legendRows() {
		int rows = 1;
		double left = LEFT;
		for (int i = 0; i < curves.curves().size(); i++) {
			if (left > LEFT && left + legendWidth(i) > WIDTH - RIGHT) {
				left = LEFT;
				rows++;
			}
			left += legendWidth(i);
		}
		return rows;
	}

	/** A guess, since no font is measured: text is laid out by whoever shows the file. */
	private double legendWidth(final int series) {
		return 28 + LETTER * TEXT * curves.curves().get(series).model().length() + 18;
	}
}
