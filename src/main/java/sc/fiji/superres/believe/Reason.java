package sc.fiji.superres.believe;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.superres.NumberText;

/** Why a verdict is no better. */
record Reason(Verdict verdict, String words) {

	/** Share of the result's variance that is invented waves: from where on to look, and not to believe. */
	private static final double[] INVENTED = { 0.005, 0.03 };
	/** Difference beyond the noise, of the contrast. */
	private static final double[] DIFFERENCE = { 0.15, 0.35 };
	/** Share of the amplitude of the input's lattice. */
	private static final double[] LOST = { 0.2, 0.4 };
	/** From this amount of noise on, of the contrast, grain looks like detail. */
	private static final double GRAIN = 0.25;
	/** The same in a result that follows its input more closely than bicubic enlargement does. */
	private static final double FOLLOWED = 0.1;
	private static final String OTHER = "of another kind of microscope";
	/** The error that counts as bad, over the standard deviation of the structure. */
	private static final double MUCH = 0.5;
	/** Pixels a period below which structure is hardly sampled. */
	private static final double SAMPLED = 3;

	/** All reasons against a result, the gravest first. */
	static List<Reason> all(final Signs signs, final Learnt learnt) {
		final Stream<Reason> ofModel = learnt.objections().stream().map(words -> new Reason(Verdict.LOOK, words));
		final Stream<Reason> seen = Stream.of(invented(signs), difference(signs), lost(signs), zoom(learnt.zoom()),
			otherNoise(signs, learnt), expected(signs, learnt), sampling(signs), noise(signs), grain(signs)).flatMap(
				Optional::stream);
		return Stream.concat(ofModel, seen).sorted(Comparator.comparing(Reason::verdict).reversed()).toList();
	}

	private static Optional<Reason> invented(final Signs signs) {
		return beyond(INVENTED, signs.invented(),
			"%.1f %% of its power are waves that the input does not show, the strongest with %.1f pixels a period",
			100 * signs.invented(), signs.strongestPeriod());
	}

	private static Optional<Reason> difference(final Signs signs) {
		return beyond(DIFFERENCE, signs.difference(),
			"shrunk back, it differs from the scan by %s of its contrast beyond the noise, and bicubic enlargement by %s",
			NumberText.share(signs.difference()), NumberText.share(signs.differenceOfBicubic()));
	}

	/** Whether the difference is a reason. */
	static boolean isDifferent(final Signs signs) {
		return signs.difference() > DIFFERENCE[0];
	}

	private static Optional<Reason> lost(final Signs signs) {
		final double lost = 1 - signs.kept();
		return beyond(LOST, lost, "%s of the amplitude of the input's lattice is lost", NumberText.share(lost));
	}

	private static Optional<Reason> zoom(final Learnt.Zoom zoom) {
		return switch (zoom) {
			case WITHIN -> Optional.empty();
			case FINER -> look(true, "it is finer than all that the model was trained for");
			case COARSER -> look(true, "it is coarser than all that the model was trained for");
		};
	}

	private static Optional<Reason> otherNoise(final Signs signs, final Learnt learnt) {
		if (!hasOtherNoise(signs, learnt)) return Optional.empty();
		return look(signs.growth() < learnt.leastGrowth(),
			"its noise does not grow with the grey value as that which the model has learnt does, " + OTHER).or(
				() -> look(signs.growth() > learnt.mostGrowth(),
					"its noise grows with the grey value, unlike that which the model has learnt, " + OTHER));
	}

	/** Whether the noise is that of another kind of microscope: then the model's calibration does not hold. */
	static boolean hasOtherNoise(final Signs signs, final Learnt learnt) {
		final boolean isKnown = signs.side() >= learnt.leastSide();
		return isKnown && (signs.growth() < learnt.leastGrowth() || signs.growth() > learnt.mostGrowth());
	}

	private static Optional<Reason> expected(final Signs signs, final Learnt learnt) {
		final double error = learnt.expected().error(signs.noise());
		return look(error > MUCH, "its noise is %.0f %% of its structure, with which the model errs by %.0f %% of it",
			100 * signs.noise(), 100 * error);
	}

	private static Optional<Reason> sampling(final Signs signs) {
		return look(signs.period() < SAMPLED,
			"the input has only %.1f pixels a period of its strongest wave, too few to tell it from a coarser one",
			signs.period());
	}

	private static Optional<Reason> noise(final Signs signs) {
		return look(Double.isNaN(signs.difference()), "nothing in the input stands out from its noise");
	}

	private static Optional<Reason> grain(final Signs signs) {
		return look(signs.grain() > mostGrain(signs),
			"it keeps noise of the input, %.0f %% of the contrast: its grain is no detail", 100 * signs.grain());
	}

	private static double mostGrain(final Signs signs) {
		if (signs.consistency() < signs.bicubic()) return FOLLOWED;
		return GRAIN;
	}

	/**
	 * @param limits from where on to look, and not to believe
	 */
	private static Optional<Reason> beyond(final double[] limits, final double value, final String words,
		final Object... figures)
	{
		if (value > limits[1]) return Optional.of(new Reason(Verdict.NOT, String.format(Locale.ROOT, words, figures)));
		return look(value > limits[0], words, figures);
	}

	private static Optional<Reason> look(final boolean holds, final String words, final Object... figures) {
		if (!holds) return Optional.empty();
		return Optional.of(new Reason(Verdict.LOOK, String.format(Locale.ROOT, words, figures)));
	}
}
