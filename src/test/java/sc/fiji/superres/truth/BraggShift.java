package sc.fiji.superres.truth;

import java.util.List;

/**
 * How far a lattice lies from where it lies in a reference: an image moved by d has the phase −2π k·d at a reflection k
 * against the reference; d by least squares over the reflections, weighted by their amplitudes in the reference.
 */
final class BraggShift {

	private BraggShift() {}

	/**
	 * @param image side × side
	 * @param reference as many
	 * @param reflections in cycles a field
	 * @return {x, y} in pixels, right and down positive
	 */
	static double[] of(final float[] image, final float[] reference, final int side, final List<double[]> reflections) {
		double xx = 0, xy = 0, yy = 0, bx = 0, by = 0;
		for (final double[] k : reflections) {
			final double kx = k[0] / side, ky = k[1] / side;
			final double[] a = amplitude(image, side, kx, ky), b = amplitude(reference, side, kx, ky);
			final double turns = -Math.atan2(a[1] * b[0] - a[0] * b[1], a[0] * b[0] + a[1] * b[1]) / (2 * Math.PI);
			final double weight = Math.hypot(b[0], b[1]);
			xx += weight * kx * kx;
			xy += weight * kx * ky;
			yy += weight * ky * ky;
			bx += weight * kx * turns;
			by += weight * ky * turns;
		}
		final double det = xx * yy - xy * xy;
		return new double[] { (yy * bx - xy * by) / det, (xx * by - xy * bx) / det };
	}

	/** {re, im} at one frequency in cycles a pixel, Hann-windowed. */
	private static double[] amplitude(final float[] image, final int side, final double kx, final double ky) {
		final double[] cos = new double[side], sin = new double[side];
		for (int j = 0; j < side; j++) {
			cos[j] = hann(j, side) * Math.cos(2 * Math.PI * kx * j);
			sin[j] = hann(j, side) * Math.sin(2 * Math.PI * kx * j);
		}
		double re = 0, im = 0;
		for (int i = 0, k = 0; i < side; i++) {
			double rowRe = 0, rowIm = 0;
			for (int j = 0; j < side; j++, k++) {
				rowRe += image[k] * cos[j];
				rowIm -= image[k] * sin[j];
			}
			final double c = hann(i, side) * Math.cos(2 * Math.PI * ky * i), s = hann(i, side) * Math.sin(2 * Math.PI *
				ky * i);
			re += rowRe * c + rowIm * s;
			im += rowIm * c - rowRe * s;
		}
		return new double[] { re, im };
	}

	static double hann(final int j, final int side) {
		return 1 - Math.cos(2 * Math.PI * (j + 0.5) / side);
	}
}
