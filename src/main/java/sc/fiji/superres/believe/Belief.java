package sc.fiji.superres.believe;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import sc.fiji.superres.NumberText;

/**
 * Whether a result is to be believed, and why, by {@link Signs} that need no reference. {@code docs/trust.md} tells how
 * the limits were measured, what they miss, and how often they are wrong.
 *
 * @param verdict what to do
 * @param map which map tells where to look, as macros name it
 * @param reasons for a worse verdict than the best, the gravest first
 * @param signs what was seen
 */
public record Belief(Verdict verdict, String map, List<String> reasons, Signs signs) {

	/** The map that bounds errors, of a model that is calibrated for such an image. */
	static final String TRUST = "trust";
	/** The map that any model has. */
	static final String CONSISTENCY = "consistency";

	public Belief {
		reasons = List.copyOf(reasons);
	}

	/** Whether it is worse than another one. */
	boolean isWorseThan(final Belief other) {
		return verdict.compareTo(other.verdict) > 0;
	}

	/** Judges by what was seen, and by what the model has learnt. */
	public static Belief of(final Signs signs, final Learnt learnt) {
		final List<Reason> reasons = Reason.all(signs, learnt);
		return new Belief(worst(reasons), map(signs, learnt), reasons.stream().map(Reason::words).toList(), signs);
	}

	private static Verdict worst(final List<Reason> reasons) {
		return reasons.stream().map(Reason::verdict).max(Comparator.naturalOrder()).orElse(Verdict.BELIEVABLE);
	}

	private static String map(final Signs signs, final Learnt learnt) {
		final boolean isEmpty = Double.isNaN(signs.difference()) || Reason.hasOtherNoise(signs, learnt);
		if (!learnt.isGuaranteed() || isEmpty) return CONSISTENCY;
		return TRUST;
	}

	/**
	 * For people: "believable: shrunk back, it differs from the scan by hardly more than the noise (4 % of its
	 * contrast, bicubic enlargement 3 %), and no wave was invented; 10.6 input pixels a period", or "look at the map of
	 * trust: it is finer than all that the model was trained for (…)".
	 */
	public String sentence() {
		if (reasons.isEmpty()) return verdict.words() + ": " + calm() + "; " + sampling();
		return todo() + ": " + String.join("; ", reasons) + " (" + figures() + ")";
	}

	private String todo() {
		if (verdict == Verdict.LOOK) return verdict.words() + " of " + map;
		return verdict.words();
	}

	private String calm() {
		return "shrunk back, it differs from the scan by hardly more than the noise (" + NumberText.share(signs
			.difference()) + " of its contrast, bicubic enlargement " + NumberText.share(signs.differenceOfBicubic()) +
			"), and " + waves();
	}

	private String waves() {
		if (signs.invented() == 0) return "no wave was invented";
		return String.format(Locale.ROOT, "%.1f %% of it are waves that the input does not show", 100 * signs
			.invented());
	}

	/** What the reasons have not told. */
	private String figures() {
		final boolean isTold = Double.isNaN(signs.difference()) || Reason.isDifferent(signs);
		if (isTold) return sampling();
		return "it differs from the scan by " + NumberText.share(signs.difference()) +
			" of its contrast beyond the noise, bicubic enlargement by " + NumberText.share(signs
				.differenceOfBicubic()) + "; " + sampling();
	}

	private String sampling() {
		if (Double.isNaN(signs.period())) return "no lattice is to be seen";
		return String.format(Locale.ROOT, "%.1f input pixels a period", signs.period());
	}
}
