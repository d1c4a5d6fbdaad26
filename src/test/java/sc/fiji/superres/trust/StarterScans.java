package sc.fiji.superres.trust;

import java.util.Arrays;
import java.util.SplittableRandom;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.simulate.Scan;

/**
 * Simulated scans as the starter models learnt from them (macros/starter-models.ijm), of seeds that they have not seen:
 * another crystal each time, with defects, jitter, drift and the faults of microscopes.
 *
 * @param stm constant-current STM instead of HAADF-STEM
 * @param factor by which the truth is finer
 * @param side of an input
 */
record StarterScans(boolean stm, int factor, int side) {

	private static final double LEAST_DOSE = 4;
	private static final double MOST_DOSE = 80;
	/** Share of the scans that have jitter, and of those whose grey values are changed. */
	private static final double JITTERY = 0.7;
	private static final double CHANGED = 0.35;
	private static final float WHITE = 255;

	/** The sample that is another crystal for each seed. */
	String randomSample() {
		return stm ? "random-stm" : "random-stem";
	}

	/** Pixels of inputs in nm that the models have learnt, from the coarsest to the finest. */
	double[] pixels() {
		if (stm) return new double[] { 0.0938, 0.06, 0.0385, 0.0245, 0.016 };
		return new double[] { 0.0307, 0.02, 0.0132, 0.0087, 0.0057 };
	}

	/** The size of a pixel that the models' cards call recorded, in nm. */
	double recordedPixel() {
		return stm ? 24.0 / 512 : 0.00615;
	}

	/** The zoom level of results of inputs of a pixel size over the one that was recorded. */
	double ratio(final double pixel) {
		return factor * recordedPixel() / pixel;
	}

	/** The scan of a seed. */
	CalibrationPair pair(final String sample, final double pixel, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final double dose = LEAST_DOSE * Math.pow(MOST_DOSE / LEAST_DOSE, random.nextDouble());
		return pair(sample, pixel, dose, random.nextDouble() < JITTERY ? 0.6 * random.nextDouble() : 0, seed);
	}

	/** The same at a dose, with a jitter in pixels. */
	CalibrationPair pair(final String sample, final double pixel, final double dose, final double jitter,
		final long seed)
	{
		final SplittableRandom random = new SplittableRandom(~seed);
		final int wide = stm ? 2 * side : side;
		final double drift = (stm ? 6 : 3) * random.nextDouble() * random.nextDouble() * pixel;
		final Scan scan = Scan.withDefects(sample, wide, side, wide * pixel, dose, jitter, drift, seed);
		final int left = stm ? random.nextInt(side + 1) : 0;
		final float[] input = cut(scan.simulate(Progress.NONE), wide, left, side);
		final float[] truth = cut(scan.truth(factor, Pass.FIRST, Progress.NONE), factor * wide, factor * left, factor *
			side);
		if (random.nextDouble() < CHANGED) change(input, truth, random);
		return new CalibrationPair(input, truth, side, side, ratio(pixel));
	}

	/** Part of a plane as values in [0,1]. */
	private static float[] cut(final RandomAccessibleInterval<? extends RealType<?>> plane, final int width,
		final int left, final int side)
	{
		final float[] all = Planes.floatArray(plane);
		final float[] part = new float[side * side];
		for (int i = 0; i < part.length; i++)
			part[i] = all[i / side * width + left + i % side] / WHITE;
		return part;
	}

	/** STEM: from the input's least to its greatest value; STM: a fainter lattice on any ground. */
	private void change(final float[] input, final float[] truth, final SplittableRandom random) {
		final float[] sorted = input.clone();
		Arrays.sort(sorted);
		final double least = sorted[0];
		final double span = sorted[sorted.length - 1] - least;
		final double contrast = stm ? 0.5 + 0.5 * random.nextDouble() : 1 / span;
		final double offset = stm ? (1 - contrast) * random.nextDouble() : -least / span;
		change(input, contrast, offset);
		change(truth, contrast, offset);
	}

	private static void change(final float[] values, final double contrast, final double offset) {
		for (int i = 0; i < values.length; i++)
			values[i] = (float) Math.max(0, Math.min(1, contrast * values[i] + offset));
	}
}
