package sc.fiji.superres.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.simulate.Defects;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.FakeUpscaler;
import sc.fiji.superres.upscale.Upscaler;

/** The measurements of {@link TrainedNetworkTest} see faults that are planted, and none where there is none. */
class MeasurementsTest {

	private static final int S = 4, ZOOM = 10, SIDE = Defects.side(ZOOM / (double) S), LARGE = Defects.side(ZOOM);
	private static final int DRAWS = 2;
	private static final Upscaler BICUBIC = new BicubicUpscaler(S);

	private final Defects scan = new Defects(7);

	@Test
	void nearestCopiesNoiseWholeAndTheMeanOfAnAreaInParts() {
		final double[] nearest = copied(new FakeUpscaler(S, "nearest", plane -> resized(plane, Filter.NEAREST)));
		for (final double slope : nearest)
			assertEquals(1, slope, 0.02);
		final double[] smooth = copied(new FakeUpscaler(S, "mean of 3 × 3, nearest", plane -> resized(blurred(plane, 1),
			Filter.NEAREST)));
		for (final double slope : smooth)
			assertEquals(1 / 9.0, slope, 0.02);
	}

	@Test
	void onePhaseThatCopiesNoiseIsFound() {
		final double[] phases = copied(new FakeUpscaler(S, "mean of 5 × 5, one phase a copy", plane -> {
			final float[] result = Planes.floatArray(resized(blurred(plane, 2), Filter.NEAREST)).clone();
			final float[] input = Planes.floatArray(plane);
			final int side = Planes.width(plane);
			for (int y = 0; y < side; y++)
				for (int x = 0; x < side; x++)
					result[(S * y + 2) * S * side + S * x + 1] = input[y * side + x];
			return Planes.floats(result, S * side, S * side);
		}));
		for (int p = 0; p < phases.length; p++)
			assertEquals(p == 2 * S + 1 ? 1 : 0.04, phases[p], 0.03, "phase " + p);
	}

	@Test
	void theTruthCopiesNoNoise() {
		final float[] expected = scan.expected(SIDE), truth = scan.expected(LARGE);
		for (final double slope : NoiseCopied.phases(truth, truth, Defects.recorded(expected, 1), expected, SIDE, S))
			assertEquals(0, slope);
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 10, 20 })
	void halfAPixelIsSeenToAHundredth(final int zoom) {
		final Upscaler shifted = moved(0.5, -0.25);
		final Trial.Figures figures = Trial.at(zoom, shifted, DRAWS);
		assertEquals(0.5, figures.fromBicubic()[0], 0.01);
		assertEquals(-0.25, figures.fromBicubic()[1], 0.01);
		assertEquals(0, Trial.at(zoom, BICUBIC, 1).fromBicubic()[0]);
	}

	@Test
	void bicubicLiesWhereTheTruthLies() {
		final float[] result = Trial.enlarge(BICUBIC, scan.expected(SIDE), SIDE);
		final double[] shift = BraggShift.of(result, scan.expected(LARGE), LARGE, scan.reflections().stream().map(
			k -> new double[] { k[0] * Defects.FIELD, k[1] * Defects.FIELD }).toList());
		assertEquals(0, Math.hypot(shift[0], shift[1]), 0.01);
	}

	/** Turned back, what was moved right lies left where x was flipped, and down where the axes were swapped. */
	@Test
	void eachOrientationShowsItsOwnShift() {
		final List<double[]> shifts = Trial.orientations(ZOOM, moved(0.5, 0), 1);
		final double[][] expected = { { 0.5, 0 }, { -0.5, 0 }, { 0.5, 0 }, { -0.5, 0 }, { 0, 0.5 }, { 0, 0.5 }, { 0,
			-0.5 }, { 0, -0.5 } };
		for (int k = 0; k < expected.length; k++)
			for (int axis = 0; axis < 2; axis++)
				assertEquals(expected[k][axis], shifts.get(k)[axis], 0.01, "orientation " + k + ", axis " + axis);
	}

	@Test
	void columnsOfTheTruthHaveTheirWeights() {
		final Shape shape = Shape.of(scan.expected(LARGE), LARGE, scan);
		assertEquals(0, shape.vacancy(), 0.02);
		assertEquals(1.5, shape.bright(), 0.01);
		assertEquals(0.6, shape.faint(), 0.01);
		assertEquals(30, shape.displacement(), 1.5, "pm; its neighbours pull a little");
	}

	@Test
	void aVacancyThatIsFilledAndColumnsThatAreMadeAlikeAreSeen() {
		final float[] defects = scan.expected(LARGE), perfect = scan.perfect(LARGE);
		final float[] healed = defects.clone();
		for (int k = 0; k < healed.length; k++)
			healed[k] += 0.1F * (perfect[k] - defects[k]);
		final Shape shape = Shape.of(healed, LARGE, scan), truth = Shape.of(defects, LARGE, scan);
		assertEquals(0.10, shape.vacancy() - truth.vacancy(), 0.01);
		assertEquals(1.45, shape.bright(), 0.01);
		assertEquals(0.64, shape.faint(), 0.01);
		assertTrue(shape.displacement() < truth.displacement() - 2, shape + " against " + truth);
	}

	@Test
	void aFaintLatticePaintedIntoNoiseIsSeenAtItsOwnZoomOnly() {
		final double pixel = Defects.FIELD / Defects.side(10);
		final double[] k = Defects.lattice().get(0);
		final double angle = Math.toRadians(2);
		final double kx = k[0] * Math.cos(angle) * pixel, ky = k[0] * Math.sin(angle) * pixel;
		final Upscaler painter = new FakeUpscaler(S, "bicubic and a faint lattice", plane -> {
			final float[] result = bicubic(plane).clone();
			final int side = S * Planes.width(plane);
			for (int i = 0; i < result.length; i++)
				result[i] += (float) (2 / 255.0 * Math.cos(2 * Math.PI * (kx * (i % side) + ky * (i / side))));
			return Planes.floats(result, side, side);
		});
		final PaintedLattice painted = Trial.ofNothing(painter, DRAWS);
		final double[] seen = painted.sigmas(pixel);
		assertTrue(seen[0] > 5, "two grey values of 255 stand " + seen[0] + " σ above the noise");
		assertTrue(seen[2] < 3, Arrays.toString(seen)); // (02) lies beside (10) of the crystal turned by 90°
		assertTrue(Arrays.stream(painted.sigmas(2 * pixel)).max().orElseThrow() < 3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 10, 15, 20 })
	void bicubicPaintsNoLatticeIntoNoise(final int zoom) {
		final double[] sigmas = Trial.ofNothing(BICUBIC, DRAWS).sigmas(Defects.FIELD / Defects.side(zoom));
		assertTrue(Arrays.stream(sigmas).max().orElseThrow() < 3, Arrays.toString(sigmas));
	}

	/** Bicubic, then moved right and down by parts of an output pixel. */
	private static Upscaler moved(final double dx, final double dy) {
		return new FakeUpscaler(S, "bicubic, moved", plane -> {
			final int side = S * Planes.width(plane);
			final float[] result = new float[side * side], from = bicubic(plane);
			for (int y = 0, k = 0; y < side; y++)
				for (int x = 0; x < side; x++, k++)
					result[k] = (float) between(from, side, x - dx, y - dy);
			return Planes.floats(result, side, side);
		});
	}

	/** Linear between pixels. */
	private static double between(final float[] image, final int side, final double x, final double y) {
		final int left = (int) Math.floor(x), top = (int) Math.floor(y);
		double sum = 0;
		for (int i = 0; i < 2; i++)
			for (int j = 0; j < 2; j++)
				sum += (1 - Math.abs(x - left - j)) * (1 - Math.abs(y - top - i)) * pixel(image, side, left + j, top +
					i);
		return sum;
	}

	/** The mean of the (2·radius + 1)² pixels around each. */
	private static RandomAccessibleInterval<FloatType> blurred(final RandomAccessibleInterval<FloatType> plane,
		final int radius)
	{
		final int side = Planes.width(plane);
		final float[] from = Planes.floatArray(plane), to = new float[from.length];
		final int count = (2 * radius + 1) * (2 * radius + 1);
		for (int k = 0; k < to.length; k++)
			for (int n = 0; n < count; n++)
				to[k] += pixel(from, side, k % side + n % (2 * radius + 1) - radius, k / side + n / (2 * radius + 1) -
					radius) / count;
		return Planes.floats(to, side, side);
	}

	private static float pixel(final float[] image, final int side, final int x, final int y) {
		return image[Math.max(0, Math.min(side - 1, y)) * side + Math.max(0, Math.min(side - 1, x))];
	}

	private static double[] copied(final Upscaler upscaler) {
		return Trial.at(ZOOM, upscaler, DRAWS).copied();
	}

	private static RandomAccessibleInterval<FloatType> resized(final RandomAccessibleInterval<FloatType> plane,
		final Filter filter)
	{
		return Resampler.resample(plane, S * Planes.width(plane), S * Planes.height(plane), filter, 1);
	}

	private static float[] bicubic(final RandomAccessibleInterval<FloatType> plane) {
		return Planes.floatArray(BICUBIC.upscale(List.of(plane), Progress.NONE).get(0));
	}
}
