package sc.fiji.superres.train;

import java.util.List;

/**
 * A learning rate that falls by a constant factor at given iterations.
 *
 * @param first rate of the first iterations, greater than 0
 * @param milestones rising iterations after which the rate has been multiplied once more; may be empty
 * @param factor what it is multiplied by, in (0,1]
 */
public record StepSchedule(double first, List<Long> milestones, double factor) {

	/** The published configuration's milestones over its 150 000 iterations, halving at each. */
	private static final List<Long> PUBLISHED = List.of(25_000L, 40_000L, 55_000L, 75_000L, 85_000L);
	private static final long PUBLISHED_ITERATIONS = 150_000;

	public StepSchedule {
		milestones = List.copyOf(milestones);
		if (!(first > 0 && first < 1)) {
			throw new IllegalArgumentException("learningrate=" + first + " is not between 0 and 1; 0.001 is usual.");
		}
		if (!(factor > 0 && factor <= 1)) {
			throw new IllegalArgumentException("The learning rate falls by a factor in (0,1], not " + factor + ".");
		}
		long before = 0;
		for (final long milestone : milestones) {
			if (milestone <= before) {
				throw new IllegalArgumentException("milestones=" + milestones + " must rise from 1 on.");
			}
			before = milestone;
		}
	}

	/** The published milestones, at the same share of a run of this length; those that coincide are left out. */
	public static List<Long> publishedMilestones(final long iterations) {
		return PUBLISHED.stream().map(m -> m * iterations / PUBLISHED_ITERATIONS).filter(m -> m > 0).distinct().toList();
	}

	/** Rate of iteration k, which counts from 0: as PyTorch's MultiStepLR stepped after each iteration. */
	public double rate(final long iteration) {
		double rate = first;
		for (final long milestone : milestones)
			if (iteration >= milestone) rate *= factor;
		return rate;
	}
}
