package sc.fiji.superres.altered;

/**
 * Makes columns missing, faint or bright, and puts further ones between them.
 *
 * @param values of an image, which it changes
 * @param period of the crystal, in pixels
 * @param background grey value without any column
 */
record Spots(float[] values, int width, int height, double period, double background, Draw draw) {

	/** Changed columns in the square of a period, and how many of them come with one that is added. */
	private static final double CHANGED = 0.16;
	private static final int ADDED = 3;
	/** Radii of what is changed, in periods. */
	private static final double LEAST = 0.2;
	private static final double MOST = 0.6;
	/** Least and greatest factor of a faint column, and of a bright one. */
	private static final double FAINT_FROM = 0.2;
	private static final double FAINT_TO = 0.9;
	private static final double BRIGHT_FROM = 1.1;
	private static final double BRIGHT_TO = 1.8;
	/** Kinds of change: missing, faint, bright. */
	private static final int KINDS = 3;

	void put() {
		final float[] before = values.clone();
		final int changed = (int) (CHANGED * values.length / (period * period));
		for (int i = 0; i < changed; i++)
			change(column(before), factor(), period * draw.ratio(LEAST, MOST));
		for (int i = 0; i < changed / ADDED; i++)
			add(before, column(before), draw.random().nextInt(values.length), period * draw.ratio(LEAST, MOST));
	}

	private double factor() {
		return switch (draw.random().nextInt(KINDS)) {
			case 0 -> 0;
			case 1 -> draw.between(FAINT_FROM, FAINT_TO);
			default -> draw.between(BRIGHT_FROM, BRIGHT_TO);
		};
	}

	/** A column: from a random pixel always to the brightest neighbour. */
	private int column(final float[] before) {
		int at = draw.random().nextInt(before.length);
		for (int i = 0; i < 2 * period; i++) {
			final int next = brightest(before, at);
			if (next == at) return at;
			at = next;
		}
		return at;
	}

	private int brightest(final float[] before, final int at) {
		int best = at;
		for (int y = Math.max(0, at / width - 1); y <= Math.min(height - 1, at / width + 1); y++)
			for (int x = Math.max(0, at % width - 1); x <= Math.min(width - 1, at % width + 1); x++)
				if (before[y * width + x] > before[best]) best = y * width + x;
		return best;
	}

	private void change(final int centre, final double factor, final double radius) {
		final int reach = (int) Math.ceil(1.5 * radius);
		for (int dy = -reach; dy <= reach; dy++)
			for (int dx = -reach; dx <= reach; dx++) {
				if (!isInside(centre, dx, dy)) continue;
				final int at = centre + dy * width + dx;
				final double squares = (dx * dx + dy * dy) / (radius * radius);
				final double share = Math.exp(-squares * squares);
				values[at] = (float) (background + (values[at] - background) * (1 + share * (factor - 1)));
			}
	}

	/** Adds a copy of a column at another place. */
	private void add(final float[] before, final int from, final int to, final double radius) {
		final double height = draw.between(FAINT_FROM, 1);
		final int reach = (int) radius;
		for (int dy = -reach; dy <= reach; dy++)
			for (int dx = -reach; dx <= reach; dx++) {
				if (!isInside(from, dx, dy) || !isInside(to, dx, dy)) continue;
				final double share = Math.max(0, 1 - (dx * dx + dy * dy) / (radius * radius));
				final double column = Math.max(0, before[from + dy * width + dx] - background);
				values[to + dy * width + dx] += (float) (height * share * share * column);
			}
	}

	private boolean isInside(final int centre, final int dx, final int dy) {
		final int x = centre % width + dx;
		final int y = centre / width + dy;
		return x >= 0 && y >= 0 && x < width && y < height;
	}
}
