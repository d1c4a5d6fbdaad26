package sc.fiji.superres.survey;

import java.util.stream.IntStream;

import sc.fiji.superres.fourier.RealFft;

/**
 * Finds by how much other frames are displaced against one, the reference, and how alike they are there.
 * <p>
 * The displacement is where the cross-correlation, divided by the number of pixels that overlap, is largest;
 * paraboloids fitted to the correlation of a part that lies in both tell it below a pixel. A largest value at the end
 * of what is tried is none. Among places that look alike, as those of a lattice do, the one nearest to what is expected
 * wins: scores fall by one over the side for each pixel away from it.
 * </p>
 */
final class FrameMatcher {

	/** Pixels along a side below which nothing is compared. */
	static final int LEAST_SIDE = 32;
	/** The reference itself. */
	static final Match REFERENCE = new Match(0, 0, 1);

	/** Frames may be displaced by this part of a side against the reference … */
	private static final int MOST = 4;
	/** … and by this part of it against what is expected. */
	private static final int STEP = 16;
	/** Most paraboloids, and the step in pixels at which no further one is needed. */
	private static final int STEPS = 8;
	private static final double NEAR_ENOUGH = 0.01;

	/**
	 * A frame beside the reference.
	 *
	 * @param x displacement along rows in pixels
	 * @param y displacement along columns in pixels
	 * @param alike correlation of what is no noise, about 1 for frames of one place; the least of the four quarters
	 */
	record Match(double x, double y, double alike) {}

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

	/** @param near what displacement is expected: that of the frame before */
	Match match(final FrameStructure other, final Match near) {
		final int[] peak = peak(products(other), near);
		if (isAtAnEnd(peak[0], near.x(), width) || isAtAnEnd(peak[1], near.y(), height)) return new Match(peak[0],
			peak[1], 0);
		double x = peak[0];
		double y = peak[1];
		for (int i = 0; i < STEPS; i++) {
			final double[] offset = offset(other, x, y);
			x += offset[0];
			y += offset[1];
			if (Math.hypot(offset[0], offset[1]) < NEAR_ENOUGH) break;
		}
		return new Match(x, y, alike(other, x, y));
	}

	/** Whether the best displacement along a side is the last that was tried: the true one lies beyond. */
	private static boolean isAtAnEnd(final int displacement, final double near, final int side) {
		final int[] range = range(near, side);
		return displacement == range[0] || displacement == range[1];
	}

	private double[] spectrum(final FrameStructure frame) {
		final float[] values = frame.values();
		return fft.forward(IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray(), width, height);
	}

	/** Sum of reference(p) · other(p + d) at each displacement d, negative ones from the far end. */
	private double[] products(final FrameStructure other) {
		final double[] cross = spectrum(other);
		for (int i = 0; i < cross.length; i += 2) {
			final double re = cross[i] * spectrum[i] + cross[i + 1] * spectrum[i + 1];
			cross[i + 1] = cross[i + 1] * spectrum[i] - cross[i] * spectrum[i + 1];
			cross[i] = re;
		}
		return fft.inverse(cross);
	}

	/** The mean product of the pixels that overlap. */
	private double mean(final double[] products, final int dx, final int dy) {
		final double sum = products[Math.floorMod(dy, fft.height()) * fft.width() + Math.floorMod(dx, fft.width())];
		return sum / ((double) (width - Math.abs(dx)) * (height - Math.abs(dy)));
	}

	private int[] peak(final double[] products, final Match near) {
		final int[] xs = range(near.x(), width);
		final int[] ys = range(near.y(), height);
		int[] peak = { xs[0], ys[0] };
		double best = Double.NEGATIVE_INFINITY;
		for (int dy = ys[0]; dy <= ys[1]; dy++)
			for (int dx = xs[0]; dx <= xs[1]; dx++) {
				final double nearness = (1 - Math.abs(dx - near.x()) / width) * (1 - Math.abs(dy - near.y()) / height);
				final double score = mean(products, dx, dy) * nearness;
				if (score <= best) continue;
				best = score;
				peak = new int[] { dx, dy };
			}
		return peak;
	}

	/** First and last displacement to be tried along a side. */
	private static int[] range(final double near, final int side) {
		final int most = side / MOST - 1;
		final int middle = (int) Math.rint(near);
		return new int[] { Math.max(-most, middle - side / STEP), Math.min(most, middle + side / STEP) };
	}

	/** To the summit of the paraboloid through the correlations one pixel around, at most one pixel away. */
	private double[] offset(final FrameStructure other, final double x, final double y) {
		final int needed = (int) Math.ceil(Math.max(Math.abs(x), Math.abs(y))) + 1;
		final int margin = Math.min(needed, Math.min(width, height) / 3);
		final FrameWindow window = new FrameWindow(reference, margin, margin, width - 2 * margin, height - 2 * margin);
		final double[] c = new double[9];
		for (int i = 0; i < 9; i++)
			c[i] = window.correlation(other, x + i % 3 - 1, y + i / 3 - 1);
		final double slopeX = (c[5] - c[3]) / 2;
		final double slopeY = (c[7] - c[1]) / 2;
		final double xx = c[5] - 2 * c[4] + c[3];
		final double yy = c[7] - 2 * c[4] + c[1];
		final double xy = (c[8] - c[6] - c[2] + c[0]) / 4;
		final double determinant = xx * yy - xy * xy;
		if (!(xx < 0 && yy < 0 && determinant > 0)) return new double[2];
		return new double[] { within(-(yy * slopeX - xy * slopeY) / determinant), within(-(xx * slopeY - xy * slopeX) /
			determinant) };
	}

	private static double within(final double offset) {
		return Math.max(-1, Math.min(1, offset));
	}

	/** The least correlation, freed of noise, in the four quarters of what both show. */
	private double alike(final FrameStructure other, final double dx, final double dy) {
		final int left = Math.max(0, (int) Math.ceil(-dx));
		final int top = Math.max(0, (int) Math.ceil(-dy));
		final int w = (Math.min(width, (int) Math.floor(width - dx)) - left) / 2;
		final int h = (Math.min(height, (int) Math.floor(height - dy)) - top) / 2;
		double least = 1;
		for (int quarter = 0; quarter < 4; quarter++)
			least = Math.min(least, new FrameWindow(reference, left + quarter % 2 * w, top + quarter / 2 * h, w, h)
				.alike(other, dx, dy));
		return least;
	}
}
