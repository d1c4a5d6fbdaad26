package sc.fiji.superres.report;

import java.util.List;

/** Colours and markers of the models, the same in every picture. */
public final class Look {

	/** Text and frames. */
	static final String INK = "#222222", GRID = "#e4e4e4", FAINT = "#777777", PAPER = "#ffffff";

	/** The baseline comes first, dark; then Okabe and Ito's colours, told apart by people who see fewer, too. */
	private static final List<String> COLOURS = List.of("#4d4d4d", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00",
		"#56b4e9", "#8c564b");

	private Look() {}

	/** Of model number {@code series}, {@code #rrggbb}. */
	public static String colour(final int series) {
		return COLOURS.get(series % COLOURS.size());
	}

	/** A marker: circle, square, triangle, diamond, triangle upside down, and so on again. */
	static void marker(final Canvas canvas, final int series, final double x, final double y, final double radius) {
		final double[][] shape = switch (series % 5) {
			case 0 -> polygon(24, 0, 1);
			case 1 -> polygon(4, 0.5, 1.2);
			case 2 -> polygon(3, 0, 1.35);
			case 3 -> polygon(4, 0, 1.3);
			default -> polygon(3, 0.5, 1.35);
		};
		final double[] px = new double[shape[0].length], py = new double[px.length];
		for (int i = 0; i < px.length; i++) {
			px[i] = x + radius * shape[0][i];
			py[i] = y + radius * shape[1][i];
		}
		canvas.path(px, py, colour(series), 1, PAPER, 0.8, true);
	}

	/** A regular polygon around the origin, a corner on top where {@code turn} is 0, half a corner further at 0.5. */
	private static double[][] polygon(final int corners, final double turn, final double radius) {
		final double[][] points = new double[2][corners];
		for (int i = 0; i < corners; i++) {
			final double angle = 2 * Math.PI * (i + turn) / corners;
			points[0][i] = radius * Math.sin(angle);
			points[1][i] = -radius * Math.cos(angle);
		}
		return points;
	}
}
