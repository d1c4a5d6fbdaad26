package sc.fiji.superres.truth;

import sc.fiji.superres.simulate.SurfaceDefects;
import sc.fiji.superres.simulate.SurfaceDefects.Kind;
import sc.fiji.superres.upscale.Upscaler;

/** How much of a defect in an STM scan shows in what an upscaler makes of it. */
final class DefectShown {

	private static final long FIRST_SEED = 701;

	private DefectShown() {}

	/**
	 * The share of a defect that shows: the difference that it makes in results, projected on the difference that it
	 * makes in the truth. 1 for the truth, 0 where it is painted over; a mean over places.
	 *
	 * @param pixel of the scan, nm
	 */
	static double share(final Upscaler upscaler, final double pixel, final Kind kind, final int places) {
		double mean = 0;
		for (int n = 0; n < places; n++)
			mean += shown(upscaler, new SurfaceDefects(pixel, FIRST_SEED + n), kind) / places;
		return mean;
	}

	private static double shown(final Upscaler upscaler, final SurfaceDefects scan, final Kind kind) {
		final float[] expected = difference(scan.truth(upscaler.factor(), kind), scan.truth(upscaler.factor(),
			Kind.PERFECT));
		final float[] seen = difference(enlarged(upscaler, scan, kind), enlarged(upscaler, scan, Kind.PERFECT));
		return product(seen, expected) / product(expected, expected);
	}

	private static float[] enlarged(final Upscaler upscaler, final SurfaceDefects scan, final Kind kind) {
		return Trial.enlarge(upscaler, scan.recorded(kind), SurfaceDefects.SIDE);
	}

	private static float[] difference(final float[] a, final float[] b) {
		final float[] difference = new float[a.length];
		for (int k = 0; k < a.length; k++)
			difference[k] = a[k] - b[k];
		return difference;
	}

	private static double product(final float[] a, final float[] b) {
		double sum = 0;
		for (int k = 0; k < a.length; k++)
			sum += a[k] * (double) b[k];
		return sum;
	}
}
