package sc.fiji.superres.believe;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Whether a result is to be believed, and why, by {@link Signs} that need no reference. {@code docs/trust.md} tells how
 * the limits were measured, what they miss, and how often they are wrong.
 *
 * @param verdict what to do
 * @param reasons for a worse verdict than the best, the gravest first
 * @param signs what was seen
 */
public record Belief(Verdict verdict, List<String> reasons, Signs signs) {

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
		return new Belief(worst(reasons), reasons.stream().map(Reason::words).toList(), signs);
	}

	private static Verdict worst(final List<Reason> reasons) {
		return reasons.stream().map(Reason::verdict).max(Comparator.naturalOrder()).orElse(Verdict.BELIEVABLE);
	}

	/**
	 * For people: "believable: shrunk back, it differs from the input by hardly more than the noise, and no wave was
	 * invented, mean consistency 0.48, bicubic 0.19, 10.6 input pixels a period".
	 */
	public String sentence() {
		if (reasons.isEmpty()) return verdict.words() + ": " + calm() + ", " + figures();
		return verdict.words() + ": " + String.join("; ", reasons) + " (" + figures() + ")";
	}

	private String calm() {
		return "shrunk back, it differs from the input by hardly more than the noise, and " + waves();
	}

	private String waves() {
		if (signs.invented() == 0) return "no wave was invented";
		return String.format(Locale.ROOT, "%.1f %% of it are waves that the input does not show", 100 * signs
			.invented());
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
