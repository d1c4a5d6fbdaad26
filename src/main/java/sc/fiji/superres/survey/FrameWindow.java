package sc.fiji.superres.survey;

import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.PointRaster;
import sc.fiji.superres.resample.PointSampler;

/** A part of one frame, and how it correlates with the same part of others, displaced. */
final class FrameWindow {

	/** Least share of a frame's variance that counts as structure, however noisy it is. */
	private static final double LEAST = 0.2;

	private final FrameStructure frame;
	private final PointRaster xs;
	private final PointRaster ys;
	private final float[] values;

	FrameWindow(final FrameStructure frame, final int left, final int top, final int width, final int height) {
		this.frame = frame;
		xs = new PointRaster(left, 1, width);
		ys = new PointRaster(top, 1, height);
		values = sample(frame, 0, 0);
	}

	/** Correlation with another frame, times this part's standard deviation. */
	double correlation(final FrameStructure other, final double dx, final double dy) {
		final float[] there = sample(other, dx, dy);
		return covariance(values, there) / Math.sqrt(Math.max(Double.MIN_NORMAL, covariance(there, there)));
	}

	/** Correlation with another frame of what is no noise; may be a little above 1. */
	double alike(final FrameStructure other, final double dx, final double dy) {
		final float[] there = sample(other, dx, dy);
		final double here = structure(covariance(values, values), frame.noise());
		final double structure = Math.sqrt(here * structure(covariance(there, there), other.noise()));
		return structure > 0 ? covariance(values, there) / structure : 0;
	}

	private float[] sample(final FrameStructure from, final double dx, final double dy) {
		final PointRaster u = new PointRaster(xs.first() + dx, 1, xs.count());
		final PointRaster v = new PointRaster(ys.first() + dy, 1, ys.count());
		return PointSampler.sample(from.values(), from.width(), from.height(), u, v, Filter.BICUBIC);
	}

	/** The variance without what the noise adds. */
	private static double structure(final double variance, final double noise) {
		return Math.max(LEAST * variance, variance - noise);
	}

	private static double covariance(final float[] a, final float[] b) {
		double sumA = 0;
		double sumB = 0;
		double products = 0;
		for (int i = 0; i < a.length; i++) {
			sumA += a[i];
			sumB += b[i];
			products += (double) a[i] * b[i];
		}
		return products / a.length - sumA / a.length * (sumB / a.length);
	}
}
