package sc.fiji.superres.survey;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.survey.Sampling.Sampled;

/** Describes a {@link Sampling} for people. */
record SamplingText(Sampling sampling) {

	/** Up to this number all zoom levels are named; of more only the first two and the last. */
	private static final int NAMED = 4;

	/**
	 * "5, 6 … 9 MX. There the input has 1.9 to 3.4 pixels a period, and 31 to 100 % of the structure would fold back."
	 */
	String lost() {
		return zooms() + ". There " + pixels() + share() + " would fold back to a period that is not there.";
	}

	/** Says why nothing can be learnt, and what would help. */
	String refusal() {
		if (sampling.coarsest() < 1) return tooCoarse();
		return "Nothing to learn from: at none of the zoom levels does the input hold the structure of the images. " +
			"There " + pixels() + share() + " would fold back. Choose a preset that reaches " + reach() + " or beyond.";
	}

	private String tooCoarse() {
		final double neededZoom = roundedUp(1, sampling.coarsest());
		return "The images are recorded too coarsely to learn from: " + recorded() + ", and at least " + number(
			Sampling.PIXELS) + " are needed. Record at a zoom " + number(neededZoom) + " times as high or higher.";
	}

	private String recorded() {
		if (Double.isNaN(sampling.period())) return "much of their structure is finer than " + number(Sampling.PIXELS) +
			" pixels a period";
		return "they have " + number(sampling.period()) + " pixels a period, or much structure finer than that";
	}

	/** The zoom level from which on every level is sampled. */
	private ZoomLevel reach() {
		final MultiScaleConfig config = sampling.config();
		return config.zoom().targetAt(roundedUp(config.factor(), sampling.coarsest()));
	}

	/** {@code number / divisor}, rounded up to tenths. */
	private static double roundedUp(final int number, final double divisor) {
		return Math.ceil(10 * number / divisor) / 10;
	}

	private String zooms() {
		final List<String> names = zoomNames();
		if (names.size() <= NAMED) return String.join(", ", names);
		return names.get(0) + ", " + names.get(1) + " … " + names.get(names.size() - 1);
	}

	private List<String> zoomNames() {
		final ZoomLevel recorded = sampling.config().zoom();
		final DoubleStream ratios = sampling.lost().stream().mapToDouble(lost -> lost.level().ratio()).sorted();
		return ratios.mapToObj(ratio -> recorded.targetAt(ratio).toString()).toList();
	}

	/** Empty if nothing is periodic. */
	private String pixels() {
		if (Double.isNaN(sampling.period())) return "";
		return "the input has " + range(Sampled::pixels, 1) + " pixels a period, and ";
	}

	private String share() {
		return range(level -> 100 * level.folded(), 0) + " % of the structure";
	}

	/** Least and greatest figure of the levels that are lost: "1.9 to 3.4". */
	private String range(final ToDoubleFunction<Sampled> figure, final int decimals) {
		final DoubleSummaryStatistics lost = sampling.lost().stream().mapToDouble(figure).summaryStatistics();
		final String least = rounded(lost.getMin(), decimals);
		final String greatest = rounded(lost.getMax(), decimals);
		if (least.equals(greatest)) return least;
		return least + " to " + greatest;
	}

	private static String rounded(final double value, final int decimals) {
		return String.format(Locale.ROOT, "%." + decimals + "f", value);
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
	}
}
