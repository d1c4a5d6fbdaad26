package sc.fiji.superres.batches;

import java.util.SplittableRandom;

/**
 * Puts rectangles of other pairs of a batch into each pair, at the same place in input and target. Low-resolution scans
 * mostly show a perfect crystal. A network that sees nothing else for long draws the crystal where a column is missing;
 * where what surrounds a place says nothing about it, it has to look at the place itself (docs/study.md). After CutMix
 * (Yun et al., ICCV 2019), with many small rectangles.
 *
 * @param inputs N×h×w values of the batch; not changed
 * @param targets N×sh×sw values; not changed
 * @param pairs N, two or more
 * @param input rows and columns of an input
 * @param target rows and columns of a target, a multiple of those of an input
 */
record Mixing(float[] inputs, float[] targets, int pairs, int input, int target) {

	/** Sides of rectangles in pixels of the input, drawn log-uniformly: less than a column to some unit cells. */
	private static final int LEAST_SIDE = 2;
	private static final int MOST_SIDE = 12;

	/** A rectangle in pixels of the input. */
	private record Rectangle(int x, int y, int width, int height) {

		Rectangle enlarged(final int s) {
			return new Rectangle(s * x, s * y, s * width, s * height);
		}
	}

	/**
	 * Puts rectangles into copies of the batch.
	 *
	 * @param most rectangles in a pair; how many it gets is drawn from 0 to this
	 */
	void mix(final float[] mixedInputs, final float[] mixedTargets, final int most, final SplittableRandom random) {
		for (int to = 0; to < pairs; to++)
			for (int left = random.nextInt(most + 1); left > 0; left--) {
				final int from = otherThan(to, random);
				final Rectangle place = rectangle(random);
				copy(inputs, from, mixedInputs, to, input, place);
				copy(targets, from, mixedTargets, to, target, place.enlarged(target / input));
			}
	}

	private int otherThan(final int pair, final SplittableRandom random) {
		return (pair + 1 + random.nextInt(pairs - 1)) % pairs;
	}

	private Rectangle rectangle(final SplittableRandom random) {
		final int width = side(random);
		final int height = side(random);
		return new Rectangle(random.nextInt(input - width + 1), random.nextInt(input - height + 1), width, height);
	}

	private int side(final SplittableRandom random) {
		final double ratio = (double) MOST_SIDE / LEAST_SIDE;
		return (int) Math.min(input, Math.round(LEAST_SIDE * Math.pow(ratio, random.nextDouble())));
	}

	private static void copy(final float[] source, final int from, final float[] goal, final int to, final int side,
		final Rectangle place)
	{
		for (int y = place.y(); y < place.y() + place.height(); y++)
			System.arraycopy(source, (from * side + y) * side + place.x(), goal, (to * side + y) * side + place.x(),
				place.width());
	}
}
