package sc.fiji.superres.upscale;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;

/**
 * The mean of what an upscaler makes of an image in its eight orientations (flipped, turned, both), each turned back:
 * the self-ensemble of Timofte et al., <i>Seven Ways to Improve Example-Based Single Image Super Resolution</i> (CVPR
 * 2016).
 * <p>
 * What lies off its place in one orientation lies off in another direction in the next, so the mean of the eight would
 * be blurred. Where the offset is known, each is moved back first: mean and spread are of what belongs together, and
 * the mean lies where it belongs.
 * </p>
 *
 * @param one what enlarges one orientation; the image is transposed in four of them
 * @param offset how far its results lie to the right of where they belong, and as far down, in their own pixels
 */
public record SelfEnsemble(Upscaler one, double offset) implements Upscaler {

	/** Flips × transposition. */
	static final int ORIENTATIONS = 8;

	private static final int FLIP_X = 1, FLIP_Y = 2, TRANSPOSE = 4;

	/**
	 * What comes of the orientations.
	 *
	 * @param mean a plane for each of the image
	 * @param spread their standard deviation (over all eight, so divided by 8), likewise
	 */
	public record Result(List<RandomAccessibleInterval<FloatType>> mean,
		List<RandomAccessibleInterval<FloatType>> spread)
	{}

	/** Of an upscaler whose results lie where they belong. */
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

	/** As {@link #upscale}, and how much the orientations differ. */
	public Result withSpread(final List<RandomAccessibleInterval<FloatType>> planes, final Progress progress) {
		return run(planes, true, progress);
	}

	private Result run(final List<RandomAccessibleInterval<FloatType>> planes, final boolean spread,
		final Progress progress)
	{
		final int w = factor() * Planes.width(planes.get(0)), h = factor() * Planes.height(planes.get(0));
		final List<float[]> means = new ArrayList<>(), squares = new ArrayList<>();
		for (int k = 0; k < ORIENTATIONS; k++) {
			final List<RandomAccessibleInterval<FloatType>> turned = new ArrayList<>();
			for (final RandomAccessibleInterval<FloatType> plane : planes)
				turned.add(turn(plane, k));
			final List<RandomAccessibleInterval<FloatType>> enlarged = one.upscale(turned, progress.part(k,
				ORIENTATIONS, "orientation " + (k + 1) + " of " + ORIENTATIONS)).stream().map(this::centred).toList();
			for (int c = 0; c < planes.size(); c++) {
				if (k == 0) means.add(new float[w * h]);
				if (k == 0 && spread) squares.add(new float[w * h]);
				add(Planes.floatArray(enlarged.get(c)), k, w, h, means.get(c), spread ? squares.get(c) : null);
			}
		}
		squares.forEach(SelfEnsemble::deviation);
		return new Result(images(means, w, h), images(squares, w, h));
	}

	private RandomAccessibleInterval<FloatType> centred(final RandomAccessibleInterval<FloatType> plane) {
		if (offset == 0) return plane;
		final int w = Planes.width(plane), h = Planes.height(plane);
		return Planes.floats(SubpixelShift.of(Planes.floatArray(plane), w, h, -offset), w, h);
	}

	private static RandomAccessibleInterval<FloatType> turn(final RandomAccessibleInterval<FloatType> plane,
		final int k)
	{
		final int w = Planes.width(plane), h = Planes.height(plane);
		final float[] from = Planes.floatArray(plane), to = new float[from.length];
		for (int y = 0, i = 0; y < h; y++)
			for (int x = 0; x < w; x++)
				to[place(k, x, y, w, h)] = from[i++];
		return (k & TRANSPOSE) == 0 ? Planes.floats(to, w, h) : Planes.floats(to, h, w);
	}

	/** Where pixel (x, y) of a w × h image lies in orientation k, row-major. */
	private static int place(final int k, final int x, final int y, final int w, final int h) {
		final int column = (k & FLIP_X) == 0 ? x : w - 1 - x, row = (k & FLIP_Y) == 0 ? y : h - 1 - y;
		return (k & TRANSPOSE) == 0 ? row * w + column : column * h + row;
	}

	/** Turns orientation k back into the running mean and sum of squared deviations (Welford 1962). */
	private static void add(final float[] enlarged, final int k, final int w, final int h, final float[] mean,
		final float[] squares)
	{
		for (int y = 0, i = 0; y < h; y++) {
			for (int x = 0; x < w; x++, i++) {
				final float value = enlarged[place(k, x, y, w, h)], before = value - mean[i];
				mean[i] += before / (k + 1);
				if (squares != null) squares[i] += before * (value - mean[i]);
			}
		}
	}

	private static void deviation(final float[] squares) {
		for (int i = 0; i < squares.length; i++)
			squares[i] = (float) Math.sqrt(squares[i] / ORIENTATIONS);
	}

	private static List<RandomAccessibleInterval<FloatType>> images(final List<float[]> planes, final int w,
		final int h)
	{
		final List<RandomAccessibleInterval<FloatType>> images = new ArrayList<>();
		for (final float[] plane : planes)
			images.add(Planes.floats(plane, w, h));
		return images;
	}
}
