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
	/** The scale and rotation that are tried where no hypothesis leads anywhere. */
	private static final Pose UPRIGHT = new Pose(0, 0, 1, 0);

	private static final String TOO_SMALL = " has %s pixels; to be aligned it needs at least " + LEAST_SIDE + "×" +
		LEAST_SIDE + ".";
	private static final String NOT_FINITE =
		" holds pixels that are NaN or infinite; replace them before you align it.";
	private static final String CONSTANT = " is constant, %s everywhere: there is nothing to align.";

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
		final List<Match> matches = matches(candidates(blurred, progress), plain, blurred);
		if (matches.isEmpty()) throw fitsNowhere(plain);
		return withUniqueness(mostAlike(matches), blurred);
	}

	/** Where the first candidates lead to. */
	private List<Match> matches(final List<Candidate> candidates, final Surface plain, final Surface blurred) {
		final Refinement refinement = new Refinement(blurred, smooth, config);
		return candidates.stream().limit(CANDIDATES).parallel().map(candidate -> match(plain, climbed(candidate,
			refinement, plain))).toList();
	}

	private static Match mostAlike(final List<Match> matches) {
		return matches.stream().max(Comparator.comparingDouble(Match::ssim)).orElseThrow();
	}

	private IllegalArgumentException fitsNowhere(final Surface image) {
		return new IllegalArgumentException("The image has " + image.pixels() +
			" pixels and fits nowhere on the reference of " + reference.pixels() +
			": cut its border away, or take a larger reference.");
	}

	/** The highest correlations at all hypotheses, the highest first. */
	private List<Candidate> candidates(final Surface image, final Progress progress) {
		final List<Candidate> candidates = candidates(image, hypotheses.of(image, progress), progress);
		if (candidates.isEmpty()) candidates.addAll(candidates(image, UPRIGHT));
		candidates.sort(Comparator.comparingDouble(candidate -> -candidate.correlation));
		return candidates;
	}

	private List<Candidate> candidates(final Surface image, final List<Pose> poses, final Progress progress) {
		final long most = (poses.size() + 1L) * PEAKS;
		final List<Candidate> candidates = new ArrayList<>();
		for (final Pose pose : poses) {
			progress.checkCancelled();
			candidates.addAll(candidates(image, pose));
			progress.report(candidates.size(), most, "Aligning");
		}
		return candidates;
	}

	/** The highest peaks of correlation with the scale and rotation of a pose. */
	private List<Candidate> candidates(final Surface image, final Pose pose) {
		final Template template = Template.of(image, pose);
		if (!correlator.fits(template)) return List.of();
		final List<CorrelationMap.Peak> peaks = correlator.map(template).peaks(PEAKS, config.smooth() + 2);
		return peaks.stream().map(peak -> candidate(template, pose, peak)).filter(candidate -> isInside(candidate.pose,
			image)).toList();
	}

	/** A template whose upper left pixel lies at a peak. */
	private static Candidate candidate(final Template template, final Pose pose, final CorrelationMap.Peak peak) {
		final double x = peak.x() + template.width() / 2.0;
		final double y = peak.y() + template.height() / 2.0;
		return new Candidate(pose.at(x, y), peak.value());
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
		return new Match(crop, pose.x(), pose.y(), pose.scale(), pose.rotation(), summit.correlation(), ssim(image,
			crop), 1);
	}

	private double ssim(final Surface image, final RandomAccessibleInterval<FloatType> crop) {
		return new Ssim(config.dataRange()).measure(image.plane(), crop);
	}

	private RandomAccessibleInterval<FloatType> crop(final Pose pose, final int width, final int height) {
		return Planes.floats(floats(reference.seenFrom(pose, width, height)), width, height);
	}

	private static float[] floats(final double[] values) {
		final float[] floats = new float[values.length];
		for (int i = 0; i < floats.length; i++)
			floats[i] = (float) values[i];
		return floats;
	}

	/** The match with its uniqueness: by the correlation at all positions, with its scale and rotation. */
	private Match withUniqueness(final Match match, final Surface image) {
		final Pose pose = new Pose(0, 0, match.scale(), match.rotation());
		final Template template = Template.of(image, pose);
		if (!correlator.fits(template)) return match;
		final int x = start(match.x(), template.width());
		final int y = start(match.y(), template.height());
		return match.withUniqueness(correlator.map(template).uniqueness(x, y));
	}

	/** The pixel that a template begins at whose centre is given. */
	private static int start(final double centre, final int size) {
		return (int) Math.round(centre - size / 2.0);
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
		final DoubleSummaryStatistics grey = Arrays.stream(surface.values()).summaryStatistics();
		require(Math.min(surface.width(), surface.height()) >= LEAST_SIDE, what, TOO_SMALL, surface.pixels());
		require(Double.isFinite(grey.getSum()), what, NOT_FINITE);
		require(grey.getMin() != grey.getMax(), what, CONSTANT, grey.getMin());
	}

	private static void require(final boolean ok, final String what, final String message, final Object... details) {
		if (!ok) throw new IllegalArgumentException("The " + what + String.format(message, details));
	}
}
