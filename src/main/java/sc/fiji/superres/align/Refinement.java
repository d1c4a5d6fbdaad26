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

	/** Parts of the image's sides that count. */
	private static final double[] EXTENTS = { 0.4, 0.65, 1 };
	private static final int ITERATIONS = 12;
	/** A step that moves no corner by more than this ends the climb, in pixels. */
	private static final double STILL = 0.003;
	private static final double LONGEST = 2;
	private static final int UNKNOWNS = 6;

	private final Surface image;
	private final Surface reference;
	private final AlignmentConfig config;

	/** A pose and its correlation. */
	record Summit(Pose pose, double correlation) {}

	/** Of planes that are smoothed already. */
	Refinement(final Surface image, final Surface reference, final AlignmentConfig config) {
		this.image = image;
		this.reference = reference;
		this.config = config;
	}

	Summit climb(final Pose start) {
		Summit best = new Summit(start, Double.NaN);
		for (final double extent : EXTENTS)
			best = climb(best.pose, extent);
		return best;
	}

	private Summit climb(final Pose start, final double extent) {
		Summit best = new Summit(start, correlation(start, extent));
		for (int i = 0; i < ITERATIONS; i++) {
			final double[] step = step(best.pose, extent);
			final Summit next = step == null ? best : search(best, step, extent);
			final double moved = moved(best.pose, next.pose);
			best = next;
			if (moved < STILL) break;
		}
		return best;
	}

	/** The best of the steps 1, 2, 4 …; or of ½, ¼ … where the first is none; or no step. */
	private Summit search(final Summit from, final double[] step, final double extent) {
		Summit best = from;
		for (double length = 1; length <= 64; length *= 2) {
			final Summit next = at(moved(from.pose, step, length), extent);
			if (!(next.correlation > best.correlation)) break;
			best = next;
		}
		for (double length = 0.5; best == from && length >= 0.1; length /= 2) {
			final Summit next = at(moved(from.pose, step, length), extent);
			if (next.correlation > best.correlation) best = next;
		}
		return best;
	}

	private Summit at(final Pose pose, final double extent) {
		return new Summit(pose, correlation(pose, extent));
	}

	private Pose moved(final Pose pose, final double[] step, final double length) {
		return Pose.ofMatrix(pose.x() + length * step[0], pose.y() + length * step[1], pose.a() + length * step[2], pose
			.b() + length * step[3]).within(config);
	}

	/** How far the farthest corner moved. */
	private double moved(final Pose from, final Pose to) {
		final double[][] a = from.corners(image.width(), image.height()), b = to.corners(image.width(), image.height());
		double most = 0;
		for (int i = 0; i < 4; i++)
			most = Math.max(most, Math.hypot(a[i][0] - b[i][0], a[i][1] - b[i][1]));
		return most;
	}

	/** Pearson's correlation of the middle of the image with the reference seen from a pose. */
	private double correlation(final Pose pose, final double extent) {
		final double[] sum = new double[5]; // image, reference, their squares, their product
		eachPixel(extent, new Visitor() {

			private final double a = pose.a(), b = pose.b();
			private final Surface.Probe probe = reference.new Probe();

			@Override
			public void visit(final double u, final double v, final double value) {
				final double w = probe.at(pose.x() + a * u - b * v, pose.y() + b * u + a * v);
				sum[0] += value;
				sum[1] += w;
				sum[2] += value * value;
				sum[3] += w * w;
				sum[4] += value * w;
			}
		});
		final double n = pixels(extent);
		final double spreads = (sum[2] - sum[0] * sum[0] / n) * (sum[3] - sum[1] * sum[1] / n);
		return spreads > 0 ? (sum[4] - sum[0] * sum[1] / n) / Math.sqrt(spreads) : 0;
	}

	/** The step along x, y, a and b, or null where there is none to be found. */
	private double[] step(final Pose pose, final double extent) {
		final double[][] normal = new double[UNKNOWNS][UNKNOWNS + 1];
		final double reach = Math.max(image.width(), image.height()) / 2.0;
		eachPixel(extent, new Visitor() {

			private final double a = pose.a(), b = pose.b();
			private final Surface.Probe probe = reference.new Probe();
			private final double[] row = new double[UNKNOWNS + 1];

			@Override
			public void visit(final double u, final double v, final double value) {
				row[4] = probe.slopes(pose.x() + a * u - b * v, pose.y() + b * u + a * v);
				row[0] = probe.dx;
				row[1] = probe.dy;
				row[2] = (probe.dx * u + probe.dy * v) / reach;
				row[3] = (probe.dy * u - probe.dx * v) / reach;
				row[5] = 1;
				row[6] = value;
				for (int i = 0; i < UNKNOWNS; i++)
					for (int j = i; j <= UNKNOWNS; j++)
						normal[i][j] += row[i] * row[j];
			}
		});
		final double[] c = LinearSystem.solveSymmetric(normal);
		if (c == null || !(c[4] > 0)) return null;
		return limited(new double[] { c[0] / c[4], c[1] / c[4], c[2] / c[4] / reach, c[3] / c[4] / reach });
	}

	/** The step, or as much of it as moves a corner by no more than {@link #LONGEST}: the fit holds nearby only. */
	private double[] limited(final double[] step) {
		final double radius = Math.hypot(image.width(), image.height()) / 2;
		final double moves = Math.hypot(step[0], step[1]) + radius * Math.hypot(step[2], step[3]);
		if (!(moves < Double.POSITIVE_INFINITY)) return null;
		return moves <= LONGEST ? step : Arrays.stream(step).map(s -> s * LONGEST / moves).toArray();
	}

	private interface Visitor {

		/** A pixel's place from the image's centre, and its value. */
		void visit(double u, double v, double value);
	}

	private void eachPixel(final double extent, final Visitor visitor) {
		final int mx = margin(image.width(), extent), my = margin(image.height(), extent);
		for (int y = my; y < image.height() - my; y++)
			for (int x = mx; x < image.width() - mx; x++)
				visitor.visit(x + 0.5 - image.width() / 2.0, y + 0.5 - image.height() / 2.0, image.values()[y * image
					.width() + x]);
	}

	private double pixels(final double extent) {
		return (image.width() - 2.0 * margin(image.width(), extent)) * (image.height() - 2.0 * margin(image.height(),
			extent));
	}

	/** The smoothing knows nothing of what was beyond the image's border. */
	private int margin(final int size, final double extent) {
		return Math.min(size / 4, Math.max(config.smooth() / 2, (int) (size * (1 - extent) / 2)));
	}
}
