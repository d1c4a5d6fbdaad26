package sc.fiji.superres.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;

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
	/** Peaks of each correlation map that are looked at. */
	private static final int PEAKS = 3;
	/** Candidates that climb. */
	private static final int CANDIDATES = 6;
	private static final int LEAST_SIDE = 16;

	private final AlignmentConfig config;
	private final Surface reference;
	private final Surface smooth;
	private final Correlator correlator;
	private final Hypotheses hypotheses;

	private record Candidate(Pose pose, double correlation) {}

	private Alignment(final RandomAccessibleInterval<? extends RealType<?>> reference, final AlignmentConfig config) {
		this.config = config;
		this.reference = surface(reference, "reference");
		smooth = smoothed(this.reference);
		correlator = new Correlator(smooth);
		hypotheses = new Hypotheses(smooth, correlator, config);
	}

	/**
	 * Prepares a reference, for any number of images.
	 *
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
	 * Finds the place of an image.
	 *
	 * @param image a plane that lies wholly on the reference (but for {@value #OUTSIDE} pixels), at least 16 × 16
	 * @throws IllegalArgumentException where it fits nowhere, is too small, constant, or holds a NaN
	 * @throws java.util.concurrent.CancellationException when {@code progress} is cancelled
	 */
	public Match find(final RandomAccessibleInterval<? extends RealType<?>> image, final Progress progress) {
		final Surface plain = surface(image, "image");
		final Surface blurred = smoothed(plain);
		final Refinement refinement = new Refinement(blurred, smooth, config);
		final List<Match> matches = candidates(blurred, progress).stream().limit(CANDIDATES).parallel().map(
			candidate -> match(plain, climbed(candidate, refinement, plain))).toList();
		final Match best = matches.stream().max(Comparator.comparingDouble(Match::ssim)).orElseThrow(() -> fitsNowhere(
			plain));
		return withUniqueness(best, blurred);
	}

	private IllegalArgumentException fitsNowhere(final Surface image) {
		return new IllegalArgumentException("The image has " + image.width() + "×" + image.height() +
			" pixels and fits nowhere on the reference of " + reference.width() + "×" + reference.height() +
			": cut its border away, or take a larger reference.");
	}

	/** The highest correlations at all hypotheses, the highest first. */
	private List<Candidate> candidates(final Surface image, final Progress progress) {
		final List<Pose> poses = hypotheses.of(image, progress);
		final List<Candidate> candidates = new ArrayList<>();
		for (final Pose pose : poses) {
			progress.checkCancelled();
			candidates.addAll(candidates(image, pose));
			progress.report(candidates.size(), (poses.size() + 1L) * PEAKS, "Aligning");
		}
		if (candidates.isEmpty()) candidates.addAll(candidates(image, new Pose(0, 0, 1, 0)));
		candidates.sort(Comparator.comparingDouble(candidate -> -candidate.correlation));
		return candidates;
	}

	/** The highest peaks of correlation with the scale and rotation of a pose. */
	private List<Candidate> candidates(final Surface image, final Pose pose) {
		final Template template = Template.of(image, pose);
		final List<Candidate> candidates = new ArrayList<>();
		if (!correlator.fits(template)) return candidates;
		for (final CorrelationMap.Peak peak : correlator.map(template).peaks(PEAKS, config.smooth() + 2)) {
			final double x = peak.x() + template.width() / 2.0;
			final double y = peak.y() + template.height() / 2.0;
			final Pose there = pose.at(x, y);
			if (isInside(there, image)) candidates.add(new Candidate(there, peak.value()));
		}
		return candidates;
	}

	/** The summit near a candidate; where it lies beyond the reference, the candidate itself, which does not. */
	private Refinement.Summit climbed(final Candidate candidate, final Refinement refinement, final Surface image) {
		final Refinement.Summit summit = refinement.climb(candidate.pose);
		if (isInside(summit.pose(), image)) return summit;
		return new Refinement.Summit(candidate.pose, candidate.correlation);
	}

	private boolean isInside(final Pose pose, final Surface image) {
		return pose.outside(image.width(), image.height(), reference) <= OUTSIDE;
	}

	private Match match(final Surface image, final Refinement.Summit summit) {
		final Pose pose = summit.pose();
		final RandomAccessibleInterval<FloatType> crop = crop(pose, image.width(), image.height());
		final double ssim = new Ssim(config.dataRange()).measure(image.plane(), crop);
		return new Match(crop, pose.x(), pose.y(), pose.scale(), pose.rotation(), summit.correlation(), ssim, 1);
	}

	private RandomAccessibleInterval<FloatType> crop(final Pose pose, final int width, final int height) {
		final double[] values = reference.seenFrom(pose, width, height);
		final float[] crop = new float[values.length];
		for (int i = 0; i < crop.length; i++)
			crop[i] = (float) values[i];
		return Planes.floats(crop, width, height);
	}

	/** The match with its uniqueness: by the correlation at all positions, with its scale and rotation. */
	private Match withUniqueness(final Match match, final Surface image) {
		final Pose pose = new Pose(0, 0, match.scale(), match.rotation());
		final Template template = Template.of(image, pose);
		if (!correlator.fits(template)) return match;
		final int x = (int) Math.round(match.x() - template.width() / 2.0);
		final int y = (int) Math.round(match.y() - template.height() / 2.0);
		return match.withUniqueness(correlator.map(template).uniqueness(x, y));
	}

	private Surface smoothed(final Surface plane) {
		final double[] values = Binomial.smooth(plane.values(), plane.width(), plane.height(), config.smooth());
		return new Surface(values, plane.width(), plane.height());
	}

	private static Surface surface(final RandomAccessibleInterval<? extends RealType<?>> plane, final String what) {
		final Surface surface = new Surface(Planes.doubleArray(plane), Planes.width(plane), Planes.height(plane));
		requireAlignable(surface, what);
		return surface;
	}

	private static void requireAlignable(final Surface surface, final String what) {
		if (Math.min(surface.width(), surface.height()) < LEAST_SIDE) throw new IllegalArgumentException("The " + what +
			" has " + surface.width() + "×" + surface.height() + " pixels; to be aligned it needs at least " +
			LEAST_SIDE + "×" + LEAST_SIDE + ".");
		final DoubleSummaryStatistics grey = Arrays.stream(surface.values()).summaryStatistics();
		if (!Double.isFinite(grey.getSum())) throw new IllegalArgumentException("The " + what +
			" holds pixels that are NaN or infinite; replace them before you align it.");
		if (grey.getMin() == grey.getMax()) throw new IllegalArgumentException("The " + what + " is constant, " + grey
			.getMin() + " everywhere: there is nothing to align.");
	}
}
