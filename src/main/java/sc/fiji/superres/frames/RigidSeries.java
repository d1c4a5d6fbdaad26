package sc.fiji.superres.frames;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.superres.Progress;
import sc.fiji.superres.frames.Correlation.Choice;
import sc.fiji.superres.frames.Correlation.Peak;
import sc.fiji.superres.lines.Plane;

/**
 * Where each frame of a series lies: first each against the one before, where the two agree nearest to how far frames
 * have moved so far on average, so that no frame jumps by a cell of a lattice; then each against the mean of all
 * others, so that no errors add up. On a perfect lattice a drift of more than half a spacing from one frame to the next
 * cannot be told from a smaller one.
 */
final class RigidSeries {

	/** A frame lies within this part of a side of where it is expected. */
	private static final int REACH = 5;
	/** Against the mean, a frame lies within so many pixels of where its neighbours have led. */
	private static final int NEAR = 24;
	/** Peaks of this part of the best one count as good: distorted frames may agree better where they do not belong. */
	private static final double NEARLY = 0.4;
	/**
	 * Another place is nearly as far from where a frame is expected, as a ratio: a cell of the lattice farther on it
	 * would look the same.
	 */
	private static final double DOUBTFUL = 0.7;

	private final List<Plane> frames;
	private final Progress progress;
	/** What the first frame shows at p, frame k shows at p + (x[k], y[k]). */
	private final double[] x;
	private final double[] y;
	/** Frames that may lie a cell of a lattice farther from the one before, numbers from 0. */
	private final List<Integer> doubtful = new ArrayList<>();

	/**
	 * The places of frames.
	 *
	 * @param x of each frame on the first: the negative of how far what it shows has moved
	 * @param y the same across the lines
	 * @param doubtful frames that may as well lie a cell of a lattice farther from the one before, numbers from 0
	 */
	record Places(double[] x, double[] y, List<Integer> doubtful) {}

	private RigidSeries(final List<Plane> frames, final Progress progress) {
		this.frames = frames;
		this.progress = progress;
		x = new double[frames.size()];
		y = new double[frames.size()];
	}

	/**
	 * Returns where each frame lies.
	 *
	 * @param frames structure of each
	 */
	static Places places(final List<Plane> frames, final Progress progress) {
		final RigidSeries series = new RigidSeries(frames, progress);
		series.followNeighbours();
		if (frames.size() > 2) series.compareWithMean();
		return new Places(negative(series.x), negative(series.y), series.doubtful);
	}

	private static double[] negative(final double[] displacements) {
		return Arrays.stream(displacements).map(d -> -d).toArray();
	}

	private void followNeighbours() {
		for (int k = 1; k < frames.size(); k++) {
			progress.checkCancelled();
			final Choice step = new Correlation(frames.get(k - 1), frames.get(k), reach()).choice(x[k - 1] / k, y[k -
				1] / k, reach(), NEARLY);
			x[k] = x[k - 1] + (step.peak() == null ? 0 : step.peak().x());
			y[k] = y[k - 1] + (step.peak() == null ? 0 : step.peak().y());
			if (step.doubt() > DOUBTFUL) doubtful.add(k);
			progress.report(k, frames.size(), "Following frames");
		}
	}

	private int reach() {
		return Math.max(frames.get(0).width(), frames.get(0).height()) / REACH;
	}

	private void compareWithMean() {
		final double[] sum = new double[frames.get(0).values().length];
		final double middleX = Arrays.stream(x).average().orElse(0);
		final double middleY = Arrays.stream(y).average().orElse(0);
		for (int k = 0; k < frames.size(); k++)
			add(k, middleX, middleY, sum, 1);
		for (int k = 0; k < frames.size(); k++) {
			progress.checkCancelled();
			add(k, middleX, middleY, sum, -1);
			move(k, middleX, middleY, plane(sum));
			add(k, middleX, middleY, sum, 1);
			progress.report(k + 1, frames.size(), "Comparing frames with their mean");
		}
	}

	private void move(final int k, final double middleX, final double middleY, final Plane mean) {
		final double dx = x[k] - middleX;
		final double dy = y[k] - middleY;
		final int most = (int) Math.ceil(Math.max(Math.abs(dx), Math.abs(dy))) + NEAR;
		final Peak peak = new Correlation(mean, frames.get(k), most).chosen(dx, dy, NEAR, NEARLY);
		if (peak == null) return;
		x[k] = peak.x() + middleX;
		y[k] = peak.y() + middleY;
	}

	private Plane plane(final double[] sum) {
		final float[] values = new float[sum.length];
		for (int i = 0; i < sum.length; i++)
			values[i] = (float) sum[i];
		return new Plane(values, frames.get(0).width(), frames.get(0).height());
	}

	/** Adds a frame, to whole pixels, to the sum of those around the middle. */
	private void add(final int k, final double middleX, final double middleY, final double[] sum, final int sign) {
		final Plane frame = frames.get(k);
		final int dx = (int) Math.rint(x[k] - middleX);
		final int dy = (int) Math.rint(y[k] - middleY);
		for (int row = Math.max(0, -dy); row < Math.min(frame.height(), frame.height() - dy); row++)
			for (int column = Math.max(0, -dx); column < Math.min(frame.width(), frame.width() - dx); column++)
				sum[row * frame.width() + column] += sign * frame.values()[(row + dy) * frame.width() + column + dx];
	}
}
