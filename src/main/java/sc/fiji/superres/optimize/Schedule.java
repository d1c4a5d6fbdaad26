package sc.fiji.superres.optimize;

import java.util.List;

import com.google.gson.annotations.SerializedName;

/**
 * The learning rate over a run: falling in steps, or along half a cosine, in both cases after an optional warm-up that
 * rises linearly to the first rate.
 *
 * @param first rate at the beginning, after the warm-up; greater than 0
 * @param milestones of steps: rising iterations after which the rate has been multiplied once more; may be empty
 * @param factor of steps: what the rate is multiplied by, in (0,1]
 * @param kind steps or cosine; null, as in files of before it was there, is steps
 * @param warmup iterations the rate rises over, from {@code first / warmup}; 0 for none
 */
public record Schedule(double first, List<Long> milestones, double factor, Kind kind, long warmup) {

	/** How the rate falls. */
	public enum Kind {
			/** At milestones, as published. */
			@SerializedName("step")
			STEP,
			/**
			 * Along half a cosine that reaches 0 at the end of the run (Loshchilov and Hutter 2017, without restarts).
			 */
			@SerializedName("cosine")
			COSINE
	}

	/** The published factor. */
	public static final double HALF = 0.5;

	/** The published configuration's milestones over its 150 000 iterations, halving at each. */
	private static final List<Long> PUBLISHED = List.of(25_000L, 40_000L, 55_000L, 75_000L, 85_000L);
	private static final long PUBLISHED_ITERATIONS = 150_000;
	/** One part of so many of a run is its warm-up. */
	private static final long WARMUP_SHARE = 20;

	public Schedule {
		kind = kind == null ? Kind.STEP : kind;
		milestones = List.copyOf(milestones);
		require(first > 0 && first < 1, "learningrate=" + first + " is not between 0 and 1; 0.001 is usual.");
		require(factor > 0 && factor <= 1, "The learning rate falls by a factor in (0,1], not " + factor + ".");
		require(warmup >= 0, "The warm-up takes at least 0 iterations, not " + warmup + ".");
		require(rise(milestones), "milestones=" + milestones + " must rise from 1 on.");
	}

	private static boolean rise(final List<Long> milestones) {
		long before = 0;
		for (final long milestone : milestones) {
			if (milestone <= before) return false;
			before = milestone;
		}
		return true;
	}

	private static void require(final boolean holds, final String otherwise) {
		if (!holds) throw new IllegalArgumentException(otherwise);
	}

	/** The published milestones, at the same share of a run of this length; those that coincide are left out. */
	public static List<Long> publishedMilestones(final long iterations) {
		return PUBLISHED.stream().map(m -> m * iterations / PUBLISHED_ITERATIONS).filter(m -> m > 0).distinct()
			.toList();
	}

	/** Steps at these milestones, halving at each, without warm-up. */
	public static Schedule steps(final double first, final List<Long> milestones) {
		return new Schedule(first, milestones, HALF, Kind.STEP, 0);
	}

	/** The same rate, falling in another way. */
	public Schedule withKind(final Kind changed) {
		return new Schedule(first, milestones, factor, changed, warmup);
	}

	/** The same rate, rising to it over so many iterations. */
	public Schedule withWarmup(final long changed) {
		return new Schedule(first, milestones, factor, kind, changed);
	}

	/**
	 * One cycle of a run of this length (Smith and Topin 2019, with half a cosine): up to the first rate over a
	 * twentieth of the run, then down to 0 at its end.
	 */
	public Schedule oneCycle(final long iterations) {
		return withKind(Kind.COSINE).withWarmup(iterations / WARMUP_SHARE);
	}

	/**
	 * Rate of an iteration: by steps as PyTorch's MultiStepLR stepped after each iteration, by cosine as its
	 * CosineAnnealingLR.
	 *
	 * @param iteration counts from 0
	 * @param iterations of the whole run
	 */
	public double rate(final long iteration, final long iterations) {
		if (iteration < warmup) return first * (iteration + 1) / warmup;
		if (kind == Kind.COSINE) return cosine(iteration - warmup, iterations - warmup);
		return stepped(iteration);
	}

	private double cosine(final long iteration, final long iterations) {
		final double done = Math.min(1, iteration / (double) Math.max(1, iterations));
		return first * 0.5 * (1 + Math.cos(Math.PI * done));
	}

	private double stepped(final long iteration) {
		double rate = first;
		for (final long milestone : milestones)
			if (iteration >= milestone) rate *= factor;
		return rate;
	}
}
