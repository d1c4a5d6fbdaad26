package sc.fiji.superres.believe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

class BeliefsTest {

	private static final int SIDE = 128;
	private static final int S = 2;
	private static final IntensityRange GREY = IntensityRange.EIGHT_BIT;
	/** Cycles an input pixel. */
	private static final double K = 0.11;

	/** Two waves of a lattice, at a place in input pixels. */
	private static double lattice(final double x, final double y) {
		return 100 + 20 * Math.cos(2 * Math.PI * K * (x + 0.1 * y)) + 20 * Math.cos(2 * Math.PI * K * (y - 0.1 * x));
	}

	private static RandomAccessibleInterval<FloatType> plane(final int side, final DoubleBinaryOperator grey,
		final double noise)
	{
		final Random random = new Random(1);
		final float[] values = new float[side * side];
		final double pixel = (double) SIDE / side;
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (grey.applyAsDouble((i % side + 0.5) * pixel, (i / side + 0.5) * pixel) + noise * random
				.nextGaussian());
		return Planes.floats(values, side, side);
	}

	private static RandomAccessibleInterval<FloatType> input() {
		return plane(SIDE, BeliefsTest::lattice, 10);
	}

	private static RandomAccessibleInterval<FloatType> result(final DoubleBinaryOperator grey) {
		return plane(S * SIDE, grey, 0.5);
	}

	private static Belief belief(final RandomAccessibleInterval<FloatType> result) {
		return Belief.of(Signs.of(input(), result, S, GREY, 1).orElseThrow(), Learnt.NOTHING);
	}

	@Test
	void aResultThatShowsWhatTheInputShowsIsBelievable() {
		final Belief belief = belief(result(BeliefsTest::lattice));
		assertEquals(Verdict.BELIEVABLE, belief.verdict(), belief.sentence());
		assertEquals(1, belief.signs().kept(), 0.05);
		assertEquals(0, belief.signs().invented());
		assertEquals(1 / (K * Math.hypot(1, 0.1)), belief.signs().period(), 0.1);
		assertTrue(belief.signs().consistency() > belief.signs().bicubic(), belief.sentence());
		assertTrue(belief.sentence().contains(" of its contrast, bicubic enlargement "), belief.sentence());
		assertEquals(Optional.empty(), Beliefs.map(belief.sentence()));
	}

	@Test
	void aLatticeOfHalfThePeriodIsNotBelieved() {
		final Belief belief = belief(result((x, y) -> lattice(2 * x, 2 * y)));
		assertEquals(Verdict.NOT, belief.verdict(), belief.sentence());
		assertTrue(belief.signs().kept() < 0.1, belief.sentence());
	}

	@Test
	void wavesBetweenThoseOfTheLatticeAreInvented() {
		final Belief belief = belief(result((x, y) -> lattice(x, y) + 8 * Math.cos(2 * Math.PI * (0.17 * x - 0.05 *
			y))));
		assertEquals(Verdict.NOT, belief.verdict(), belief.sentence());
		assertEquals(S / Math.hypot(0.17, 0.05), belief.signs().waves().get(0).period(), 0.2);
		assertEquals(64.0 / (400 + 400 + 64), belief.signs().invented(), 0.01);
	}

	@Test
	void aGridOfTheInputsPixelsIsInvented() {
		final Belief belief = belief(result((x, y) -> lattice(x, y) + 4 * Math.cos(2 * Math.PI * 0.95 * x)));
		assertEquals(Verdict.LOOK, belief.verdict(), belief.sentence());
		assertEquals(S / 0.95, belief.signs().waves().get(0).period(), 0.05);
	}

	/** An input that is as fine as a scan of the truth holds such a wave too, folded. */
	@Test
	void multiplesOfTheLatticeAreDetail() {
		final DoubleBinaryOperator truth = (x, y) -> lattice(x, y) + 8 * Math.cos(2 * Math.PI * 6 * K * (x + 0.1 * y));
		final Signs signs = Signs.of(plane(SIDE, truth, 10), result(truth), S, GREY, 1).orElseThrow();
		assertEquals(0, signs.invented(), signs.toString());
	}

	@Test
	void lostStructureIsADifference() {
		final Belief belief = belief(result((x, y) -> 100 + 0.5 * (lattice(x, y) - 100)));
		assertEquals(Verdict.NOT, belief.verdict(), belief.sentence());
		assertEquals(0.5, belief.signs().difference(), 0.07);
		assertEquals(0.5, belief.signs().kept(), 0.05);
		assertTrue(belief.sentence().matches(
			"(?s).*differs from the scan by 5\\d % of its contrast beyond the noise, and " +
				"bicubic enlargement by .*"), belief.sentence());
	}

	@Test
	void grainIsNoDetail() {
		final float[] noisy = Planes.floatArray(input());
		final float[] large = new float[S * SIDE * S * SIDE];
		for (int i = 0; i < large.length; i++)
			large[i] = noisy[i / (S * SIDE) / S * SIDE + i % (S * SIDE) / S];
		final Belief belief = belief(Planes.floats(large, S * SIDE, S * SIDE));
		assertTrue(belief.reasons().stream().anyMatch(reason -> reason.contains("grain")), belief.sentence());
		assertTrue(belief.verdict() != Verdict.BELIEVABLE);
	}

	@Test
	void beyondTheTrainedZoomTheMapIsToBeLookedAt() {
		final Signs signs = Signs.of(input(), result(BeliefsTest::lattice), S, GREY, 1).orElseThrow();
		final Belief belief = Belief.of(signs, new Learnt(Learnt.Zoom.FINER, true, List.of(), 0, 9, 0, noise -> 0));
		assertEquals(Verdict.LOOK, belief.verdict());
		assertTrue(belief.sentence().startsWith("look at the map of trust: it is finer than all that the model was"),
			belief.sentence());
		assertEquals(Optional.of("trust"), Beliefs.map(belief.sentence()));
		final Belief coarse = Belief.of(signs, new Learnt(Learnt.Zoom.COARSER, false, List.of(), 0, 9, 0, noise -> 0));
		assertTrue(coarse.sentence().startsWith("look at the map of consistency: it is coarser than all"), coarse
			.sentence());
	}

	private static Belief known(final Learnt learnt) {
		return Belief.of(Signs.of(input(), result(BeliefsTest::lattice), S, GREY, 1).orElseThrow(), learnt);
	}

	@Test
	void whatTheModelHasNotLearntIsToBeLookedAt() {
		final Belief other = known(new Learnt(Learnt.Zoom.WITHIN, false, List.of("it is of another kind"), 0, 9, 0,
			noise -> 0));
		assertEquals(List.of("it is of another kind"), other.reasons());
		assertEquals(Verdict.LOOK, other.verdict());
		assertEquals("look at the map of consistency: it is of another kind (it differ", other.sentence().substring(0,
			64));
		final Belief noise = known(new Learnt(Learnt.Zoom.WITHIN, false, List.of(), 0.6, 2, SIDE, any -> 0));
		assertEquals("consistency", noise.map(), "a calibration of other noise guarantees nothing");
		assertTrue(noise.sentence().contains("its noise does not grow with the grey value"), noise.sentence());
		assertEquals(Verdict.BELIEVABLE, known(new Learnt(Learnt.Zoom.WITHIN, false, List.of(), 0.6, 2, SIDE + 1,
			any -> 0)).verdict());
		final Belief much = known(new Learnt(Learnt.Zoom.WITHIN, false, List.of(), 0, 9, 0, any -> 0.8 * any));
		assertEquals(Verdict.BELIEVABLE, much.verdict(), "noise of half the structure");
		assertEquals(Verdict.LOOK, known(new Learnt(Learnt.Zoom.WITHIN, false, List.of(), 0, 9, 0, any -> 2 * any))
			.verdict());
	}

	@Test
	void nothingButNoiseIsNotCalledBelievable() {
		final Signs signs = Signs.of(plane(SIDE, (x, y) -> 100, 10), result((x, y) -> 100), S, GREY, 1).orElseThrow();
		assertEquals(Verdict.LOOK, Belief.of(signs, Learnt.NOTHING).verdict(), signs.toString());
	}

	@Test
	void theWorstOfSlicesIsTold() {
		final Beliefs beliefs = new Beliefs(S, 3, Learnt.NOTHING);
		beliefs.add(List.of(input()), List.of(result(BeliefsTest::lattice)), GREY);
		beliefs.add(List.of(input()), List.of(result((x, y) -> lattice(2 * x, 2 * y))), GREY);
		beliefs.add(List.of(input()), List.of(result(BeliefsTest::lattice)), GREY);
		final String sentence = beliefs.sentence().orElseThrow();
		assertTrue(sentence.startsWith("2 of 3 slices: believable, 1 of 3 slices: do not believe. Slice 2: do not"),
			sentence);
		assertEquals(Verdict.NOT, Beliefs.worst(sentence));
		assertEquals(Optional.of(sentence), Beliefs.inInfo("earlier\n" + Beliefs.LINE + "x\n" + Beliefs.LINE +
			sentence));
		assertEquals(Optional.empty(), Beliefs.inInfo("no such line"));
	}

	@Test
	void nothingIsSaidOfWhatCannotBeJudged() {
		final Beliefs small = new Beliefs(S, 1, Learnt.NOTHING);
		small.add(List.of(Planes.floats(new float[16 * 16], 16, 16)), List.of(Planes.floats(new float[32 * 32], 32,
			32)), GREY);
		assertEquals(Optional.empty(), small.sentence());
		final float[] holes = new float[SIDE * SIDE];
		Arrays.fill(holes, Float.NaN);
		final Beliefs nothing = new Beliefs(S, 1, Learnt.NOTHING);
		nothing.add(List.of(Planes.floats(holes, SIDE, SIDE)), List.of(result(BeliefsTest::lattice)), GREY);
		assertEquals(Optional.empty(), nothing.sentence());
	}

	@Test
	void hotPixelsSpeakAgainstNothing() {
		final float[] hot = Planes.floatArray(input()).clone();
		hot[SIDE * SIDE / 2] = 65535;
		final Signs signs = Signs.of(Planes.floats(hot, SIDE, SIDE), result(BeliefsTest::lattice), S, GREY, 1)
			.orElseThrow();
		assertEquals(Verdict.BELIEVABLE, Belief.of(signs, Learnt.NOTHING).verdict(), signs.toString());
	}

	@Test
	void aConstantImageIsNoReasonToFail() {
		final Beliefs flat = new Beliefs(S, 1, Learnt.NOTHING);
		flat.add(List.of(plane(SIDE, (x, y) -> 7, 0)), List.of(plane(S * SIDE, (x, y) -> 7, 0)), GREY);
		assertTrue(flat.sentence().orElseThrow().startsWith("look at the map"), flat.sentence().orElseThrow());
	}
}
