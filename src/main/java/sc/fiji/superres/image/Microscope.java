package sc.fiji.superres.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What recorded an image: a model that has learnt from one kind has not learnt the noise and the shapes of the other.
 */
public enum Microscope {

		/** Electrons that are counted place by place: STEM, TEM, SEM. */
		BEAM("beam of electrons"),
		/** A tip that is moved over a surface: STM, AFM. */
		PROBE("scanning probe");

	/** Name of the fact, in the info of an image, that tells the kind. */
	public static final String FACT = "Kind of microscope";

	private static final Pattern UNIT = fact("Value unit", "\\S+");
	private static final Pattern SIMULATED = Pattern.compile("^Simulated: sample=\\S*-(stem|stm)\\b",
		Pattern.MULTILINE);

	private final String words;

	Microscope(final String words) {
		this.words = words;
	}

	private static Pattern fact(final String name, final String value) {
		return Pattern.compile("^" + name + ": (" + value + ")$", Pattern.MULTILINE);
	}

	/** For people, and in infos: "beam of electrons". */
	public String words() {
		return words;
	}

	/**
	 * What an image says of it: its info names the kind, or the sample that was simulated, or its values are heights.
	 * Empty for all others, such as a PNG, and for currents and voltages, which both kinds record.
	 *
	 * @param info facts, one a line; null for none
	 * @param unit of the grey values; null or any word where they have none
	 */
	public static Optional<Microscope> of(final String info, final String unit) {
		final String facts = info == null ? "" : info;
		return named(facts).or(() -> simulated(facts)).or(() -> byHeights(facts, unit));
	}

	private static Optional<Microscope> named(final String facts) {
		for (final Microscope kind : values())
			if (fact(FACT, kind.words).matcher(facts).find()) return Optional.of(kind);
		return Optional.empty();
	}

	private static Optional<Microscope> simulated(final String facts) {
		final Matcher sample = SIMULATED.matcher(facts);
		if (!sample.find()) return Optional.empty();
		return Optional.of(sample.group(1).equals("stm") ? PROBE : BEAM);
	}

	private static Optional<Microscope> byHeights(final String facts, final String unit) {
		final Matcher told = UNIT.matcher(facts);
		final boolean areHeights = isLength(unit) || told.find() && isLength(told.group(1));
		return Optional.of(PROBE).filter(probe -> areHeights);
	}

	private static boolean isLength(final String unit) {
		return unit != null && new PixelSize(1, 1, unit).nanometres().isPresent();
	}
}
