package sc.fiji.superres.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import sc.fiji.superres.Progress;

/** Scales and rotations that are worth a look at full size. Safe for many threads at once. */
final class Hypotheses {

	/** Corners of neighbours on the grid of scales and rotations, in pixels of the reduced image. */
	private static final double STEP = 4;
	/** Longer side of the reduced image, at most. */
	private static final int REDUCED_SIDE = 64;
	/** How many are taken by spectra, and how many at reduced size. */
	private static final int MOST = 3;

	private final Surface reference;
	private final Correlator correlator;
	private final AlignmentConfig config;
	private final Map<List<Integer>, SpectralPoses> spectra = new ConcurrentHashMap<>();

	private record Tried(Pose pose, double correlation) {}

	/**
	 * @param reference smoothed
	 * @param correlator of the reference
	 */
	Hypotheses(final Surface reference, final Correlator correlator, final AlignmentConfig config) {
		this.reference = reference;
		this.correlator = correlator;
		this.config = config;
	}

	/** Poses at (0, 0) of a smoothed image. */
	List<Pose> of(final Surface image, final Progress progress) {
		final Set<Pose> poses = new LinkedHashSet<>(spectra(image).best(image, config, MOST));
		poses.addAll(reduced(image, progress));
		return List.copyOf(poses);
	}

	/**
	 * The spectra for images of a size, made once. Two threads may make the same at the same time; a lock would be held
	 * over work that is shared with the threads that wait for it.
	 */
	private SpectralPoses spectra(final Surface image) {
		final int width = image.width();
		final int height = image.height();
		final List<Integer> size = List.of(width, height);
		if (!spectra.containsKey(size)) spectra.put(size, new SpectralPoses(reference, width, height));
		return spectra.get(size);
	}

	/** The best by correlation at reduced size. */
	private List<Pose> reduced(final Surface image, final Progress progress) {
		final int bin = bin(image);
		final List<Tried> tried = tried(image.binned(bin), reduced(bin), progress);
		tried.sort(Comparator.comparingDouble(trial -> -trial.correlation));
		return tried.stream().map(Tried::pose).limit(MOST).toList();
	}

	/** By how much an image is reduced. */
	private static int bin(final Surface image) {
		final int longer = Math.max(image.width(), image.height());
		return (longer + REDUCED_SIDE - 1) / REDUCED_SIDE;
	}

	private List<Tried> tried(final Surface small, final Correlator coarse, final Progress progress) {
		final double radius = Math.hypot(small.width(), small.height()) / 2;
		final List<Tried> tried = new ArrayList<>();
		for (final Pose pose : CoarseGrid.poses(config, radius, STEP)) {
			progress.checkCancelled();
			highest(Template.of(small, pose), coarse).ifPresent(peak -> tried.add(new Tried(pose, peak.value())));
		}
		return tried;
	}

	/** The highest correlation of a template, where it fits. */
	private static Optional<CorrelationMap.Peak> highest(final Template template, final Correlator coarse) {
		if (!coarse.fits(template)) return Optional.empty();
		return coarse.map(template).peaks(1, 1).stream().findFirst();
	}

	private Correlator reduced(final int bin) {
		if (bin == 1) return correlator;
		return new Correlator(reference.binned(bin));
	}
}
