package sc.fiji.superres.align;

import java.util.Arrays;

/**
 * Climbs to the pose of highest Pearson correlation near a first guess: x, y, scale and rotation at once, below a
 * pixel.
 * <p>
 * Gauss–Newton: the image is fitted, by least squares over its pixels, by the crop W, a constant, and the derivatives
 * of W along the four parameters; the derivatives' coefficients over that of W are the step (B. D. Lucas, T. Kanade,
 * IJCAI 1981, with gain and offset). Noise makes such steps too short, so the step is doubled as long as that helps,
 * and halved where it does not. The middle of the image goes first and the whole of it last: scale and rotation move
 * its border most, and by half a lattice spacing there is a wrong summit to climb.
 * </p>
 */
final class Refinement {

	/** Parts of the image's sides that count, one after the other. */
	private static final double[] EXTENTS = { 0.4, 0.65, 1 };
	private static final int ITERATIONS = 12;
	/** A step that moves no corner by more than this ends the climb, in pixels. */
	private static final double STILL = 0.003;
	/** A step moves no corner by more than this, in pixels. */
	private static final double LONGEST = 2;
	/** A step is doubled up to this many times its length. */
	private static final double MOST_LENGTHS = 64;
	/** A step is halved down to this part of its length. */
	private static final double LEAST_LENGTHS = 0.1;

	private final Surface image;
	private final Surface reference;
	private final AlignmentConfig config;

	/** A pose and its correlation. */
	record Summit(Pose pose, double correlation) {

		private boolean isHigherThan(final Summit other) {
			return correlation > other.correlation;
		}
	}

	/** Refines poses of an image on a reference, both smoothed already. */
	Refinement(final Surface image, final Surface reference, final AlignmentConfig config) {
		this.image = image;
		this.reference = reference;
		this.config = config;
	}

	Summit climb(final Pose start) {
		Summit best = new Summit(start, Double.NaN);
		for (final double extent : EXTENTS)
			best = climb(best.pose, ImageMiddle.of(image, extent, config.smooth()));
		return best;
	}

	private Summit climb(final Pose start, final ImageMiddle middle) {
		Summit best = at(start, middle);
		for (int i = 0; i < ITERATIONS; i++) {
			final Summit next = next(best, middle);
			final double moved = distance(best.pose, next.pose);
			best = next;
			if (moved < STILL) break;
		}
		return best;
	}

	/** The summit after one step; the same where no step helps. */
	private Summit next(final Summit from, final ImageMiddle middle) {
		final double[] step = step(from.pose, middle);
		if (step == null) return from;
		final Summit further = further(from, step, middle);
		if (further != from) return further;
		return nearer(from, step, middle);
	}

	/** The best of the steps 1, 2, 4 …, as long as each helps; {@code from} where the first does not. */
	private Summit further(final Summit from, final double[] step, final ImageMiddle middle) {
		Summit best = from;
		for (double length = 1; length <= MOST_LENGTHS; length *= 2) {
			final Summit next = after(from, step, length, middle);
			if (!next.isHigherThan(best)) break;
			best = next;
		}
		return best;
	}

	/** The first of the steps ½, ¼ … that helps; {@code from} where none does. */
	private Summit nearer(final Summit from, final double[] step, final ImageMiddle middle) {
		for (double length = 0.5; length >= LEAST_LENGTHS; length /= 2) {
			final Summit next = after(from, step, length, middle);
			if (next.isHigherThan(from)) return next;
		}
		return from;
	}

	private Summit after(final Summit from, final double[] step, final double length, final ImageMiddle middle) {
		return at(moved(from.pose, step, length), middle);
	}

	private Summit at(final Pose pose, final ImageMiddle middle) {
		final CorrelationSums sums = new CorrelationSums(pose, reference);
		middle.eachPixel(sums);
		return new Summit(pose, sums.correlation(middle.pixels()));
	}

	private Pose moved(final Pose pose, final double[] step, final double length) {
		final double x = pose.x() + length * step[0];
		final double y = pose.y() + length * step[1];
		final double a = pose.a() + length * step[2];
		final double b = pose.b() + length * step[3];
		return Pose.ofMatrix(x, y, a, b).within(config);
	}

	/** By how much the farthest corner moves from one pose to another. */
	private double distance(final Pose from, final Pose to) {
		final double[][] before = from.corners(image.width(), image.height());
		final double[][] after = to.corners(image.width(), image.height());
		double most = 0;
		for (int i = 0; i < before.length; i++)
			most = Math.max(most, distance(before[i], after[i]));
		return most;
	}

	private static double distance(final double[] one, final double[] other) {
		return Math.hypot(one[0] - other[0], one[1] - other[1]);
	}

	/** The step along x, y, a and b; null where there is none to be found. */
	private double[] step(final Pose pose, final ImageMiddle middle) {
		final NormalEquations equations = new NormalEquations(pose, image, reference);
		middle.eachPixel(equations);
		final double[] step = equations.step();
		if (step == null) return null;
		return limited(step);
	}

	/** The step, or as much of it as moves a corner by no more than {@link #LONGEST}: the fit holds nearby only. */
	private double[] limited(final double[] step) {
		final double moves = moves(step);
		if (!(moves < Double.POSITIVE_INFINITY)) return null;
		if (moves <= LONGEST) return step;
		return Arrays.stream(step).map(part -> part * LONGEST / moves).toArray();
	}

	/** By how much a step moves a corner, at most. */
	private double moves(final double[] step) {
		final double radius = Math.hypot(image.width(), image.height()) / 2;
		return Math.hypot(step[0], step[1]) + radius * Math.hypot(step[2], step[3]);
	}
}
