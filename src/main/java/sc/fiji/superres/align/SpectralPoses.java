package sc.fiji.superres.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import sc.fiji.superres.align.WhitenedSpectrum.Bin;

/**
 * Scales and rotations at which the reflections of an image fall on those of the reference, wherever either lies: the
 * amplitude of a spectrum does not know of shifts. On a lattice of many periods this finds what correlation would need
 * hundreds of trials for.
 * <p>
 * The reference's spectrum is the mean over windows of the image's size (P. D. Welch, 1967), Hann-weighted like the
 * image's. An image's frequency k lies at R(rotation)·k / scale on the reference.
 * </p>
 */
final class SpectralPoses {

	/**
	 * Corners of neighbours on the grid, in image pixels: 0.8 turns a wave of 4.5 pixels by half a lobe of the window.
	 */
	private static final double STEP = 0.8;
	/** Poses whose corners differ by less than this, in image pixels, count as one. */
	private static final double APART = 5;
	/** How many of the strongest places of the image's spectrum count. */
	private static final int BINS = 400;
	/** The most windows of the reference along either axis. */
	private static final int MOST_WINDOWS = 5;

	/** Distance of an image's corners from its centre. */
	private final double radius;
	private final SpectrumGrid grid;
	private final WhitenedSpectrum reference;

	private record Scored(Pose pose, double score) {

		static final Comparator<Scored> BEST_FIRST = Comparator.comparingDouble(scored -> -scored.score);
	}

	/** Prepares for images of {@code width × height} pixels. */
	SpectralPoses(final Surface reference, final int width, final int height) {
		radius = Math.hypot(width, height) / 2;
		grid = new SpectrumGrid(width, height);
		this.reference = WhitenedSpectrum.of(meanPower(reference), grid);
	}

	/** The best poses, at (0, 0), the best first. */
	List<Pose> best(final Surface image, final AlignmentConfig config, final int most) {
		final List<Pose> best = new ArrayList<>();
		for (final Scored scored : scored(strongest(image), config)) {
			if (best.size() == most) break;
			if (isApart(scored.pose, best)) best.add(scored.pose);
		}
		return best;
	}

	private boolean isApart(final Pose pose, final List<Pose> others) {
		return others.stream().allMatch(other -> areApart(other, pose));
	}

	private List<Bin> strongest(final Surface image) {
		return WhitenedSpectrum.of(grid.power(image, 0, 0), grid).strongest(BINS);
	}

	/** All poses of the grid, the best first. */
	private List<Scored> scored(final List<Bin> bins, final AlignmentConfig config) {
		final Stream<Pose> poses = CoarseGrid.poses(config, radius, STEP).parallelStream();
		return poses.map(pose -> new Scored(pose, score(bins, pose))).sorted(Scored.BEST_FIRST).toList();
	}

	private boolean areApart(final Pose one, final Pose other) {
		return Math.hypot(one.a() - other.a(), one.b() - other.b()) * radius > APART;
	}

	private double score(final List<Bin> bins, final Pose pose) {
		final double a = pose.a();
		final double b = pose.b();
		final double square = pose.scale() * pose.scale();
		double sum = 0;
		for (final Bin bin : bins) {
			final double kx = (a * bin.kx() - b * bin.ky()) / square;
			final double ky = (b * bin.kx() + a * bin.ky()) / square;
			sum += bin.strength() * reference.at(kx, ky);
		}
		return sum;
	}

	private double[] meanPower(final Surface surface) {
		final double[] sum = new double[grid.size()];
		for (final int top : starts(surface.height(), grid.height()))
			for (final int left : starts(surface.width(), grid.width()))
				add(sum, grid.power(surface, left, top));
		return sum;
	}

	private static void add(final double[] sum, final double[] power) {
		for (int i = 0; i < sum.length; i++)
			sum[i] += power[i];
	}

	/** Where windows begin that overlap by half, or fewer that are spread evenly. */
	private static int[] starts(final int size, final int window) {
		final int room = size - Math.min(size, window);
		final int halfOverlapping = 1 + (2 * room + window - 1) / window;
		final int count = Math.min(MOST_WINDOWS, halfOverlapping);
		return spread(room, count);
	}

	/** Numbers spread evenly from 0 to a last one; a single one lies in the middle. */
	private static int[] spread(final int last, final int count) {
		if (count == 1) return new int[] { last / 2 };
		return IntStream.range(0, count).map(i -> (int) ((long) last * i / (count - 1))).toArray();
	}
}
