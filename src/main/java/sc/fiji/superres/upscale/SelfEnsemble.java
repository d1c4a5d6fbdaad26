package sc.fiji.superres.upscale;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;

/**
 * Enlarges the eight orientations of an image (flipped, turned, both), turns the results back and returns their mean:
 * the self-ensemble of Timofte et al., <i>Seven Ways to Improve Example-Based Single Image Super Resolution</i> (CVPR
 * 2016).
 * <p>
 * If the results of an upscaler are shifted, each orientation is shifted in another direction, and the mean of the
 * eight would be blurred. Where the shift is known, each result is therefore moved back first.
 * </p>
 *
 * @param one enlarges one orientation; the image is transposed in four of them
 * @param offset how far the results of {@code one} are shifted to the right and down, in their own pixels
 */
public record SelfEnsemble(Upscaler one, double offset) implements Upscaler {

	/** Two flips and the transposition, each with or without. */
	static final int ORIENTATIONS = 8;

	/** The bits of an orientation's number. */
	private static final int FLIP_X = 1;
	private static final int FLIP_Y = 2;
	private static final int TRANSPOSE = 4;

	/**
	 * The result of the orientations.
	 *
	 * @param mean their mean, for each plane of the image
	 * @param spread their standard deviation (the squares are divided by 8), for each plane of the image
	 */
	public record Result(List<RandomAccessibleInterval<FloatType>> mean,
		List<RandomAccessibleInterval<FloatType>> spread)
	{}

	/** Makes a self-ensemble of an upscaler whose results are not shifted. */
	public SelfEnsemble(final Upscaler one) {
		this(one, 0);
	}

	@Override
	public int factor() {
		return one.factor();
	}

	@Override
	public String description() {
		return one.description() + ", mean of eight orientations";
	}

	@Override
	public int greyImagesAtOnce(final int width, final int height) {
		return one.greyImagesAtOnce(width, height);
	}

	@Override
	public List<RandomAccessibleInterval<FloatType>> upscale(final List<RandomAccessibleInterval<FloatType>> planes,
		final Progress progress)
	{
		return run(planes, false, progress).mean;
	}

	/** As {@link #upscale}, and also returns how much the orientations differ. */
	public Result withSpread(final List<RandomAccessibleInterval<FloatType>> planes, final Progress progress) {
		return run(planes, true, progress);
	}

	private Result run(final List<RandomAccessibleInterval<FloatType>> planes, final boolean spread,
		final Progress progress)
	{
		final List<RunningMean> means = new ArrayList<>();
		for (int k = 0; k < ORIENTATIONS; k++) {
			final List<RandomAccessibleInterval<FloatType>> enlarged = enlarged(planes, k, progress);
			for (int c = 0; c < planes.size(); c++) {
				if (k == 0) means.add(mean(planes.get(c), spread));
				means.get(c).add(Planes.floatArray(enlarged.get(c)), k);
			}
		}
		return result(means, spread);
	}

	/** Room for the mean of an enlarged plane. */
	private RunningMean mean(final RandomAccessibleInterval<FloatType> plane, final boolean spread) {
		return new RunningMean(factor() * Planes.width(plane), factor() * Planes.height(plane), spread);
	}

	/** The results of orientation k, not turned back yet. */
	private List<RandomAccessibleInterval<FloatType>> enlarged(final List<RandomAccessibleInterval<FloatType>> planes,
		final int k, final Progress progress)
	{
		final List<RandomAccessibleInterval<FloatType>> turned = planes.stream().map(plane -> turn(plane, k)).toList();
		final String name = "orientation " + (k + 1) + " of " + ORIENTATIONS;
		final Progress part = progress.part(k, ORIENTATIONS, name);
		return one.upscale(turned, part).stream().map(this::centred).toList();
	}

	private RandomAccessibleInterval<FloatType> centred(final RandomAccessibleInterval<FloatType> plane) {
		if (offset == 0) return plane;
		final int width = Planes.width(plane);
		final int height = Planes.height(plane);
		final float[] moved = SubpixelShift.of(Planes.floatArray(plane), width, height, -offset);
		return Planes.floats(moved, width, height);
	}

	private static RandomAccessibleInterval<FloatType> turn(final RandomAccessibleInterval<FloatType> plane,
		final int k)
	{
		final int width = Planes.width(plane);
		final int height = Planes.height(plane);
		final float[] turned = turn(Planes.floatArray(plane), width, height, k);
		if ((k & TRANSPOSE) == 0) return Planes.floats(turned, width, height);
		return Planes.floats(turned, height, width);
	}

	private static float[] turn(final float[] from, final int width, final int height, final int k) {
		final float[] to = new float[from.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				to[place(k, x, y, width, height)] = from[y * width + x];
		return to;
	}

	/** The row-major index of pixel (x, y) of an image in orientation k. */
	private static int place(final int k, final int x, final int y, final int width, final int height) {
		final int column = (k & FLIP_X) == 0 ? x : width - 1 - x;
		final int row = (k & FLIP_Y) == 0 ? y : height - 1 - y;
		if ((k & TRANSPOSE) == 0) return row * width + column;
		return column * height + row;
	}

	private static Result result(final List<RunningMean> means, final boolean spread) {
		final List<RandomAccessibleInterval<FloatType>> mean = new ArrayList<>();
		final List<RandomAccessibleInterval<FloatType>> deviation = new ArrayList<>();
		for (final RunningMean plane : means) {
			mean.add(plane.image(plane.mean));
			if (spread) deviation.add(plane.image(plane.deviation()));
		}
		return new Result(mean, deviation);
	}

	/** The mean of the orientations so far, and the sum of their squared deviations (Welford 1962). */
	private static final class RunningMean {

		private final int width;
		private final int height;
		private final float[] mean;
		/** Null where the spread is not needed. */
		private final float[] squares;

		RunningMean(final int width, final int height, final boolean spread) {
			this.width = width;
			this.height = height;
			mean = new float[width * height];
			squares = spread ? new float[width * height] : null;
		}

		private RandomAccessibleInterval<FloatType> image(final float[] values) {
			return Planes.floats(values, width, height);
		}

		/** Turns the result of orientation k back and adds it. */
		void add(final float[] enlarged, final int k) {
			for (int y = 0; y < height; y++)
				for (int x = 0; x < width; x++)
					add(y * width + x, enlarged[place(k, x, y, width, height)], k);
		}

		private void add(final int i, final float value, final int k) {
			final float before = value - mean[i];
			mean[i] += before / (k + 1);
			if (squares != null) squares[i] += before * (value - mean[i]);
		}

		/** Turns the squares into standard deviations. */
		float[] deviation() {
			for (int i = 0; i < squares.length; i++)
				squares[i] = (float) Math.sqrt(squares[i] / ORIENTATIONS);
			return squares;
		}
	}
}
