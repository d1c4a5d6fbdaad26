package sc.fiji.superres.align;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Where on the reference an image lies.
 * <p>
 * A pixel of the image at (u, v) from the image's centre lies on the reference at (x, y) + scale · R(rotation) · (u,
 * v), with R = (cos −sin, sin cos), y downwards. Pixel centres lie at integers + 0.5.
 * </p>
 *
 * @param crop the reference there, on the image's pixels: of the image's size
 * @param x centre of the crop on the reference, in its pixels
 * @param y centre of the crop on the reference, in its pixels
 * @param scale reference pixels an image pixel
 * @param rotation degrees, from the x axis towards the y axis, which is clockwise on the screen
 * @param correlation Pearson's, of the smoothed image and the smoothed crop
 * @param ssim of the image and the crop, neither smoothed
 * @param uniqueness 1 − (best correlation at a place that is no neighbour) / (that of this place), within [0,1]: about
 *            0 on a perfect lattice, where other places match as well
 */
public record Match(RandomAccessibleInterval<FloatType> crop, double x, double y, double scale, double rotation,
	double correlation, double ssim, double uniqueness)
{

	/** The same match with another uniqueness. */
	Match withUniqueness(final double other) {
		return new Match(crop, x, y, scale, rotation, correlation, ssim, other);
	}

	/** The crop's corners on the reference: {x, y} of the upper left, upper right, lower right and lower left one. */
	public double[][] corners() {
		return new Pose(x, y, scale, rotation).corners((int) crop.dimension(0), (int) crop.dimension(1));
	}
}
