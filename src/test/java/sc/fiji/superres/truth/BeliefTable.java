package sc.fiji.superres.truth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.believe.Belief;
import sc.fiji.superres.believe.Learnt;
import sc.fiji.superres.believe.Signs;
import sc.fiji.superres.believe.Verdict;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.enlarge.Known;
import sc.fiji.superres.fidelity.InventedFigures;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;
import sc.fiji.superres.upscale.Upscaler;

/**
 * How often the sentence about a result is right, where the truth is known: a table for docs/trust.md.
 *
 * <pre>
 * java … sc.fiji.superres.truth.BeliefTable SCENES SEED MODEL…
 * </pre>
 *
 * A scene is a crystal, a pixel size, a dose and a seed, half of them with defects; ×4 models get STEM scans, ×2 models
 * STEM and STM scans. Each result is judged three times: by itself; as that of a picture, of which only the pixel size
 * is known; and as that of a file that tells what kind of microscope it is of.
 */
final class BeliefTable {

	/** Side of an input. */
	private static final int SIDE = 96;
	private static final List<String> STEM = List.of("gan-stem", "srtio3-stem", "si-stem", "graphene-stem", "mos2-stem",
		"au-stem", "gaas-stem", "tio2-stem", "zno-stem");
	private static final List<String> STM = List.of("graphite-stm", "tio2-stm", "nbse2-stm", "cu-stm");
	private static final double[] DOSES = { 2, 5, 15, 40 };
	private static final long FIRST_SEED = 4001;

	/** What a result is, by the truth. */
	enum Truth {
			GOOD, BETWEEN, BAD
	}

	/**
	 * A result against the truth.
	 *
	 * @param error root mean square, over the truth's standard deviation
	 * @param bicubic the same of bicubic enlargement
	 * @param invented see {@link InventedFigures}
	 */
	record Case(String scene, Belief belief, Belief picture, Belief file, double error, double bicubic,
		double invented)
	{

		/** Bad is what is far from the truth, worse than bicubic enlargement, or full of waves that are not there. */
		Truth truth() {
			final boolean isWorse = error > 1.05 * bicubic && error > 0.25;
			if (error > 0.5 || isWorse || invented > 0.03) return Truth.BAD;
			return error < 0.35 && error <= bicubic && invented < 0.005 ? Truth.GOOD : Truth.BETWEEN;
		}

		boolean isMiss() {
			return truth() == Truth.BAD && belief.verdict() == Verdict.BELIEVABLE;
		}

		boolean isFalseAlarm() {
			return truth() == Truth.GOOD && belief.verdict() == Verdict.NOT;
		}
	}

	private BeliefTable() {}

	public static void main(final String[] args) throws IOException {
		final int scenes = Integer.parseInt(args[0]);
		final long seed = Long.parseLong(args[1]);
		for (int i = 2; i < args.length; i++)
			print(ModelRef.of("model", args[i]), scenes, seed);
	}

	private static void print(final ModelRef model, final int scenes, final long seed) throws IOException {
		if (model.isBicubic()) {
			print(model.text(), cases(new BicubicUpscaler(4), model, scenes, seed));
			return;
		}
		try (Network network = TruthTable.load(model.file())) {
			print(model.text(), cases(new NetworkUpscaler(network, 0, 16), model, scenes, seed));
		}
	}

	/** What comes of some scenes. */
	static List<Case> cases(final Upscaler upscaler, final int scenes) throws IOException {
		return cases(upscaler, ModelRef.of("model", "bicubic"), scenes, FIRST_SEED);
	}

	private static List<Case> cases(final Upscaler upscaler, final ModelRef model, final int scenes, final long first)
		throws IOException
	{
		final List<Case> cases = new ArrayList<>();
		for (int i = 0; i < scenes; i++)
			cases.add(of(upscaler, model, i, first + i));
		return cases;
	}

	private static Case of(final Upscaler upscaler, final ModelRef model, final int number, final long seed)
		throws IOException
	{
		final int s = upscaler.factor();
		final Random random = new Random(seed);
		final boolean stm = s == 2 && number % 3 == 0;
		final List<String> samples = stm ? STM : STEM;
		final String sample = samples.get(random.nextInt(samples.size()));
		final double pixel = (stm ? 0.03 : 0.01) * Math.pow(stm ? 2 : 4, random.nextDouble());
		final double dose = DOSES[random.nextInt(DOSES.length)];
		final double field = SIDE * pixel;
		final Scan scan = number % 2 == 0 ? Scan.of(sample, SIDE, SIDE, field, dose, 0, 0, seed) : Scan.withDefects(
			sample, SIDE, SIDE, field, dose, 0, 0, seed);
		final String scene = String.format(Locale.ROOT, "%s, %.1f pm, dose %.0f%s", sample, 1000 * pixel, dose, number %
			2 == 0 ? "" : ", defects");
		final Learnt picture = Known.of(model, SIDE, pixel, null);
		final Learnt file = Known.of(model, SIDE, pixel, "Simulated: sample=" + sample);
		return of(scene, upscaler, List.of(Learnt.NOTHING, picture, file), Planes.floatArray(scan.simulate(
			Progress.NONE)), Planes.floatArray(scan.truth(s, Pass.FIRST, Progress.NONE)));
	}

	/** @param learnt by itself, of a picture, of a file */
	private static Case of(final String scene, final Upscaler upscaler, final List<Learnt> learnt, final float[] input,
		final float[] truth)
	{
		final int large = upscaler.factor() * SIDE;
		final var in = Planes.floats(input, SIDE, SIDE);
		final var ideal = Planes.floats(truth, large, large);
		final var result = Planes.floats(Trial.enlarge(upscaler, input, SIDE), large, large);
		final Signs signs = Signs.of(in, result, upscaler.factor(), IntensityRange.EIGHT_BIT, 2).orElseThrow();
		final List<Belief> beliefs = learnt.stream().map(known -> Belief.of(signs, known)).toList();
		final double invented = new InventedFigures().measureAll(result, ideal)[0];
		return new Case(scene, beliefs.get(0), beliefs.get(1), beliefs.get(2), error(result, ideal), error(Resampler
			.resample(in, large, large, Filter.BICUBIC), ideal), invented);
	}

	private static double error(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> truth)
	{
		final double spread = new StandardDeviation().evaluate(Planes.doubleArray(truth));
		return Math.pow(10, -new Psnr(1, 0).measure(image, truth) / 20) / spread;
	}

	private static void print(final String model, final List<Case> cases) {
		System.out.println(model + ", by the result: " + counts(cases, Case::belief));
		System.out.println(model + ", a picture: " + counts(cases, Case::picture));
		System.out.println(model + ", a file: " + counts(cases, Case::file));
		cases.stream().filter(one -> one.isMiss() || one.isFalseAlarm()).forEach(one -> System.out.printf(Locale.ROOT,
			"  %s, %s: error %.2f, bicubic %.2f, invented %.3f: %s; a picture: %s; a file: %s%n", one.truth(),
			one.scene, one.error, one.bicubic, one.invented, one.belief.sentence(), one.picture.verdict(), one.file
				.verdict()));
		cases.stream().filter(BeliefTable::isDoubted).forEach(one -> System.out.printf(Locale.ROOT,
			"  doubted, %s, %s: error %.2f, a picture: %s; a file: %s%n", one.truth(), one.scene, one.error, one.picture
				.sentence(), one.file.sentence()));
	}

	/** Good, and called less than believable for what the model has learnt alone. */
	private static boolean isDoubted(final Case one) {
		final boolean isDoubted = one.picture.verdict() != one.belief.verdict() || one.file.verdict() != one.belief
			.verdict();
		return one.truth() == Truth.GOOD && isDoubted;
	}

	private static Map<Truth, Map<Verdict, Integer>> counts(final List<Case> cases,
		final Function<Case, Belief> belief)
	{
		final Map<Truth, Map<Verdict, Integer>> counts = new EnumMap<>(Truth.class);
		for (final Case one : cases)
			counts.computeIfAbsent(one.truth(), t -> new EnumMap<>(Verdict.class)).merge(belief.apply(one).verdict(), 1,
				Integer::sum);
		return counts;
	}
}
