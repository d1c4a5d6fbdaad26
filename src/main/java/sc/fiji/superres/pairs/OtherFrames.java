package sc.fiji.superres.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.PointRaster;

/** The other frames of the place that an image shows. A target made from them shares no noise with its input. */
final class OtherFrames {

	/** More frames would cost time and remove little noise. */
	private static final int MOST = 8;
	/** Source pixels around a point that interpolation reaches. */
	private static final int MARGIN = 3;

	/**
	 * Another frame.
	 *
	 * @param x where a place of the input's frame lies in this one, in pixels further along rows
	 * @param y the same along columns
	 */
	record Frame(SourceImage image, double x, double y) {

		static Frame beside(final SourceImage input, final SourceImage other) {
			final double x = other.slice().x() - input.slice().x();
			final double y = other.slice().y() - input.slice().y();
			return new Frame(other, x, y);
		}

		private float[] sample(final PointRaster xs, final PointRaster ys) {
			final PointRaster u = xs.moved(x);
			final PointRaster v = ys.moved(y);
			final PixelSpan columns = PixelSpan.around(u, MARGIN, image.width());
			final PixelSpan rows = PixelSpan.around(v, MARGIN, image.height());
			return Patch.of(image, columns, rows).sample(u, v, Filter.LANCZOS);
		}
	}

	/** For each image, the other frames of its series. */
	private final List<List<Frame>> others;

	OtherFrames(final List<SourceImage> images) {
		others = images.stream().map(image -> others(image, images)).toList();
	}

	/**
	 * The frames for the target of a pair, at most {@value #MOST}. If there are more, these are drawn at random; there
	 * are none if the image belongs to no series.
	 */
	List<Frame> drawn(final int image, final RandomGenerator random) {
		final List<Frame> all = others.get(image);
		if (all.size() <= MOST) return all;
		return drawnFrom(all, random);
	}

	private static List<Frame> drawnFrom(final List<Frame> all, final RandomGenerator random) {
		final List<Frame> left = new ArrayList<>(all);
		final List<Frame> drawn = new ArrayList<>();
		while (drawn.size() < MOST) {
			final int next = random.nextInt(left.size());
			drawn.add(left.remove(next));
		}
		return drawn;
	}

	/** Mean of the frames at a raster of places in the coordinates of the input's frame. */
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
		final List<Frame> others = new ArrayList<>();
		if (image.series().isEmpty()) return others;
		for (final SourceImage other : images)
			if (isOtherFrame(image, other)) others.add(Frame.beside(image, other));
		return others;
	}

	private static boolean isOtherFrame(final SourceImage image, final SourceImage other) {
		final boolean isOfItsSeries = other != image && other.series().equals(image.series());
		return isOfItsSeries && other.slice().channel() == image.slice().channel();
	}
}
