package sc.fiji.superres.batches;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.lattice.InventedLattice;
import sc.fiji.superres.lattice.Reflection;

/**
 * What a validation found out about a network beside its scores.
 *
 * @param offset how far results lie to the right of where they belong, and as far down, in their own pixels (the mean
 *            of both); 0 where it is not told from 0, NaN where the images show nothing to measure it by
 * @param invented amplitude of the strongest wave that the network draws into noise alone, over that of the images' own
 *            strongest reflection; 0 where nothing stands out, NaN where the noise is not known
 * @param scores of the network
 * @param bicubic of bicubic enlargement on the same pairs
 */
public record Findings(double offset, double invented, Validation.Scores scores, Validation.Scores bicubic) {

	/** Scores on the same noisy pairs differ by less without meaning it, in dB. */
	private static final double SAME = 0.05;
	/** Less is worth what a network remembers, in dB: the targets are noisy, and show nothing else (docs/study.md). */
	private static final double HARDLY = 0.1;
	/** Below this share of a lattice's own amplitude nobody sees a wave. */
	private static final double VISIBLE = 0.1;
	/** What counts as the amplitude of images without a lattice, in [0,1]: some grey values of 255. */
	private static final double FAINT = 0.02;
	/** Standard errors from which on an offset is told from 0. */
	private static final double CERTAIN = 3;
	/** Standard error of a median over that of a mean. */
	private static final double OF_MEDIAN = 1.2533;

	/** The median of offsets measured one by one, where it can be told from 0. */
	static double offset(final DoubleStream measured) {
		final double[] offsets = measured.filter(Double::isFinite).sorted().toArray();
		if (offsets.length == 0) return Double.NaN;
		final double median = (offsets[(offsets.length - 1) / 2] + offsets[offsets.length / 2]) / 2;
		return Math.abs(median) > CERTAIN * errorOfMedian(offsets) ? median : 0;
	}

	private static double errorOfMedian(final double[] values) {
		final double mean = DoubleStream.of(values).average().orElseThrow();
		final double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
		return OF_MEDIAN * Math.sqrt(squares) / values.length;
	}

	/**
	 * How strong the waves are that stand out from what became of noise.
	 *
	 * @param found waves in the result, grey values in [0,1]
	 * @param own reflections of the images, the strongest first, likewise
	 */
	static double invented(final InventedLattice found, final List<Reflection> own) {
		final double lattice = own.isEmpty() ? FAINT : own.get(0).amplitude();
		final double strongest = Math.max(strongestKnown(found), strongestAnywhere(found));
		return strongest / Math.max(lattice, FAINT);
	}

	/** Amplitude of the strongest wave that stands out where the images have reflections; 0 where none does. */
	private static double strongestKnown(final InventedLattice found) {
		double strongest = 0;
		for (final Reflection reflection : found.known())
			if (reflection.sigma() > InventedLattice.KNOWN) strongest = Math.max(strongest, reflection.amplitude());
		return strongest;
	}

	private static double strongestAnywhere(final InventedLattice found) {
		return found.highest().sigma() > InventedLattice.ANYWHERE ? found.highest().amplitude() : 0;
	}

	/** What people must know of the model; none where all is well. */
	public List<String> warnings() {
		final List<String> warnings = new ArrayList<>();
		final List<ZoomLevel> worse = worse();
		if (scores.psnr() < bicubic.psnr()) warnings.add(worseOverall());
		else if (!worse.isEmpty()) warnings.add(worseAt(worse));
		if (invented > VISIBLE) warnings.add(draws());
		return warnings;
	}

	/** Whether it scores hardly less than the other one, and needs no warning unless that does. */
	public boolean isAsGoodAs(final Findings other) {
		final boolean needsNone = warnings().isEmpty() || !other.warnings().isEmpty();
		return needsNone && scores.psnr() >= other.scores.psnr() - HARDLY;
	}

	/** Whether all that people must know is what it draws into noise alone. */
	public boolean drawsOnly() {
		return invented > VISIBLE && warnings().size() == 1;
	}

	private String worseOverall() {
		return String.format(Locale.ROOT,
			"it is worse than bicubic enlargement (%.2f against %.2f dB on validation images)", scores.psnr(), bicubic
				.psnr());
	}

	private static String worseAt(final List<ZoomLevel> levels) {
		return "it is worse than bicubic enlargement at " + levels.stream().map(ZoomLevel::toString).collect(Collectors
			.joining(", "));
	}

	private String draws() {
		return String.format(Locale.ROOT,
			"shown noise alone, it draws a wave of %.0f %% of the images' lattice (preview/noise.png)", 100 * invented);
	}

	/** For the log: where results lie, and what became of noise. */
	public String summary() {
		return placeSummary() + inventedSummary();
	}

	private String placeSummary() {
		if (Double.isNaN(offset)) return "";
		return String.format(Locale.ROOT, "Results lie %.2f pixels from where they belong. ", offset);
	}

	private String inventedSummary() {
		if (Double.isNaN(invented)) return "";
		return String.format(Locale.ROOT,
			"Shown noise alone, the strongest wave that the network draws has %.0f %% of the lattice's amplitude.",
			100 * invented);
	}

	/** Zoom levels at which it is worse than bicubic enlargement by more than chance. */
	private List<ZoomLevel> worse() {
		final List<ZoomLevel> worse = new ArrayList<>();
		scores.levels().forEach((zoom, score) -> {
			if (score.psnr() < bicubic.levels().get(zoom).psnr() - SAME) worse.add(zoom);
		});
		return worse;
	}
}
