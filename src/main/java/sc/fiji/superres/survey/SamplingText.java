package sc.fiji.superres.survey;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.survey.Sampling.Sampled;

/** What people read of a {@link Sampling}. */
record SamplingText(Sampling sampling) {

	/** As many zoom levels are named; of more the first two and the last. */
	private static final int NAMED = 4;

	/**
	 * "5, 6 … 9 MX. There the input has 1.9 to 3.4 pixels a period, and 31 to 100 % of the structure would fold back."
	 */
	String lost() {
		return zooms() + ". There " + pixels() + share() + " would fold back to a period that is not there.";
	}

	/** Why nothing can be learnt, and what helps. */
	String refusal() {
		if (sampling.coarsest() < 1) return "The images are recorded too coarsely to learn from: " + recorded() +
			", and at least " + number(Sampling.PIXELS) + " are needed. Record at a zoom " + number(Math.ceil(10 /
				sampling.coarsest()) / 10) + " times as high or higher.";
		return "Nothing to learn from: at none of the zoom levels does the input hold the structure of the images. There " +
			pixels() + share() + " would fold back. Choose a preset that reaches " + reach() + " or beyond.";
	}

	private String recorded() {
		if (Double.isNaN(sampling.period())) return "much of their structure is finer than " + number(Sampling.PIXELS) +
			" pixels a period";
		return "they have " + number(sampling.period()) + " pixels a period, or much structure finer than that";
	}

	/** The zoom level from which on all is sampled. */
	private ZoomLevel reach() {
		final MultiScaleConfig config = sampling.config();
		return config.zoom().targetAt(Math.ceil(10 * config.factor() / sampling.coarsest()) / 10);
	}

	private String zooms() {
		final List<String> names = sampling.lost().stream().map(Sampled::level).sorted(Comparator.comparingDouble(
			Level::ratio)).map(level -> sampling.config().zoom().targetAt(level.ratio()).toString()).toList();
		if (names.size() <= NAMED) return String.join(", ", names);
		return names.get(0) + ", " + names.get(1) + " … " + names.get(names.size() - 1);
	}

	/** Empty where nothing repeats itself. */
	private String pixels() {
		if (Double.isNaN(sampling.period())) return "";
		return "the input has " + range(Sampled::pixels, 1) + " pixels a period, and ";
	}

	private String share() {
		return range(level -> 100 * level.folded(), 0) + " % of the structure";
	}

	/** "1.9 to 3.4" over the levels that are lost. */
	private String range(final ToDoubleFunction<Sampled> what, final int decimals) {
		final String format = "%." + decimals + "f";
		final String least = String.format(Locale.ROOT, format, sampling.lost().stream().mapToDouble(what).min().orElse(
			0));
		final String most = String.format(Locale.ROOT, format, sampling.lost().stream().mapToDouble(what).max().orElse(
			0));
		return least.equals(most) ? least : least + " to " + most;
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
	}
}
