package sc.fiji.superres.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Binomial;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.Ssim;

/**
 * Finds the place of a reference that an image shows, recorded separately: noise-robust, below a pixel.
 *
 * <pre>
 *
 * Alignment alignment = Alignment.to(reference, AlignmentConfig.of(255)); // once for all images of this reference
 * Match match = alignment.find(image, progress);
 * double ssim = new Ssim(255).measure(image, match.crop());
 * </pre>
 * <p>
 * Image and reference are smoothed. Scales and rotations are chosen by their spectra, which serve for lattices, and by
 * correlation at reduced size, which serves for everything else. The best of both are tried at full size: the Pearson
 * correlation at all positions by Fourier transform, whose highest peaks are candidates. Each candidate climbs to the
 * position, scale and rotation of highest correlation around it. The candidate whose crop has the highest SSIM is the
 * match. Safe for many threads at once.
 * </p>
 */
public final class Alignment {

	/** How far a corner may lie outside of the reference, in pixels. */
	private static final double OUTSIDE = 2;
	/** Corners of neighbours on the grid of scales and rotations, in pixels of the reduced image. */
	private static final double COARSE_STEP = 4;
	/** Longer side of the reduced image, at most. */
	private static final int COARSE_SIDE = 64;
	private static final int HYPOTHESES = 3, PEAKS = 3, CANDIDATES = 6;
	private static final int LEAST_SIDE = 16;

	private final AlignmentConfig config;
	private final Surface reference;
	private final Surface smooth;
	private final Correlator correlator;
	private final Map<List<Integer>, SpectralPoses> spectra = new ConcurrentHashMap<>();

	private record Candidate(Pose pose, double correlation) {}

	private Alignment(final RandomAccessibleInterval<? extends RealType<?>> reference, final AlignmentConfig config) {
		this.config = config;
		this.reference = surface(reference, "reference");
		smooth = smoothed(this.reference);
		correlator = new Correlator(smooth);
	}

	/**
	 * @param reference a plane with the image somewhere on it, at least 16 × 16, without NaN
	 * @throws IllegalArgumentException for planes that are too small, constant, or hold a NaN
	 */
	public static Alignment to(final RandomAccessibleInterval<? extends RealType<?>> reference,
		final AlignmentConfig config)
	{
		return new Alignment(reference, config);
	}

	/** {@link #to} and {@link #find} for a single image. */
	public static Match align(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference, final AlignmentConfig config,
		final Progress progress)
	{
		return to(reference, config).find(image, progress);
	}

	/**
	 * @param image a plane that lies wholly on the reference (but for {@value #OUTSIDE} pixels), at least 16 × 16
	 * @throws IllegalArgumentException where it fits nowhere, is too small, constant, or holds a NaN
	 * @throws java.util.concurrent.CancellationException when {@code progress} is cancelled
	 */
	public Match find(final RandomAccessibleInterval<? extends RealType<?>> image, final Progress progress) {
		final Surface plain = surface(image, "image");
		final Surface blurred = smoothed(plain);
		final List<Pose> hypotheses = hypotheses(blurred, progress);
		final List<Candidate> candidates = new ArrayList<>();
		for (final Pose pose : hypotheses) {
			progress.checkCancelled();
			candidates.addAll(candidates(blurred, pose, correlator, PEAKS));
			progress.report(candidates.size(), (hypotheses.size() + 1L) * PEAKS, "Aligning");
		}
		if (candidates.isEmpty()) candidates.addAll(candidates(blurred, new Pose(0, 0, 1, 0), correlator, PEAKS));
		candidates.sort(Comparator.comparingDouble(c -> -c.correlation));
		final Refinement refinement = new Refinement(blurred, smooth, config);
		return candidates.stream().limit(CANDIDATES).parallel().map(c -> climbed(c, refinement, plain)).map(s -> match(
			plain, s)).toList().stream().max(Comparator.comparingDouble(Match::ssim)).map(m -> judged(m, blurred))
			.orElseThrow(() -> new IllegalArgumentException("The image has " + plain.width() + "×" + plain.height() +
				" pixels and fits nowhere on the reference of " + reference.width() + "×" + reference.height() +
				": cut its border away, or take a larger reference."));
	}

	/** Where the summit lies beyond the reference, the place that the climb began at, which does not. */
	private Refinement.Summit climbed(final Candidate candidate, final Refinement refinement, final Surface image) {
		final Refinement.Summit summit = refinement.climb(candidate.pose);
		return inside(summit.pose(), image) ? summit : new Refinement.Summit(candidate.pose, candidate.correlation);
	}

	private boolean inside(final Pose pose, final Surface image) {
		return pose.outside(image.width(), image.height(), reference) <= OUTSIDE;
	}

	/** Scales and rotations worth a look at full size. */
	private List<Pose> hypotheses(final Surface image, final Progress progress) {
		final Set<Pose> poses = new LinkedHashSet<>(spectrum(image.width(), image.height()).best(image, config,
			HYPOTHESES));
		poses.addAll(reduced(image, progress));
		return List.copyOf(poses);
	}

	/**
	 * Two threads may make the same; a lock would be held over work that is shared with the threads that wait for it.
	 */
	private SpectralPoses spectrum(final int width, final int height) {
		final List<Integer> size = List.of(width, height);
		if (!spectra.containsKey(size)) spectra.put(size, new SpectralPoses(smooth, width, height));
		return spectra.get(size);
	}

	/** The best by correlation at reduced size. */
	private List<Pose> reduced(final Surface image, final Progress progress) {
		final int bin = (Math.max(image.width(), image.height()) + COARSE_SIDE - 1) / COARSE_SIDE;
		final Surface small = image.binned(bin);
		final Correlator coarse = bin == 1 ? correlator : new Correlator(smooth.binned(bin));
		final double radius = Math.hypot(small.width(), small.height()) / 2;
		final List<Candidate> tried = new ArrayList<>();
		for (final Pose pose : CoarseGrid.poses(config, radius, COARSE_STEP)) {
			progress.checkCancelled();
			final Template template = Template.of(small, pose);
			if (!coarse.fits(template)) continue;
			final CorrelationMap map = coarse.map(template);
			map.peaks(1, 1).forEach(p -> tried.add(new Candidate(pose, p.value())));
		}
		tried.sort(Comparator.comparingDouble(c -> -c.correlation));
		return tried.stream().map(Candidate::pose).limit(HYPOTHESES).toList();
	}

	private List<Candidate> candidates(final Surface image, final Pose pose, final Correlator on, final int most) {
		final Template template = Template.of(image, pose);
		if (!on.fits(template)) return List.of();
		return on.map(template).peaks(most, config.smooth() + 2).stream().map(p -> new Candidate(pose.at(p.x() +
			template.width() / 2.0, p.y() + template.height() / 2.0), p.value())).filter(c -> inside(c.pose, image))
			.toList();
	}

	private Match match(final Surface image, final Refinement.Summit summit) {
		final Pose pose = summit.pose();
		final double[] values = reference.seenFrom(pose, image.width(), image.height());
		final float[] crop = new float[values.length];
		for (int i = 0; i < crop.length; i++)
			crop[i] = (float) values[i];
		final RandomAccessibleInterval<FloatType> plane = Planes.floats(crop, image.width(), image.height());
		final double ssim = new Ssim(config.dataRange()).measure(image.plane(), plane);
		return new Match(plane, pose.x(), pose.y(), pose.scale(), pose.rotation(), summit.correlation(), ssim, 1);
	}

	/** The match with its uniqueness: by the correlation at all positions, with its scale and rotation. */
	private Match judged(final Match m, final Surface image) {
		final Template template = Template.of(image, new Pose(0, 0, m.scale(), m.rotation()));
		if (!correlator.fits(template)) return m;
		final CorrelationMap map = correlator.map(template);
		final int x = (int) Math.round(m.x() - template.width() / 2.0), y = (int) Math.round(m.y() - template.height() /
			2.0);
		final double unique = map.uniqueness(x, y);
		return new Match(m.crop(), m.x(), m.y(), m.scale(), m.rotation(), m.correlation(), m.ssim(), unique);
	}

	private Surface smoothed(final Surface plane) {
		return new Surface(Binomial.smooth(plane.values(), plane.width(), plane.height(), config.smooth()), plane
			.width(), plane.height());
	}

	private static Surface surface(final RandomAccessibleInterval<? extends RealType<?>> plane, final String what) {
		final Surface surface = new Surface(Planes.doubleArray(plane), Planes.width(plane), Planes.height(plane));
		if (Math.min(surface.width(), surface.height()) < LEAST_SIDE) throw new IllegalArgumentException("The " + what +
			" has " + surface.width() + "×" + surface.height() + " pixels; to be aligned it needs at least " +
			LEAST_SIDE + "×" + LEAST_SIDE + ".");
		final DoubleSummaryStatistics grey = Arrays.stream(surface.values()).summaryStatistics();
		if (!Double.isFinite(grey.getSum())) throw new IllegalArgumentException("The " + what +
			" holds pixels that are NaN or infinite; replace them before you align it.");
		if (grey.getMin() == grey.getMax()) throw new IllegalArgumentException("The " + what + " is constant, " + grey
			.getMin() + " everywhere: there is nothing to align.");
		return surface;
	}
}
