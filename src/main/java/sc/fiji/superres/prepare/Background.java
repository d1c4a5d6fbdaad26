package sc.fiji.superres.prepare;

/**
 * Subtracts a plane, or a surface of the second degree (the bow of a scanner), that is fitted to all terraces at once
 * with a height for each: steps do not tilt it.
 */
final class Background {

	private static final TerraceModel.Term[] PLANE = { new TerraceModel.Term(1, 0), new TerraceModel.Term(0, 1) };
	private static final TerraceModel.Term[] BOW = { new TerraceModel.Term(1, 0), new TerraceModel.Term(0, 1),
		new TerraceModel.Term(2, 0), new TerraceModel.Term(1, 1), new TerraceModel.Term(0, 2) };

	private Background() {}

	/**
	 * Subtracts it in place.
	 *
	 * @param degree 1 for a plane, 2 for a bow
	 */
	static void subtract(final Heights heights, final int degree) {
		final byte[] terraces = Terraces.of(heights.less(LineOffsets.of(heights)));
		TerraceModel.fit(heights, terraces, false, degree == 1 ? PLANE : BOW).subtractTerms();
		heights.centre();
	}
}
