package sc.fiji.superres.trust;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Measures the {@link Calibration} of a network on scans of which the truth is known.
 * <p>
 * Every third scan is there to fit the weights of the signs; the others tell how far errors go beyond what is expected.
 * Scans are kept apart and not windows, since windows of one scan resemble each other. Windows do not overlap, and lie
 * {@value #MARGIN} pixels off the edge, as nearly all windows of a whole image do.
 * </p>
 */
public final class Calibrator {

	private static final int MARGIN = 8;
	private static final int WINDOW = 5;
	/** Groups by noise at each zoom level. */
	private static final int GROUPS = 4;
	/** Every third scan is for the weights. */
	private static final int PARTS = 3;
	private static final int HUNDRED = 100;

	/** A scan with its windows. */
	private record Scan(double noise, double residual, double growth, double along, List<Window> windows) {}

	private final Enlarger enlarger;
	private final TreeMap<Double, List<Scan>> scans = new TreeMap<>();

	public Calibrator(final Enlarger enlarger) {
		this.enlarger = enlarger;
	}

	/** Enlarges a scan, and looks how far the result is from the truth. One that shows nothing does not count. */
	public void add(final CalibrationPair pair) {
		final int width = pair.width();
		final int height = pair.height();
		final Windows windows = new Windows(width, height, pair.factor());
		final float[] result = enlarger.enlarge(pair.input(), width, height);
		final float[] turned = enlarger.enlargeTurned(pair.input(), width, height);
		final TrustSigns signs = new TrustSigns(pair.input(), result, turned, windows);
		if (!(signs.contrast() > 0) || !Double.isFinite(signs.noise())) return; // shows nothing
		final float[] errors = windows.squaredDifference(result, pair.truth());
		final Scan scan = new Scan(signs.noise(), signs.residual(), signs.growth(), signs.along(), windows(signs,
			errors, width, height));
		scans.computeIfAbsent(pair.ratio(), ratio -> new ArrayList<>()).add(scan);
	}

	private static List<Window> windows(final TrustSigns signs, final float[] errors, final int width,
		final int height)
	{
		final double unit = signs.contrast() * signs.contrast();
		final List<Window> windows = new ArrayList<>();
		for (int y = MARGIN; y + WINDOW <= height - MARGIN; y += WINDOW)
			for (int x = MARGIN; x + WINDOW <= width - MARGIN; x += WINDOW) {
				final int middle = (y + WINDOW / 2) * width + x + WINDOW / 2;
				windows.add(new Window(signs.at(middle), errors[middle] / unit));
			}
		return windows;
	}

	/**
	 * The calibration by all scans that were added.
	 *
	 * @param waves as {@link Calibration} has them
	 */
	public Calibration calibration(final List<Wave> waves) {
		final List<Calibration.Level> levels = new ArrayList<>();
		scans.forEach((ratio, those) -> {
			if (those.size() >= PARTS * GROUPS) levels.add(level(ratio, those));
		});
		if (levels.isEmpty()) return Calibration.none("too few scans of its calibration show anything");
		return new Calibration(levels, waves, null, kind());
	}

	/** Of all scans but one of a hundred at each end. */
	private Calibration.Kind kind() {
		final double[] growth = sorted(Scan::growth);
		final double[] along = sorted(Scan::along);
		final int few = growth.length / HUNDRED;
		final int last = growth.length - 1 - few;
		return new Calibration.Kind(growth[few], growth[last], along[last]);
	}

	private double[] sorted(final ToDoubleFunction<Scan> figure) {
		return scans.values().stream().flatMap(List::stream).mapToDouble(figure).sorted().toArray();
	}

	private static Calibration.Level level(final double ratio, final List<Scan> scans) {
		final List<Window> forWeights = new ArrayList<>();
		final List<Scan> forBound = new ArrayList<>();
		for (int i = 0; i < scans.size(); i++) {
			if (i % PARTS == 0) forWeights.addAll(scans.get(i).windows);
			else forBound.add(scans.get(i));
		}
		return level(ratio, forBound, SignWeights.of(forWeights));
	}

	private static Calibration.Level level(final double ratio, final List<Scan> scans, final double[] weights) {
		scans.sort(Comparator.comparingDouble(Scan::noise));
		final double least = scans.get(0).noise;
		final double most = scans.get(scans.size() - 1).noise;
		final double residual = scans.stream().mapToDouble(Scan::residual).max().orElseThrow();
		final List<Double> list = DoubleStream.of(weights).boxed().toList();
		return new Calibration.Level(ratio, list, least, most, residual, groups(scans, weights));
	}

	private static List<Calibration.Group> groups(final List<Scan> scans, final double[] weights) {
		final List<Calibration.Group> groups = new ArrayList<>();
		for (int g = 0; g < GROUPS; g++) {
			final int from = g * scans.size() / GROUPS;
			final int to = (g + 1) * scans.size() / GROUPS;
			groups.add(group(scans.subList(from, to), weights));
		}
		return groups;
	}

	private static Calibration.Group group(final List<Scan> scans, final double[] weights) {
		final double[] factors = scans.stream().flatMap(scan -> scan.windows.stream()).mapToDouble(window -> window
			.factor(weights)).sorted().toArray();
		final double noise = scans.get(scans.size() / 2).noise;
		return new Calibration.Group(noise, quantile(factors), factors.length);
	}

	/** The ⌈0.9 (n + 1)⌉-th of n: one more is no greater with a probability of at least 90 %. */
	private static double quantile(final double[] sorted) {
		final int rank = (int) Math.ceil(Calibration.COVERAGE * (sorted.length + 1));
		return sorted[Math.min(rank, sorted.length) - 1];
	}
}
