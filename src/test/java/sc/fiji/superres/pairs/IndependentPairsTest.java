package sc.fiji.superres.pairs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.PixelHash;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.survey.Lessons;

class IndependentPairsTest {

	private static final int SIDE = 320;

	@ParameterizedTest
	@CsvSource({ "4, 1", "4, 1.3", "4, 2", "4, 3.1", "4, 4", "2, 1", "2, 1.5", "2, 2", "3, 1", "3, 2.5" })
	void bothHalvesHaveOneCentre(final int factor, final double beta) {
		final float[] ramp = new float[SIDE * SIDE];
		for (int i = 0; i < ramp.length; i++)
			ramp[i] = i % SIDE + 3f * (i / SIDE);
		final PairSource pairs = PairSource.of(List.of(image(ramp)), config(factor, beta), 0);
		final Pair pair = pairs.pair(pairs.size() - 1);
		final float[] input = values(pair.input());
		final float[] target = values(pair.target());
		final int n = pairs.config().inputCrop();
		for (int y = 2; y < n - 2; y++)
			for (int x = 2; x < n - 2; x++)
				assertEquals(input[y * n + x], mean(target, factor * n, factor * x, factor * y, factor), 0.05, "at " +
					x + ", " + y);
	}

	@ParameterizedTest
	@CsvSource({ "4, 1, 0.05", "4, 1.5, 0.05", "4, 2, 0.05", "4, 3, 0.05", "4, 4, 0.05", "2, 1, 0.05", "2, 1.7, 0.05" })
	void theHalvesShareNoNoise(final int factor, final double beta, final double most) {
		final float[] noise = noise(11);
		final PairSource pairs = PairSource.of(List.of(image(noise)), config(factor, beta), 0);
		final SplittableRandom random = new SplittableRandom(5);
		final double[] products = new double[factor * factor];
		final double[] squares = new double[2];
		for (int i = 0; i < 200; i++)
			correlate(pairs.drawn(i % pairs.size(), random, true), factor, products, squares);
		for (final double product : products)
			assertEquals(0, product * products.length / Math.sqrt(squares[0] * products.length * squares[1]), most);
	}

	@Test
	void inputsAreAboutAsNoisyAsTheImage() {
		final PairSource pairs = PairSource.of(List.of(image(noise(12))), config(4, 2.7), 0);
		double squares = 0;
		int count = 0;
		for (int i = 0; i < pairs.size(); i++)
			for (final float v : values(pairs.pair(i).input())) {
				squares += (v - 100) * (v - 100);
				count++;
			}
		assertEquals(400, squares / count, 80);
	}

	@Test
	void linesOfTheInputAreNotInTheTarget() {
		final float[] plane = noise(13);
		final Patch patch = new Patch(plane, 0, 0, SIDE, SIDE);
		final float[] changed = plane.clone();
		for (int y = 3; y < SIDE; y += 4)
			for (int x = 0; x < SIDE; x++)
				changed[y * SIDE + x] = 1e6f;
		final float[] filled = patch.withoutLines(3, 4).values();
		final float[] same = new Patch(changed, 0, 0, SIDE, SIDE).withoutLines(7, 4).values();
		for (int i = 0; i < filled.length; i++)
			assertEquals(filled[i], same[i]);
	}

	/** At 4 the lines of input and target lie apart, at 1.5 they are recorrupted. */
	@ParameterizedTest
	@CsvSource({ "4, 1", "4, 1.5" })
	void aTeacherMakesItsShareOfTheTargetAndNothingOfTheInput(final int factor, final double beta) {
		final PairSource alone = PairSource.of(List.of(image(noise(15))), config(factor, beta), 0);
		final SourceImage flat = image(flat(180));
		final float[] own = values(drawn(alone).target());
		final Pair taught = drawn(alone.taught(new Lessons(Map.of(0, flat), 0.75, Map.of())));
		assertArrayEquals(values(drawn(alone).input()), values(taught.input()));
		final float[] all = values(drawn(alone.taught(new Lessons(Map.of(0, flat), 1, Map.of()))).target());
		for (int i = 0; i < own.length; i++) {
			assertEquals(all[0], all[i], 1e-3, "the teacher's image is flat, and brightened as a whole");
			assertEquals(0.75 * all[i] + 0.25 * own[i], values(taught.target())[i], 1e-3);
		}
	}

	@Test
	void anImageWithoutALessonKeepsItsTarget() {
		final PairSource alone = PairSource.of(List.of(image(noise(16))), config(4, 1.5), 0);
		final Pair other = drawn(alone.taught(new Lessons(Map.of(1, image(flat(180))), 1, Map.of())));
		assertArrayEquals(values(drawn(alone).target()), values(other.target()));
	}

	/** At 4 from lines apart, at 1.5 recorrupted. */
	@ParameterizedTest
	@CsvSource({ "4, 1", "4, 1.5" })
	void aThirdOfThePairsAreOfAlteredScansWithTargetsWithoutNoise(final int factor, final double beta) {
		final SourceImage lesson = image(flat(180));
		final Lessons.Altered altered = new Lessons.Altered(image(noise(17)), image(flat(60)));
		final Pairs pairs = PairSource.of(List.of(image(noise(15))), config(factor, beta), 0).taught(new Lessons(Map.of(
			0, lesson), 1, Map.of(0, List.of(altered))));
		int others = 0;
		for (int seed = 0; seed < 200; seed++) {
			final float[] target = values(pairs.drawn(2, new SplittableRandom(seed), true).target());
			for (final float value : target)
				assertEquals(target[0], value, 1e-3, "nothing of the noise");
			if (target[0] < 110) others++;
		}
		assertTrue(others > 45 && others < 90, others + " of 200");
	}

	private static Pair drawn(final PairSource pairs) {
		return pairs.drawn(2, new SplittableRandom(6), true);
	}

	private static float[] flat(final float value) {
		final float[] values = new float[SIDE * SIDE];
		Arrays.fill(values, value);
		return values;
	}

	@Test
	void theSamePairIsTheSameAndADrawnOneVaries() {
		final PairSource pairs = PairSource.of(List.of(image(noise(14))), config(4, 4), 0);
		assertEquals(PixelHash.sha256(pairs.pair(3).input()), PixelHash.sha256(pairs.pair(3).input()));
		assertEquals(PixelHash.sha256(pairs.drawn(3, new SplittableRandom(1), true).target()), PixelHash.sha256(pairs
			.drawn(3, new SplittableRandom(1), true).target()));
		assertNotEquals(PixelHash.sha256(pairs.drawn(3, new SplittableRandom(1), false).target()), PixelHash.sha256(
			pairs.drawn(3, new SplittableRandom(2), false).target()));
	}

	@Test
	void subProcessFourIsRefused() {
		final MultiScaleConfig convergence = MultiScaleConfig.preset("2x ms 24-14 conv 14-13");
		final String message = org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class,
			() -> convergence.withPairs(PairKind.INDEPENDENT)).getMessage();
		assertTrue(message.contains("gammas"), message);
	}

	/** Adds products of each input pixel's noise with each of its target pixels'. */
	private static void correlate(final Pair pair, final int factor, final double[] products, final double[] squares) {
		final float[] input = values(pair.input());
		final float[] target = values(pair.target());
		final int n = (int) Math.sqrt(input.length);
		final double mean = mean(input);
		final double other = mean(target);
		for (int i = 0; i < input.length; i++) {
			squares[0] += (input[i] - mean) * (input[i] - mean);
			for (int k = 0; k < products.length; k++) {
				final double t = target[(i / n * factor + k / factor) * factor * n + i % n * factor + k % factor] -
					other;
				products[k] += (input[i] - mean) * t;
				squares[1] += t * t / products.length;
			}
		}
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float v : values)
			sum += v;
		return sum / values.length;
	}

	private static double mean(final float[] values, final int width, final int x, final int y, final int side) {
		double sum = 0;
		for (int v = 0; v < side; v++)
			for (int u = 0; u < side; u++)
				sum += values[(y + v) * width + x + u];
		return sum / (side * side);
	}

	private static float[] noise(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (100 + 20 * random.nextGaussian());
		return values;
	}

	private static MultiScaleConfig config(final int factor, final double beta) {
		final List<Double> betas = beta == 1 ? List.of() : List.of(beta);
		return new MultiScaleConfig("test", factor, List.of(), betas, List.of(), List.of(Filter.BOX), 24 * factor /
			factor * factor, 3, new ZoomLevel(5, "MX"), PairKind.INDEPENDENT, false);
	}

	private static SourceImage image(final float[] values) {
		return new SourceImage("noise.tif", Planes.floats(values, SIDE, SIDE), new IntensityRange(0, 255));
	}

	@SuppressWarnings("unchecked")
	private static float[] values(final net.imglib2.RandomAccessibleInterval<?> plane) {
		return Planes.floatArray((net.imglib2.RandomAccessibleInterval<FloatType>) plane);
	}
}
