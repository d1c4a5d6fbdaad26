package sc.fiji.superres.altered;

import java.util.Arrays;

/**
 * Makes of an image of a crystal one of the same crystal turned, strained, with defects and an edge, of the same size.
 * Lengths are drawn in periods of the crystal.
 */
final class AlteredCrystal {

	/** How often there are two grains, and an edge. */
	private static final double GRAINS = 0.5;
	private static final double EDGES = 0.5;
	/** Half of a grain boundary. */
	private static final double BOUNDARY = 0.1;
	/** Half of an edge. */
	private static final double EDGE_FROM = 0.1;
	private static final double EDGE_TO = 0.6;
	/** Size of what is amorphous, and how bright and how uneven it is at most, over the contrast. */
	private static final double AMORPHOUS_FROM = 0.1;
	private static final double AMORPHOUS_TO = 0.4;
	private static final double BRIGHT = 0.3;
	private static final double UNEVEN = 0.2;
	/** Share of the pixels that may be darker than the background, and brighter than a column. */
	private static final int SHARE = 50;

	private final Field crystal;
	private final int width;
	private final int height;
	private final double period;
	private final Draw draw;
	private final double background;
	private final double contrast;

	/** @param period of the crystal, in pixels */
	AlteredCrystal(final Field crystal, final double period, final Draw draw) {
		this.crystal = crystal;
		this.period = period;
		this.draw = draw;
		width = crystal.width();
		height = crystal.height();
		final float[] sorted = crystal.values().clone();
		Arrays.sort(sorted);
		background = sorted[sorted.length / SHARE];
		contrast = sorted[sorted.length - 1 - sorted.length / SHARE] - background;
	}

	/** Grey values of the altered crystal. */
	float[] values() {
		final float[] values = grains();
		new Spots(values, width, height, period, background, draw).put();
		if (draw.random().nextDouble() < EDGES) cut(values);
		return values;
	}

	/** One grain or two, strained. */
	private float[] grains() {
		final Turn first = Turn.drawn(width, height, draw);
		final Turn second = Turn.drawn(width, height, draw);
		final boolean two = draw.random().nextDouble() < GRAINS;
		final Border border = Border.drawn(width, height, BOUNDARY * period, draw);
		final Strain strain = Strain.drawn(width, height, period, draw);
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++) {
			final int x = i % width;
			final int y = i / width;
			final double share = two ? border.beyond(x, y) : 0;
			values[i] = (float) mixed(first, second, share, strain.x(x, y), strain.y(x, y));
		}
		return values;
	}

	private double mixed(final Turn first, final Turn second, final double share, final double x, final double y) {
		if (share == 0) return first.of(crystal, x, y);
		if (share == 1) return second.of(crystal, x, y);
		return (1 - share) * first.of(crystal, x, y) + share * second.of(crystal, x, y);
	}

	/** Beyond an edge there is something amorphous, or next to nothing. */
	private void cut(final float[] values) {
		final Border edge = Border.drawn(width, height, period * draw.between(EDGE_FROM, EDGE_TO), draw);
		final double grain = period * draw.between(AMORPHOUS_FROM, AMORPHOUS_TO);
		final double level = background + contrast * draw.between(0, BRIGHT);
		final double uneven = contrast * draw.between(0, UNEVEN);
		final Field amorphous = Field.random(width, height, grain, draw.random());
		for (int i = 0; i < values.length; i++) {
			final int x = i % width;
			final int y = i / width;
			final double share = edge.beyond(x, y);
			if (share == 0) continue;
			final double other = Math.max(background, level + uneven * amorphous.at(x / grain, y / grain));
			values[i] = (float) ((1 - share) * values[i] + share * other);
		}
	}
}
