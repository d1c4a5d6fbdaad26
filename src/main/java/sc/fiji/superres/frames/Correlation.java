package sc.fiji.superres.frames;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import sc.fiji.superres.fourier.RealFft;
import sc.fiji.superres.lines.Plane;

/**
 * The correlation of two planes at every displacement in whole pixels: Σab/√(Σa²Σb²) over the pixels that overlap, the
 * sums of products by Fourier transform and the sums of squares from running sums (J. P. Lewis, Vision Interface 1995,
 * 120). A perfect lattice has the same value at all displacements by one of its vectors, whatever the overlap.
 */
final class Correlation {

	/** Planes overlap by at least this part of either side. */
	private static final double LEAST_OVERLAP = 0.3;

	private final Plane reference;
	private final Plane other;
	private final RealFft fft;
	private final int most;
	private final double[] products;
	private final double[] squares;
	private final double[] otherSquares;

	/**
	 * A displacement with its correlation: what the reference shows at p, the other plane shows at p + (x, y).
	 *
	 * @param alike −1 … 1
	 */
	record Peak(double x, double y, double alike) {

		double distance(final double toX, final double toY) {
			return Math.hypot(x - toX, y - toY);
		}
	}

	/**
	 * @param reference without its mean; so is the other plane; both of one size
	 * @param most greatest displacement along either axis that is asked for, pixels
	 */
	Correlation(final Plane reference, final Plane other, final int most) {
		this.most = most + 1;
		this.reference = reference;
		this.other = other;
		final int width = reference.width();
		final int height = reference.height();
		fft = RealFft.of(RealFft.fastSize(width + this.most), RealFft.fastSize(height + this.most));
		final double[] cross = fft.forward(doubles(other), width, height);
		final double[] spectrum = fft.forward(doubles(reference), width, height);
		for (int i = 0; i < cross.length; i += 2) {
			final double re = cross[i] * spectrum[i] + cross[i + 1] * spectrum[i + 1];
			cross[i + 1] = cross[i + 1] * spectrum[i] - cross[i] * spectrum[i + 1];
			cross[i] = re;
		}
		products = fft.inverse(cross);
		squares = squares(reference);
		otherSquares = squares(other);
	}

	private static double[] doubles(final Plane plane) {
		final double[] doubles = new double[plane.values().length];
		for (int i = 0; i < doubles.length; i++)
			doubles[i] = plane.values()[i];
		return doubles;
	}

	/** Sums of squares over all rectangles that begin at the corner. */
	private static double[] squares(final Plane plane) {
		final int stride = plane.width() + 1;
		final double[] sums = new double[stride * (plane.height() + 1)];
		for (int y = 0; y < plane.height(); y++) {
			double row = 0;
			for (int x = 0; x < plane.width(); x++) {
				final double value = plane.values()[y * plane.width() + x];
				row += value * value;
				sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
			}
		}
		return sums;
	}

	/** The correlation at a displacement. */
	double at(final int dx, final int dy) {
		final int left = Math.max(0, -dx);
		final int top = Math.max(0, -dy);
		final int right = Math.min(reference.width(), reference.width() - dx);
		final int bottom = Math.min(reference.height(), reference.height() - dy);
		if (right <= left || bottom <= top || Math.abs(dx) > most || Math.abs(dy) > most) return -1;
		final double here = sum(squares, left, top, right, bottom);
		final double there = sum(otherSquares, left + dx, top + dy, right + dx, bottom + dy);
		final double product = products[Math.floorMod(dy, fft.height()) * fft.width() + Math.floorMod(dx, fft.width())];
		return product / Math.sqrt(Math.max(Double.MIN_NORMAL, here * there));
	}

	private double sum(final double[] sums, final int left, final int top, final int right, final int bottom) {
		final int stride = reference.width() + 1;
		return sums[bottom * stride + right] - sums[top * stride + right] - sums[bottom * stride + left] + sums[top *
			stride + left];
	}

	/** All displacements within a reach of an expected one at which the correlation is larger than beside. */
	List<Peak> peaks(final double expectedX, final double expectedY, final int reach) {
		final int mostX = (int) (reference.width() * (1 - LEAST_OVERLAP));
		final int mostY = (int) (reference.height() * (1 - LEAST_OVERLAP));
		final int firstX = (int) Math.max(-mostX, Math.rint(expectedX) - reach);
		final int firstY = (int) Math.max(-mostY, Math.rint(expectedY) - reach);
		final int lastX = (int) Math.min(mostX, Math.rint(expectedX) + reach);
		final int lastY = (int) Math.min(mostY, Math.rint(expectedY) + reach);
		final List<Peak> peaks = new ArrayList<>();
		for (int dy = firstY; dy <= lastY; dy++)
			for (int dx = firstX; dx <= lastX; dx++)
				if (isPeak(dx, dy)) peaks.add(refined(dx, dy));
		return peaks;
	}

	private boolean isPeak(final int dx, final int dy) {
		final double value = at(dx, dy);
		if (value <= 0) return false;
		for (int k = 0; k < 9; k++)
			if (at(dx + k % 3 - 1, dy + k / 3 - 1) > value) return false;
		return true;
	}

	/** The summit of the parabolas through a peak and its neighbours. */
	private Peak refined(final int dx, final int dy) {
		final double middle = at(dx, dy);
		final double[] alongX = summit(at(dx - 1, dy), middle, at(dx + 1, dy));
		final double[] alongY = summit(at(dx, dy - 1), middle, at(dx, dy + 1));
		return new Peak(dx + alongX[0], dy + alongY[0], middle + alongX[1] + alongY[1]);
	}

	/** How far beside the middle a parabola is greatest, and how much greater it is there. */
	private static double[] summit(final double before, final double middle, final double after) {
		final double bend = before - 2 * middle + after;
		if (bend >= 0) return new double[2];
		final double at = Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)));
		return new double[] { at, (after - before) / 2 * at + bend / 2 * at * at };
	}

	/**
	 * The peak that is meant: of those that are nearly as good as the best, the nearest to what was expected, since a
	 * lattice looks alike everywhere. Null where there is no peak at all.
	 *
	 * @param nearly which part of the best correlation a peak must have
	 */
	Peak chosen(final double expectedX, final double expectedY, final int reach, final double nearly) {
		return choice(expectedX, expectedY, reach, nearly).peak;
	}

	/**
	 * A peak that was chosen.
	 *
	 * @param peak null where there is none
	 * @param doubt its distance from what was expected over that of the next nearest which is nearly as good, at most
	 *            1; 0 where there is no other
	 */
	record Choice(Peak peak, double doubt) {}

	/** Chooses as {@link #chosen}, and says how sure that is. */
	Choice choice(final double expectedX, final double expectedY, final int reach, final double nearly) {
		final List<Peak> peaks = peaks(expectedX, expectedY, reach);
		final double best = peaks.stream().mapToDouble(Peak::alike).max().orElse(0);
		final List<Peak> good = peaks.stream().filter(peak -> peak.alike >= nearly * best).sorted(Comparator
			.comparingDouble(peak -> peak.distance(expectedX, expectedY))).toList();
		if (good.isEmpty()) return new Choice(null, 0);
		if (good.size() == 1) return new Choice(good.get(0), 0);
		final double next = good.get(1).distance(expectedX, expectedY);
		return new Choice(good.get(0), good.get(0).distance(expectedX, expectedY) / next);
	}
}
