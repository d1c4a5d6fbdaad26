package sc.fiji.superres.batches;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.fidelity.Displacement;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.lattice.InventedLattice;
import sc.fiji.superres.lattice.Reflection;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;

import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.survey.Blank;

/**
 * Watches a training on pairs of images it never learns from: a fixed choice, as many of each zoom level and evenly
 * spaced over its pairs. PSNR and SSIM are means over the pairs, grey values in [0,1].
 */
public final class Validation {

	/**
	 * Mean scores over the pairs; dB for PSNR.
	 *
	 * @param levels the same for each zoom level, from the lowest ratio to the highest; empty where pairs name none
	 */
	public record Scores(double psnr, double ssim, Map<ZoomLevel, Scores> levels) {}

	/** Pairs in all. */
	private static final int PAIRS = 24;
	/** Pairs of a zoom level, at least. */
	private static final int PAIRS_OF_LEVEL = 2;
	/** What a perfect pair counts, such as a constant one; an infinite mean would say nothing. */
	private static final double MOST_PSNR = 100;
	/**
	 * Side of the input that shows nothing but noise: a wave of some pixels shows, and a large network takes a second.
	 */
	private static final int BLANK = 96;

	/** A pair, and the zoom level of its target; null where the pairs name none. */
	private record Sample(float[] input, float[] target, ZoomLevel zoom) {}

	private final List<Sample> samples = new ArrayList<>();
	private final int inputSide;
	private final int targetSide;
	private final Scores bicubic;
	/** Null where the noise of the images is not known. */
	private final Blank blank;

	public Validation(final Pairs pairs) {
		inputSide = pairs.config().inputCrop();
		targetSide = pairs.config().crop();
		for (final long index : chosen(pairs)) {
			final Batches.Batch pair = Batches.unit(pairs.pair(index));
			samples.add(new Sample(pair.inputs(), pair.targets(), pairs.zoom(index).orElse(null)));
		}
		bicubic = score(this::enlarge);
		blank = pairs.blank(BLANK).orElse(null);
	}

	/** Numbers of the pairs to look at, level by level. */
	private static List<Long> chosen(final Pairs pairs) {
		final Collection<List<Long>> levels = levels(pairs);
		final int most = Math.max(PAIRS_OF_LEVEL, PAIRS / Math.max(1, levels.size()));
		final List<Long> chosen = new ArrayList<>();
		for (final List<Long> level : levels)
			addSpaced(level, Math.min(level.size(), most), chosen);
		return chosen;
	}

	/** Adds n numbers, evenly spaced over those of a level. */
	private static void addSpaced(final List<Long> level, final int n, final List<Long> chosen) {
		for (int i = 0; i < n; i++)
			chosen.add(level.get((int) ((i + 0.5) * level.size() / n)));
	}

	/** Numbers of all pairs by zoom level, in the order of its value: the levels of a pair folder have no other. */
	private static Collection<List<Long>> levels(final Pairs pairs) {
		final Map<Double, List<Long>> levels = new TreeMap<>();
		for (long i = 0; i < pairs.size(); i++) {
			final double value = pairs.zoom(i).map(ZoomLevel::value).orElse(0.0);
			levels.computeIfAbsent(value, zoom -> new ArrayList<>()).add(i);
		}
		return levels.values();
	}

	/** What bicubic enlargement reaches on the same pairs. */
	public Scores bicubic() {
		return bicubic;
	}

	/**
	 * Scores of a network on the pairs.
	 *
	 * @param checkCancelled called before each pair; what it throws ends the validation
	 */
	public Scores score(final Network network, final Runnable checkCancelled) {
		return score(sample -> {
			checkCancelled.run();
			return enlarge(sample, network);
		});
	}

	/**
	 * Where results lie and what the network draws into noise.
	 *
	 * @param scores of the same network
	 */
	public Findings findings(final Network network, final Scores scores) {
		final double offset = Findings.offset(samples.stream().mapToDouble(sample -> offset(sample, network)));
		return new Findings(offset, invented(network), scores, bicubic);
	}

	private double offset(final Sample sample, final Network network) {
		if (targetSide < Displacement.LEAST_SIDE) return Double.NaN;
		final Displacement found = Displacement.of(plane(enlarge(sample, network)), plane(enlarge(sample)));
		return (found.dx() + found.dy()) / 2;
	}

	private double invented(final Network network) {
		if (blank == null) return Double.NaN;
		final int factor = factor();
		final List<Reflection> enlarged = blank.reflections().stream().map(r -> r.enlarged(factor)).toList();
		return Findings.invented(InventedLattice.of(enlargedBlank(network), enlarged), blank.reflections());
	}

	/** What the network makes of noise alone, and bicubic of the same; null where the noise is not known. */
	public Preview noise(final long iteration, final Network network) {
		if (blank == null) return null;
		final int side = factor() * BLANK;
		final ArrayImg<FloatType, FloatArray> input = Planes.floats(blank.input(), BLANK, BLANK);
		final var enlarged = Resampler.resample(input, side, side, Filter.BICUBIC);
		return new Preview(iteration, input, enlarged, enlargedBlank(network), flat((float) mean(blank.input()), side));
	}

	private int factor() {
		return targetSide / inputSide;
	}

	private static ArrayImg<FloatType, FloatArray> flat(final float value, final int side) {
		final float[] values = new float[side * side];
		Arrays.fill(values, value);
		return Planes.floats(values, side, side);
	}

	private ArrayImg<FloatType, FloatArray> enlargedBlank(final Network network) {
		final int side = factor() * BLANK;
		return Planes.floats(network.run(blank.input(), 1, BLANK, BLANK), side, side);
	}

	private static double mean(final float[] values) {
		return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
	}

	/** One pair for people to look at: input, bicubic, network, target, in [0,1]. */
	public Preview preview(final long iteration, final Network network) {
		final Sample sample = samples.get(samples.size() / 2);
		final ArrayImg<FloatType, FloatArray> input = Planes.floats(sample.input, inputSide, inputSide);
		return new Preview(iteration, input, plane(enlarge(sample)), plane(enlarge(sample, network)), plane(
			sample.target));
	}

	private interface Enlargement {

		float[] of(Sample sample);
	}

	private Scores score(final Enlargement enlargement) {
		final List<Scores> all = new ArrayList<>();
		final Map<ZoomLevel, List<Scores>> levels = new LinkedHashMap<>();
		for (final Sample sample : samples) {
			final Scores scores = scores(enlargement.of(sample), sample.target);
			all.add(scores);
			if (sample.zoom != null) levels.computeIfAbsent(sample.zoom, zoom -> new ArrayList<>()).add(scores);
		}
		return mean(all, means(levels));
	}

	private static Map<ZoomLevel, Scores> means(final Map<ZoomLevel, List<Scores>> levels) {
		final Map<ZoomLevel, Scores> means = new LinkedHashMap<>();
		levels.forEach((zoom, scores) -> means.put(zoom, mean(scores, Map.of())));
		return means;
	}

	/** Scores of one enlarged input. */
	private Scores scores(final float[] enlarged, final float[] target) {
		final ArrayImg<FloatType, FloatArray> image = plane(enlarged);
		final ArrayImg<FloatType, FloatArray> reference = plane(target);
		final double psnr = Math.min(MOST_PSNR, new Psnr(1, 0).measure(image, reference));
		return new Scores(psnr, new Ssim(1).measure(image, reference), Map.of());
	}

	private static Scores mean(final List<Scores> scores, final Map<ZoomLevel, Scores> levels) {
		return new Scores(mean(scores, Scores::psnr), mean(scores, Scores::ssim), levels);
	}

	private static double mean(final List<Scores> scores, final ToDoubleFunction<Scores> figure) {
		return scores.stream().mapToDouble(figure).average().orElseThrow();
	}

	private float[] enlarge(final Sample sample, final Network network) {
		return network.run(sample.input, 1, inputSide, inputSide);
	}

	/** Bicubic enlargement. */
	private float[] enlarge(final Sample sample) {
		final ArrayImg<FloatType, FloatArray> input = Planes.floats(sample.input, inputSide, inputSide);
		return Planes.floatArray(Resampler.resample(input, targetSide, targetSide, Filter.BICUBIC));
	}

	private ArrayImg<FloatType, FloatArray> plane(final float[] values) {
		return Planes.floats(values, targetSide, targetSide);
	}
}
