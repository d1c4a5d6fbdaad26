package sc.fiji.superres.believe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether a result is to be believed, and why, by {@link Signs} that need no reference. {@code docs/trust.md} tells how
 * the limits were measured, what they miss, and how often they are wrong.
 *
 * @param verdict what to do
 * @param reasons for a worse verdict than the best, the gravest first
 * @param signs what was seen
 */
public record Belief(Verdict verdict, List<String> reasons, Signs signs) {

	/** What to do with a result, the best first. */
	public enum Verdict {

			/** Nothing speaks against it. */
			BELIEVABLE("believable"),
			/** In parts it may be wrong. */
			LOOK("look at the map"),
			/** What it shows is not what the input shows. */
			NOT("do not believe");

		private final String words;

		Verdict(final String words) {
			this.words = words;
		}

		/** For people. */
		public String words() {
			return words;
		}
	}

	/**
	 * A figure of which much is a bad sign.
	 *
	 * @param look from where on to look at the map
	 * @param not from where on not to believe
	 */
	private record Limits(double look, double not) {

		Verdict verdict(final double value) {
			if (value > not) return Verdict.NOT;
			return value > look ? Verdict.LOOK : Verdict.BELIEVABLE;
		}
	}

	private static final Limits INVENTED = new Limits(0.005, 0.03);
	private static final Limits DIFFERENCE = new Limits(0.15, 0.35);
	private static final Limits LOST = new Limits(0.2, 0.4);
	/** From this amount of noise on, of the contrast, grain looks like detail. */
	private static final double GRAIN = 0.25;
	/** The same in a result that follows its input more closely than bicubic enlargement does. */
	private static final double FOLLOWED = 0.1;
	/** Pixels a period below which structure is hardly sampled. */
	private static final double SAMPLED = 3;

	public Belief {
		reasons = List.copyOf(reasons);
	}

	/** Whether it is worse than another one. */
	boolean isWorseThan(final Belief other) {
		return verdict.compareTo(other.verdict) > 0;
	}

	/** Judges by what was seen, and by whether the zoom level is beyond what the model was trained for. */
	public static Belief of(final Signs signs, final boolean beyondTraining) {
		final List<Reason> reasons = Stream.concat(gravest(signs), milder(signs, beyondTraining)).filter(
			reason -> reason.verdict != Verdict.BELIEVABLE).sorted((a, b) -> b.verdict.compareTo(a.verdict)).toList();
		final Verdict verdict = reasons.isEmpty() ? Verdict.BELIEVABLE : reasons.get(0).verdict;
		return new Belief(verdict, reasons.stream().map(Reason::words).toList(), signs);
	}

	/** Why a verdict is no better. */
	private record Reason(Verdict verdict, String words) {

		static Reason of(final Verdict verdict, final String words, final Object... figures) {
			return new Reason(verdict, String.format(Locale.ROOT, words, figures));
		}
	}

	private static Stream<Reason> gravest(final Signs signs) {
		final List<Reason> reasons = new ArrayList<>();
		if (signs.invented() > 0) reasons.add(Reason.of(INVENTED.verdict(signs.invented()),
			"%.1f %% of its power are waves that the input does not show, the strongest with %.1f pixels a period",
			100 * signs.invented(), signs.waves().get(0).period()));
		reasons.add(Reason.of(DIFFERENCE.verdict(signs.difference()),
			"shrunk back, it differs from the input by %.0f %% of its contrast beyond the noise", 100 * signs
				.difference()));
		reasons.add(Reason.of(LOST.verdict(1 - signs.kept()), "%.0f %% of the amplitude of the input's lattice is lost",
			100 * (1 - signs.kept())));
		return reasons.stream();
	}

	private static Stream<Reason> milder(final Signs signs, final boolean beyondTraining) {
		final List<Reason> reasons = new ArrayList<>();
		if (beyondTraining) reasons.add(new Reason(Verdict.LOOK, "it was taken beyond what the model was trained for"));
		if (signs.period() < SAMPLED) reasons.add(Reason.of(Verdict.LOOK,
			"the input has only %.1f pixels a period of its strongest wave, too few to tell it from a coarser one",
			signs.period()));
		if (Double.isNaN(signs.difference())) reasons.add(new Reason(Verdict.LOOK,
			"nothing in the input stands out from its noise"));
		if (signs.grain() > grain(signs)) reasons.add(Reason.of(Verdict.LOOK,
			"it keeps noise of the input, %.0f %% of the contrast: its grain is no detail", 100 * signs.grain()));
		return reasons.stream();
	}

	private static double grain(final Signs signs) {
		return signs.consistency() < signs.bicubic() ? FOLLOWED : GRAIN;
	}

	/**
	 * For people: "believable: shrunk back, it differs from the input by its noise alone (0.48, bicubic 0.19), no
	 * invented waves, 10.6 pixels a period".
	 */
	public String sentence() {
		if (reasons.isEmpty()) return verdict.words() + ": " + calm() + ", " + figures();
		return verdict.words() + ": " + String.join("; ", reasons) + " (" + figures() + ")";
	}

	private String calm() {
		return "shrunk back, it differs from the input by no more than the noise, and no wave was invented";
	}

	private String figures() {
		return String.format(Locale.ROOT, "mean consistency %.2f, bicubic %.2f", signs.consistency(), signs.bicubic()) +
			sampling();
	}

	private String sampling() {
		if (Double.isNaN(signs.period())) return "";
		return String.format(Locale.ROOT, ", %.1f input pixels a period", signs.period());
	}
}
