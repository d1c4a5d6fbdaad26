package sc.fiji.superres.prepare;

/**
 * Flattens lines so that terraces are level and steps stay. It begins with {@link LineOffsets}, then finds the
 * terraces, fits their heights, an offset for each line and a polynomial along the lines to all of them at once
 * ({@link TerraceModel}), and does so again with the better offsets.
 * <p>
 * All offsets come from one fit, so that their errors do not add up from line to line: each is about σ/√(pixels of
 * terraces in the line).
 * </p>
 */
final class TerraceFit {

	/** A step that runs nearly along the lines is found in the second round, when the first has unbent it. */
	private static final int ROUNDS = 3;
	/** A line with fewer pixels of terraces keeps its place between its neighbours. */
	private static final int LEAST_PIXELS = 8;

	private static final TerraceModel.Term[][] TERMS = { {}, { new TerraceModel.Term(1, 0) }, { new TerraceModel.Term(1,
		0), new TerraceModel.Term(2, 0), new TerraceModel.Term(1, 1) } };

	private static final TerraceModel.Term[] PLANE = { new TerraceModel.Term(1, 0), new TerraceModel.Term(0, 1) };
	private static final TerraceModel.Term[] BOW = { new TerraceModel.Term(1, 0), new TerraceModel.Term(0, 1),
		new TerraceModel.Term(2, 0), new TerraceModel.Term(1, 1), new TerraceModel.Term(0, 2) };

	private TerraceFit() {}

	/** Subtracts a plane in place that is fitted to all terraces at once, so that no step tilts it. */
	static void subtractPlane(final Heights heights) {
		subtractSurface(heights, PLANE);
	}

	/** The same with a surface of the second degree, the bow of a scanner. */
	static void subtractBow(final Heights heights) {
		subtractSurface(heights, BOW);
	}

	private static void subtractSurface(final Heights heights, final TerraceModel.Term[] terms) {
		final byte[] terraces = Terraces.of(heights.less(LineOffsets.of(heights)));
		TerraceModel.fit(heights, terraces, false, terms).subtractTerms();
		heights.centre();
	}

	/**
	 * Flattens the lines in place.
	 *
	 * @param order of the polynomial that all lines share, 0 … 2
	 */
	static void subtract(final Heights heights, final int order) {
		final Heights level = heights.less(LineOffsets.of(heights));
		for (int round = 0; round < ROUNDS; round++)
			improve(level, order);
		System.arraycopy(level.values(), 0, heights.values(), 0, heights.values().length);
		heights.centre();
	}

	private static void improve(final Heights level, final int order) {
		final TerraceModel model = TerraceModel.fit(level, Terraces.of(level), true, TERMS[order]);
		model.subtractTerms();
		double last = 0;
		for (int y = 0; y < level.height(); y++) {
			final double offset = model.offset(y, LEAST_PIXELS);
			if (!Double.isNaN(offset)) last = offset;
			lower(level, y, last);
		}
	}

	private static void lower(final Heights level, final int y, final double offset) {
		for (int i = y * level.width(); i < (y + 1) * level.width(); i++)
			level.values()[i] -= offset;
	}
}
