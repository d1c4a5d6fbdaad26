package sc.fiji.superres.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.Defects;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.Upscaler;

/**
 * What comes of an upscaler where the truth is known: means over several places of the crystal, each with its own
 * noise.
 */
final class Trial {

	/** Another place for each; not those of {@code test-data/}. */
	private static final long FIRST_SEED = 501;
	/** Input pixels a side of images without a crystal. */
	private static final int FLAT = 256;

	/**
	 * @param copied see {@link NoiseCopied}
	 * @param fromBicubic how far the lattice lies from bicubic's, {x, y} in output pixels
	 * @param fromTruth how far the lattice lies from the truth
	 * @param result what the columns look like
	 * @param truth what they should look like
	 */
	record Figures(double[] copied, double[] fromBicubic, double[] fromTruth, Shape result, Shape truth) {}

	private Trial() {}

	/** @param zoom of the result, in MX */
	static Figures at(final double zoom, final Upscaler upscaler, final int draws) {
		final int s = upscaler.factor(), side = Defects.side(zoom / s), large = s * side;
		final double[] copied = new double[s * s];
		final double[] fromBicubic = new double[2], fromTruth = new double[2];
		final List<Shape> results = new ArrayList<>(), truths = new ArrayList<>();
		for (int n = 0; n < draws; n++) {
			final Defects scan = new Defects(FIRST_SEED + n);
			final float[] expected = scan.expected(side), truth = scan.expected(large);
			final float[] input = Defects.recorded(expected, FIRST_SEED + n);
			final float[] result = enlarge(upscaler, input, side);
			final float[] bicubic = enlarge(new BicubicUpscaler(s), input, side);
			add(copied, NoiseCopied.phases(result, truth, input, expected, side, s), draws);
			add(fromBicubic, BraggShift.of(result, bicubic, large, cyclesAField(scan)), draws);
			add(fromTruth, BraggShift.of(result, truth, large, cyclesAField(scan)), draws);
			results.add(Shape.of(result, large, scan));
			truths.add(Shape.of(truth, large, scan));
		}
		return new Figures(copied, fromBicubic, fromTruth, Shape.mean(results), Shape.mean(truths));
	}

	/** How far the lattice lies from bicubic's for each orientation of the ensemble, {x, y} in output pixels. */
	static List<double[]> orientations(final double zoom, final Upscaler upscaler, final int draws) {
		final int s = upscaler.factor(), side = Defects.side(zoom / s);
		final List<double[]> shifts = Stream.generate(() -> new double[2]).limit(Turned.ORIENTATIONS).toList();
		for (int n = 0; n < draws; n++) {
			final Defects scan = new Defects(FIRST_SEED + n);
			final float[] input = Defects.recorded(scan.expected(side), FIRST_SEED + n);
			final float[] bicubic = enlarge(new BicubicUpscaler(s), input, side);
			for (int k = 0; k < Turned.ORIENTATIONS; k++)
				add(shifts.get(k), BraggShift.of(enlarge(new Turned(upscaler, k), input, side), bicubic, s * side,
					cyclesAField(scan)), draws);
		}
		return shifts;
	}

	/** What an upscaler makes of noise without a crystal. */
	static PaintedLattice ofNothing(final Upscaler upscaler, final int draws) {
		final PaintedLattice spectrum = new PaintedLattice(upscaler.factor() * FLAT);
		for (int n = 0; n < draws; n++)
			spectrum.add(enlarge(upscaler, Defects.flat(FLAT, FIRST_SEED + n), FLAT));
		return spectrum;
	}

	private static List<double[]> cyclesAField(final Defects scan) {
		return scan.reflections().stream().map(k -> new double[] { k[0] * Defects.FIELD, k[1] * Defects.FIELD })
			.toList();
	}

	/** @param grey side × side values of 255 */
	static float[] enlarge(final Upscaler upscaler, final float[] grey, final int side) {
		final IntensityRange range = IntensityRange.EIGHT_BIT;
		final float[] unit = new float[grey.length];
		for (int k = 0; k < grey.length; k++)
			unit[k] = (float) range.toUnit(grey[k]);
		final float[] result = Planes.floatArray(upscaler.upscale(List.of(Planes.floats(unit, side, side)),
			Progress.NONE).get(0)).clone();
		for (int k = 0; k < result.length; k++)
			result[k] = (float) range.fromUnit(result[k]);
		return result;
	}

	private static void add(final double[] means, final double[] values, final int count) {
		for (int i = 0; i < means.length; i++)
			means[i] += values[i] / count;
	}
}
