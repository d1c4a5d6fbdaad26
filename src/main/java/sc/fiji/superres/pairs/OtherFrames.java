package sc.fiji.superres.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.PointRaster;

/** The other frames of the place that an image shows: what a target is made of that shares nothing with its input. */
final class OtherFrames {

	/** More would cost time and take little noise away. */
	private static final int MOST = 8;
	/** Source pixels around the points that interpolation reaches. */
	private static final int MARGIN = 3;

	/**
	 * Another frame.
	 *
	 * @param x where a place of the input's frame lies in this one, in pixels further along rows
	 * @param y the same along columns
	 */
	record Frame(SourceImage image, double x, double y) {

		private float[] sample(final PointRaster xs, final PointRaster ys) {
			final PointRaster u = new PointRaster(xs.first() + x, xs.step(), xs.count());
			final PointRaster v = new PointRaster(ys.first() + y, ys.step(), ys.count());
			final int left = from(u, image.width());
			final int top = from(v, image.height());
			final int width = to(u, image.width()) - left;
			final int height = to(v, image.height()) - top;
			final float[] values = GreyOps.values(GreyOps.region(image.plane(), left, top, width, height));
			return new Patch(values, left, top, width, height).sample(u, v, Filter.LANCZOS);
		}
	}

	/** Of each image, the others of its series. */
	private final List<List<Frame>> others;

	OtherFrames(final List<SourceImage> images) {
		others = images.stream().map(image -> others(image, images)).toList();
	}

	/**
	 * The frames of a pair's target, at most {@value #MOST}, drawn where there are more; none where the image is alone.
	 */
	List<Frame> drawn(final int image, final RandomGenerator random) {
		final List<Frame> all = others.get(image);
		if (all.size() <= MOST) return all;
		final List<Frame> left = new ArrayList<>(all);
		final List<Frame> drawn = new ArrayList<>();
		while (drawn.size() < MOST)
			drawn.add(left.remove(random.nextInt(left.size())));
		return drawn;
	}

	/** Mean of the frames at a raster of places in the input's frame. */
	static float[] mean(final List<Frame> frames, final PointRaster xs, final PointRaster ys) {
		final float[] mean = new float[xs.count() * ys.count()];
		for (final Frame frame : frames) {
			final float[] values = frame.sample(xs, ys);
			for (int i = 0; i < mean.length; i++)
				mean[i] += values[i] / frames.size();
		}
		return mean;
	}

	private static List<Frame> others(final SourceImage image, final List<SourceImage> images) {
		if (image.series().isEmpty()) return List.of();
		return images.stream().filter(other -> isOtherFrame(image, other)).map(other -> new Frame(other, other.slice()
			.x() - image.slice().x(), other.slice().y() - image.slice().y())).toList();
	}

	private static boolean isOtherFrame(final SourceImage image, final SourceImage other) {
		final boolean samePlace = other != image && other.series().equals(image.series());
		return samePlace && other.slice().channel() == image.slice().channel();
	}

	private static int from(final PointRaster points, final int size) {
		return Math.max(0, Math.min(size - 1, (int) Math.floor(points.first()) - MARGIN));
	}

	private static int to(final PointRaster points, final int size) {
		return Math.max(1, Math.min(size, (int) Math.ceil(points.last()) + MARGIN + 1));
	}
}
