package sc.fiji.superres.survey;

import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.PointRaster;
import sc.fiji.superres.resample.PointSampler;

/** A part of one frame, which is correlated with displaced parts of other frames. */
final class FrameWindow {

	/** At least this share of a frame's variance counts as structure, however noisy the frame is. */
	private static final double LEAST = 0.2;

	private final FrameStructure frame;
	private final PointRaster xs;
	private final PointRaster ys;
	private final float[] values;

	FrameWindow(final FrameStructure frame, final int left, final int top, final int width, final int height) {
		this.frame = frame;
		xs = new PointRaster(left, 1, width);
		ys = new PointRaster(top, 1, height);
		values = sample(frame, Displacement.NONE);
	}

	/** Correlation with another frame, times the standard deviation of this part. */
	double correlation(final FrameStructure other, final Displacement at) {
		final float[] there = sample(other, at);
		final double variance = Math.max(Double.MIN_NORMAL, covariance(there, there));
		return covariance(values, there) / Math.sqrt(variance);
	}

	/** Correlation with another frame, both without noise; may be slightly above 1. */
	double alike(final FrameStructure other, final Displacement at) {
		final float[] there = sample(other, at);
		final double here = structure(covariance(values, values), frame.noise());
		final double structure = Math.sqrt(here * structure(covariance(there, there), other.noise()));
		if (structure > 0) return covariance(values, there) / structure;
		return 0;
	}

	private float[] sample(final FrameStructure from, final Displacement at) {
		return PointSampler.sample(from.values(), from.width(), from.height(), xs.moved(at.x()), ys.moved(at.y()),
			Filter.BICUBIC);
	}

	/** The variance without that of the noise. */
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
		final int n = a.length;
		return products / n - sumA / n * (sumB / n);
	}
}
