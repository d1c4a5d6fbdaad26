package sc.fiji.superres.survey;

import sc.fiji.superres.fourier.RealFft;

/**
 * Finds out how far other frames are displaced against a reference frame, and how similar they are to it there.
 * <p>
 * The displacement is where the cross-correlation, divided by the number of pixels that overlap, is largest. Fitting
 * paraboloids to the correlation of a region that lies in both frames refines it to fractions of a pixel. If the
 * largest value lies at the end of the range that is tried, there is no match. Among places that look alike, as those
 * of a lattice do, the one nearest to the expected displacement wins: scores fall by one over the side for each pixel
 * away from it.
 * </p>
 */
final class FrameMatcher {

	/** Frames with a shorter side are not compared, in pixels. */
	static final int LEAST_SIDE = 32;
	/** How the reference matches itself. */
	static final Match REFERENCE = new Match(Displacement.NONE, 1);

	/** Frames may be displaced by this part of a side against the reference … */
	private static final int MOST = 4;
	/** … and by this part of a side against the expected displacement. */
	private static final int STEP = 16;
	/** The greatest number of paraboloids. */
	private static final int STEPS = 8;
	/** A step of fewer pixels ends the refinement. */
	private static final double NEAR_ENOUGH = 0.01;

	/**
	 * A frame compared with the reference.
	 *
	 * @param at displacement against the reference
	 * @param alike correlation of the structure without noise, about 1 for frames of one place; the least of the four
	 *            quarters
	 */
	record Match(Displacement at, double alike) {}

	/** The displacements that are tried along one side, in whole pixels. */
	private record Range(int first, int last) {

		static Range around(final double expected, final int side) {
			final int most = side / MOST - 1;
			final int middle = (int) Math.rint(expected);
			return new Range(Math.max(-most, middle - side / STEP), Math.min(most, middle + side / STEP));
		}

		/** Whether a displacement is the first or the last that is tried, so that the true one lies beyond. */
		boolean endsAt(final double displacement) {
			return displacement == first || displacement == last;
		}
	}

	private final FrameStructure reference;
	private final int width;
	private final int height;
	private final RealFft fft;
	private final double[] spectrum;

	FrameMatcher(final FrameStructure reference) {
		this.reference = reference;
		width = reference.width();
		height = reference.height();
		fft = RealFft.of(RealFft.fastSize(width + width / MOST), RealFft.fastSize(height + height / MOST));
		spectrum = spectrum(reference);
	}

	/** @param expected displacement of the frame before */
	Match match(final FrameStructure other, final Displacement expected) {
		final Range xs = Range.around(expected.x(), width);
		final Range ys = Range.around(expected.y(), height);
		final Displacement peak = peak(products(other), expected, xs, ys);
		if (xs.endsAt(peak.x()) || ys.endsAt(peak.y())) return new Match(peak, 0);
		final Displacement refined = refined(other, peak);
		return new Match(refined, alike(other, refined));
	}

	private double[] spectrum(final FrameStructure frame) {
		return fft.forward(doubles(frame.values()), width, height);
	}

	private static double[] doubles(final float[] floats) {
		final double[] doubles = new double[floats.length];
		for (int i = 0; i < doubles.length; i++)
			doubles[i] = floats[i];
		return doubles;
	}

	/** Sum of reference(p) · other(p + d) at each displacement d; negative ones count from the far end. */
	private double[] products(final FrameStructure other) {
		final double[] cross = spectrum(other);
		for (int i = 0; i < cross.length; i += 2) {
			final double re = cross[i] * spectrum[i] + cross[i + 1] * spectrum[i + 1];
			cross[i + 1] = cross[i + 1] * spectrum[i] - cross[i] * spectrum[i + 1];
			cross[i] = re;
		}
		return fft.inverse(cross);
	}

	/** The mean product of the pixels that overlap at a displacement. */
	private double mean(final double[] products, final int dx, final int dy) {
		final int row = Math.floorMod(dy, fft.height());
		final int column = Math.floorMod(dx, fft.width());
		final double pixels = (double) (width - Math.abs(dx)) * (height - Math.abs(dy));
		return products[row * fft.width() + column] / pixels;
	}

	private Displacement peak(final double[] products, final Displacement expected, final Range xs, final Range ys) {
		int x = xs.first;
		int y = ys.first;
		double best = Double.NEGATIVE_INFINITY;
		for (int dy = ys.first; dy <= ys.last; dy++) {
			for (int dx = xs.first; dx <= xs.last; dx++) {
				final double score = mean(products, dx, dy) * nearness(dx, dy, expected);
				if (score <= best) continue;
				best = score;
				x = dx;
				y = dy;
			}
		}
		return new Displacement(x, y);
	}

	/** 1 at the expected displacement, less the farther away from it. */
	private double nearness(final int dx, final int dy, final Displacement expected) {
		return (1 - Math.abs(dx - expected.x()) / width) * (1 - Math.abs(dy - expected.y()) / height);
	}

	/** Climbs from a displacement in whole pixels to the summit of the correlation nearby. */
	private Displacement refined(final FrameStructure other, final Displacement peak) {
		Displacement at = peak;
		for (int i = 0; i < STEPS; i++) {
			final Displacement step = Paraboloid.through(correlationsAround(at, other)).toSummit();
			at = at.plus(step);
			if (step.length() < NEAR_ENOUGH) break;
		}
		return at;
	}

	/** Correlations at a displacement and one pixel around it, 3 × 3. */
	private double[] correlationsAround(final Displacement at, final FrameStructure other) {
		final FrameWindow window = sharedWindow(at);
		final double[] correlations = new double[9];
		for (int i = 0; i < correlations.length; i++) {
			final Displacement neighbour = new Displacement(at.x() + i % 3 - 1, at.y() + i / 3 - 1);
			correlations[i] = window.correlation(other, neighbour);
		}
		return correlations;
	}

	/** The middle of the reference, which the other frame shows too, even if displaced by one pixel more. */
	private FrameWindow sharedWindow(final Displacement at) {
		final int margin = Math.min(neededMargin(at), Math.min(width, height) / 3);
		return new FrameWindow(reference, margin, margin, width - 2 * margin, height - 2 * margin);
	}

	private static int neededMargin(final Displacement at) {
		final double greatest = Math.max(Math.abs(at.x()), Math.abs(at.y()));
		return (int) Math.ceil(greatest) + 1;
	}

	/** The least correlation of the structure without noise, in the four quarters of what both frames show. */
	private double alike(final FrameStructure other, final Displacement at) {
		double least = 1;
		for (int i = 0; i < 4; i++)
			least = Math.min(least, quarter(i, at).alike(other, at));
		return least;
	}

	/** One of the four quarters of what both frames show. */
	private FrameWindow quarter(final int which, final Displacement at) {
		final int halfWidth = halfShared(at.x(), width);
		final int halfHeight = halfShared(at.y(), height);
		final int left = firstShared(at.x()) + which % 2 * halfWidth;
		final int top = firstShared(at.y()) + which / 2 * halfHeight;
		return new FrameWindow(reference, left, top, halfWidth, halfHeight);
	}

	/** First pixel of the reference along a side which the other frame shows too. */
	private static int firstShared(final double displacement) {
		return Math.max(0, (int) Math.ceil(-displacement));
	}

	/** Half of the pixels along a side which both frames show. */
	private static int halfShared(final double displacement, final int side) {
		final int end = Math.min(side, (int) Math.floor(side - displacement));
		return (end - firstShared(displacement)) / 2;
	}
}
