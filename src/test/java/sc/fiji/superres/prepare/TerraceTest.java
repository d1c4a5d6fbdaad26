package sc.fiji.superres.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.StmScan;
import sc.fiji.superres.path.Pass;

/**
 * Flattening at the edge of a terrace: graphite of 24 nm with a step of one layer, 335 pm, and all that a real scan
 * has: a tilt of up to 3°, offsets of lines of 18 pm, noise along the lines of 13 pm, noise of pixels of 14 pm.
 * <p>
 * What flattening does to the step is the flattened scan less the step that was put into it, less the same scan
 * flattened without a step. For a flattening that no step disturbs, this is the same everywhere. "Left of the step at
 * the edge" is how much it differs between the two terraces, over the 56 pixels on either side of the edge that begin 8
 * pixels away from it.
 * </p>
 */
class TerraceTest {

	private static final int SIDE = 512;
	private static final double FIELD = 24;
	private static final double STEP = 335;
	/** How wide the tip shows the edge, in pixels (0.15 nm). */
	private static final double WIDTH = 0.15 * SIDE / FIELD;
	/** Which of the two is nearer to the edge, and which is farther away, in pixels. */
	private static final double NEAR = 8;
	private static final double FAR = 64;

	private final double[] scan = scan();

	private static double[] scan() {
		final float[] heights = Planes.floatArray(StmScan.graphite(SIDE, SIDE, FIELD, 7).heights(Pass.FIRST,
			Progress.NONE));
		final double[] copy = new double[heights.length];
		for (int i = 0; i < copy.length; i++)
			copy[i] = heights[i];
		return copy;
	}

	/** Distance of a pixel from an edge, which makes an angle with the lines. */
	private static double distance(final int pixel, final double degrees, final double place) {
		final double angle = Math.toRadians(degrees);
		return (pixel % SIDE - place * SIDE) * Math.sin(angle) - (pixel / SIDE - SIDE / 2.0) * Math.cos(angle);
	}

	private static double step(final double distance) {
		return STEP * (1 + distance / Math.hypot(distance, WIDTH)) / 2;
	}

	/** What flattening does to the step, for each pixel. */
	private double[] disturbance(final Method method, final double degrees, final double place) {
		final double[] stepped = scan.clone();
		for (int i = 0; i < stepped.length; i++)
			stepped[i] += step(distance(i, degrees, place));
		final double[] with = flattened(method, stepped);
		final double[] without = flattened(method, scan.clone());
		for (int i = 0; i < with.length; i++)
			with[i] -= step(distance(i, degrees, place)) + without[i];
		return with;
	}

	private static double[] flattened(final Method method, final double[] heights) {
		final Heights flat = new Heights(heights, SIDE, SIDE);
		if (method == Method.MEDIAN) TerraceFit.subtract(flat, 1);
		else LineFit.subtract(flat, 1);
		return flat.values();
	}

	/** How much the disturbance differs between the two sides of the edge. */
	private static double atTheEdge(final double[] disturbance, final double degrees, final double place) {
		return mean(disturbance, degrees, place, 1) - mean(disturbance, degrees, place, -1);
	}

	private static double mean(final double[] values, final double degrees, final double place, final int side) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < values.length; i++) {
			final double distance = side * distance(i, degrees, place);
			if (distance < NEAR || distance > FAR) continue;
			sum += values[i];
			count++;
		}
		return sum / count;
	}

	/** The greatest difference between the means of squares of 32 pixels. */
	private static double span(final double[] values) {
		final double[] means = new double[SIDE / 32 * SIDE / 32];
		for (int i = 0; i < values.length; i++)
			means[i / SIDE / 32 * (SIDE / 32) + i % SIDE / 32] += values[i] / (32 * 32);
		return java.util.Arrays.stream(means).max().getAsDouble() - java.util.Arrays.stream(means).min().getAsDouble();
	}

	@ParameterizedTest
	@CsvSource({ "90,0.5", "90,0.25", "75,0.5", "60,0.25", "45,0.5", "30,0.25", "15,0.5" })
	void lessThanTwoPicometresOfTheStepAreLeftAtTheEdge(final double degrees, final double place) {
		final double[] median = disturbance(Method.MEDIAN, degrees, place);
		final double[] published = disturbance(Method.PUBLISHED, degrees, place);
		assertEquals(0, atTheEdge(median, degrees, place), 2, degrees + "°");
		assertTrue(span(median) < 5, "no terrace is tilted: " + span(median));
		assertTrue(Math.abs(atTheEdge(published, degrees, place)) > 40, "which lines of least squares do not reach");
	}

	/** The step of the flattened scan itself, whose truth is 335 pm less what lies in the tails of the edge. */
	@ParameterizedTest
	@ValueSource(doubles = { 90, 60, 30 })
	void theStepKeepsItsHeight(final double degrees) {
		final double[] stepped = scan.clone();
		final double[] truth = new double[scan.length];
		for (int i = 0; i < stepped.length; i++) {
			truth[i] = step(distance(i, degrees, 0.5));
			stepped[i] += truth[i];
		}
		final double[] flat = flattened(Method.MEDIAN, stepped);
		assertEquals(atTheEdge(truth, degrees, 0.5), atTheEdge(flat, degrees, 0.5), 4, "noise along 512 lines: 1.2 pm");
	}

	@Test
	void aTiltAndABowAlongTheLinesAreTakenOffAStep() {
		final double[] heights = new double[SIDE * SIDE];
		for (int i = 0; i < heights.length; i++) {
			final double x = LineFit.place(i % SIDE, SIDE);
			heights[i] = step(distance(i, 60, 0.4)) + 700 * x + 40 * x * x - 3 * (i / SIDE) + scan[i] % 7;
		}
		final Heights flat = new Heights(heights, SIDE, SIDE);
		TerraceFit.subtract(flat, 2);
		for (int i = 0; i < heights.length; i++)
			heights[i] -= step(distance(i, 60, 0.4));
		assertTrue(span(heights) < 4, "" + span(heights));
	}

	@Test
	void aBowIsFittedBesideSteps() {
		final double[] heights = new double[SIDE * SIDE];
		for (int i = 0; i < heights.length; i++) {
			final double x = LineFit.place(i % SIDE, SIDE);
			final double y = LineFit.place(i / SIDE, SIDE);
			heights[i] = step(distance(i, 50, 0.5)) + 40 * x * x - 30 * x * y + 50 * y * y + 200 * y + scan[i] % 7;
		}
		TerraceFit.subtractBow(new Heights(heights, SIDE, SIDE));
		for (int i = 0; i < heights.length; i++)
			heights[i] -= step(distance(i, 50, 0.5));
		assertTrue(span(heights) < 6, "" + span(heights));
	}

	@Test
	void aPlaneIsFittedBesideSteps() {
		final double[] heights = new double[SIDE * SIDE];
		for (int i = 0; i < heights.length; i++)
			heights[i] = step(distance(i, 30, 0.4)) + 2 * (i % SIDE) - 3 * (i / SIDE) + scan[i] % 7;
		TerraceFit.subtractPlane(new Heights(heights, SIDE, SIDE));
		for (int i = 0; i < heights.length; i++)
			heights[i] -= step(distance(i, 30, 0.4));
		assertTrue(span(heights) < 4, "" + span(heights));
	}
}
