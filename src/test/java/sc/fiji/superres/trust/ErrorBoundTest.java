package sc.fiji.superres.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

/** Where a bound is guaranteed and where not, on a wave with noise whose result is the wave. */
class ErrorBoundTest {

	private static final int SIDE = 96;
	private static final List<Wave> KNOWN = List.of(new Wave(1 / 12.0, 0));

	/** Weights, range of noise and residual, and one group of factor 2. */
	private static Calibration calibration(final List<Wave> waves) {
		final Calibration.Group group = new Calibration.Group(0.3, 2, 1000);
		return new Calibration(List.of(new Calibration.Level(1, List.of(0.04, 1.0, 0.0, 0.25), 0.1, 0.6, 1.2, List.of(
			group))), waves, null);
	}

	private static float[] wave(final double period, final int side) {
		final float[] wave = new float[side * side];
		for (int i = 0; i < wave.length; i++)
			wave[i] = (float) (0.5 + 0.25 * Math.cos(2 * Math.PI * (i % side) / period));
		return wave;
	}

	private static float[] noisy(final float[] wave, final double noise) {
		final SplittableRandom random = new SplittableRandom(5);
		final float[] noisy = wave.clone();
		for (int i = 0; i < noisy.length; i++)
			noisy[i] += (float) (noise * random.nextGaussian());
		return noisy;
	}

	/** Factor 1: the result is the wave itself. */
	private static ErrorBound bound(final double period, final double noise, final List<Wave> waves) {
		final float[] wave = wave(period, SIDE);
		return ErrorBound.of(calibration(waves), 1, noisy(wave, noise), wave, wave, SIDE, SIDE);
	}

	@Test
	void theBoundIsTheFactorTimesTheExpectedErrorInPercentOfTheContrast() {
		final ErrorBound bound = bound(12, 0.05, KNOWN);
		assertNull(bound.none());
		final double expected = Math.sqrt(0.04) * 0.05 / 0.5; // of noise alone; the contrast is 0.5
		assertEquals(100 * 2 * expected, bound.percent()[SIDE * SIDE / 2 + SIDE / 2], 0.4);
	}

	/** The bounds of a wave whose input has something more at a place. */
	private static float[] withMore(final IntToDoubleFunction more) {
		final float[] wave = wave(12, SIDE);
		final float[] input = noisy(wave, 0.05);
		for (int y = 46; y <= 50; y++)
			for (int x = 46; x <= 50; x++)
				input[y * SIDE + x] += (float) more.applyAsDouble(x + y);
		return ErrorBound.of(calibration(KNOWN), 1, input, wave, wave, SIDE, SIDE).percent();
	}

	@Test
	void grainThatTheResultLacksRaisesTheBoundAtItsPlace() {
		final float[] percent = withMore(i -> i % 2 == 0 ? 0.2 : -0.2);
		assertTrue(percent[48 * SIDE + 48] > 5 * percent[20 * SIDE + 20], percent[48 * SIDE + 48] + " and " +
			percent[20 * SIDE + 20]);
	}

	@Test
	void aColumnThatTheResultLacksHasNoBound() {
		final float[] percent = withMore(i -> 0.1); // twice the noise
		assertTrue(Float.isNaN(percent[48 * SIDE + 48]), "a bound where the input contradicts the result");
		int others = 0;
		for (int i = 0; i < percent.length; i++)
			if (Float.isNaN(percent[i]) && Math.hypot(i % SIDE - 48, i / SIDE - 48) > 12) others++;
		assertTrue(others <= 9, others + " pixels without a bound where nothing is lacking");
	}

	private static void assertNone(final String why, final ErrorBound bound) {
		assertTrue(bound.none() != null && bound.none().startsWith(why), bound.none());
		for (final float percent : bound.percent())
			assertTrue(Float.isNaN(percent), "a number that looks like a bound: " + percent);
	}

	@Test
	void otherNoiseIsNotGuaranteed() {
		assertNone("its noise is ", bound(12, 0.2, KNOWN));
		assertNone("its noise is ", bound(12, 0.005, KNOWN));
	}

	@Test
	void anotherLatticeIsNotGuaranteed() {
		assertNone("its lattice has another period or direction", bound(16, 0.05, KNOWN));
		assertNull(bound(16, 0.05, null).none(), "a model of all lattices");
	}

	@Test
	void aResultThatDiffersFromTheInputEverywhereIsNotGuaranteed() {
		final float[] wave = wave(12, SIDE);
		final float[] half = wave.clone();
		for (int i = 0; i < half.length; i++)
			half[i] = 0.5f + (half[i] - 0.5f) / 2;
		assertNone("the result, shrunk back, differs from it by", ErrorBound.of(calibration(KNOWN), 1, noisy(wave,
			0.05), half, half, SIDE, SIDE));
	}

	@Test
	void neitherASmallImageNorAConstantResultIsGuaranteed() {
		final float[] small = wave(4, 12);
		assertNone("it is smaller than 16 pixels", ErrorBound.of(calibration(null), 1, small, small, small, 12, 12));
		final float[] flat = new float[SIDE * SIDE];
		assertNone("the result is constant", ErrorBound.of(calibration(null), 1, noisy(flat, 0.05), flat, flat, SIDE,
			SIDE));
	}

	/** Why there is no bound for a wave with noise, by a calibration of a kind of noise. */
	private static String objection(final Calibration.Kind kind, final float[] input) {
		final Calibration any = calibration(null);
		final float[] wave = wave(12, SIDE);
		return ErrorBound.of(new Calibration(any.levels(), null, null, kind), 1, input, wave, wave, SIDE, SIDE).none();
	}

	private static float[] counts(final float[] wave) {
		final SplittableRandom random = new SplittableRandom(5);
		final float[] counts = wave.clone();
		for (int i = 0; i < counts.length; i++)
			counts[i] += (float) (0.07 * Math.sqrt(wave[i]) * random.nextGaussian());
		return counts;
	}

	@Test
	void noiseOfAnotherKindHasNoBound() {
		final Calibration.Kind electrons = new Calibration.Kind(0.6, 2, 0.3);
		final Calibration.Kind tip = new Calibration.Kind(0, 0.4, 0.3);
		final float[] wave = wave(12, SIDE);
		assertNull(objection(electrons, counts(wave)));
		assertNull(objection(tip, noisy(wave, 0.05)));
		assertTrue(objection(electrons, noisy(wave, 0.05)).startsWith("its noise does not grow"));
		assertTrue(objection(tip, counts(wave)).startsWith("its noise grows"));
		assertNull(objection(null, counts(wave)), "a calibration of before");
	}

	@Test
	void noiseThatNeighboursShareHasNoBound() {
		final float[] wave = wave(12, SIDE);
		final float[] white = noisy(new float[wave.length], 0.05);
		final float[] input = wave.clone();
		for (int i = 1; i < input.length; i++)
			input[i] += (white[i] + white[i - 1]) / (float) Math.sqrt(2);
		assertTrue(objection(new Calibration.Kind(0, 9, 0.2), input).startsWith("neighbours in its lines share"));
		assertNull(objection(new Calibration.Kind(0, 9, 0.5), input));
	}
}
