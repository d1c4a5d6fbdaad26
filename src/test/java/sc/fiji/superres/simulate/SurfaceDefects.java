package sc.fiji.superres.simulate;

import java.util.Arrays;

import sc.fiji.superres.crystal.Surfaces;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.scene.Field;
import sc.fiji.superres.scene.Row;
import sc.fiji.superres.scene.Scene;
import sc.fiji.superres.scene.StmScene;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.path.Settings;

/**
 * STM of TiO2(110) with one Ti near the middle that is not like the others, and of the same place without it, both with
 * the same noise and the same grey values, without jitter and drift.
 * <p>
 * An image adds its atoms' Gaussians, so a changed atom is one more Gaussian: a vacancy has the weight −1, a displaced
 * atom −1 where it was and +1 where it is.
 * </p>
 */
public final class SurfaceDefects {

	/** Pixels along a side of a recording. */
	public static final int SIDE = 96;
	/** How far a displaced atom lies from its place, along x and along y, nm. */
	private static final double DISPLACEMENT = 0.03;
	/** σ of an atom, nm; its full width at half maximum is 0.18, see {@link StmScene}. */
	private static final double SIGMA = 0.18 / Math.sqrt(8 * Math.log(2));
	/** Within this distance of the middle along both axes, nm, there is a Ti: a cell is 0.65 by 0.30 nm. */
	private static final double SEARCHED = 0.4;
	private static final double STEP = 0.005;

	/** What became of the atom. */
	public enum Kind {

			PERFECT(0, 0), VACANCY(-1, 0), BRIGHT(0.5, 0), FAINT(-0.4, 0), DISPLACED(-1, 1);

		/** Weight of what is added at its place, over its own. */
		private final double here;
		/** Weight of what is added where it went. */
		private final double there;

		Kind(final double here, final double there) {
			this.here = here;
			this.there = there;
		}
	}

	private final double field;
	private final long seed;
	private final Scene scene;
	private final double[] place;

	/** @param pixel of a recording, nm */
	public SurfaceDefects(final double pixel, final long seed) {
		field = SIDE * pixel;
		this.seed = seed;
		scene = StmScene.perfect(Surfaces.RUTILE, new Field(field, field, 0), seed);
		place = highest();
	}

	private double[] highest() {
		final int steps = (int) Math.round(2 * SEARCHED / STEP);
		final double first = field / 2 - SEARCHED;
		double[] highest = null;
		double most = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < steps; i++) {
			final double[] values = measured(steps, first, first + i * STEP, STEP);
			for (int j = 0; j < steps; j++) {
				if (values[j] <= most) continue;
				most = values[j];
				highest = new double[] { first + j * STEP, first + i * STEP };
			}
		}
		return highest;
	}

	private double[] measured(final int pixels, final double left, final double y, final double step) {
		final double[] x = new double[pixels], ys = new double[pixels], values = new double[pixels];
		for (int j = 0; j < pixels; j++)
			x[j] = left + j * step;
		Arrays.fill(ys, y);
		scene.measure(new Row(x, ys), values);
		return values;
	}

	/** A recording at the default dose, {@value #SIDE} × {@value #SIDE} grey values of 0 to 255. */
	public float[] recorded(final Kind kind) {
		return grey(noisy(kind));
	}

	/** The same without noise, at pixels a whole factor finer. */
	public float[] truth(final int factor, final Kind kind) {
		return grey(heights(factor * SIDE, kind, null));
	}

	private float[] noisy(final Kind kind) {
		final Settings settings = new Settings(SIDE, SIDE, field, StemScan.DOSE, 0, 0, seed);
		return heights(SIDE, kind, TipNoise.of(settings, StmScan.noiseAt(StemScan.DOSE), false, Pass.FIRST));
	}

	/** On the scale of the recording without the defect. */
	private float[] grey(final float[] heights) {
		final float[] perfect = noisy(Kind.PERFECT);
		final IntensityRange range = IntensityRange.percentiles(Planes.floats(perfect, SIDE, SIDE), 2, 98);
		return Planes.floatArray(StmScan.grey(heights, range, (int) Math.sqrt(heights.length)));
	}

	/** Heights in pm with a straight line taken off each row. */
	private float[] heights(final int side, final Kind kind, final TipNoise noise) {
		final float[] heights = new float[side * side];
		final double pixel = field / side;
		for (int i = 0; i < side; i++) {
			final double[] row = measured(side, pixel / 2, (i + 0.5) * pixel, pixel);
			change(kind, row, (i + 0.5) * pixel, pixel);
			if (noise != null) noise.add(row);
			for (int j = 0; j < side; j++)
				heights[i * side + j] = (float) row[j];
		}
		StmScan.flatten(heights, side);
		return heights;
	}

	private void change(final Kind kind, final double[] row, final double y, final double pixel) {
		for (int j = 0; j < row.length; j++) {
			final double dx = (j + 0.5) * pixel - place[0], dy = y - place[1];
			row[j] += scene.maximum() * (kind.here * atom(dx, dy) + kind.there * atom(dx - DISPLACEMENT, dy -
				DISPLACEMENT));
		}
	}

	private static double atom(final double x, final double y) {
		return Math.exp(-(x * x + y * y) / (2 * SIGMA * SIGMA));
	}
}
