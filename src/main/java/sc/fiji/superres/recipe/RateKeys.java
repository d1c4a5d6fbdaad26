package sc.fiji.superres.recipe;

import java.util.Arrays;
import java.util.List;

import sc.fiji.superres.optimize.Schedule;
import sc.fiji.superres.train.TrainConfig;

/**
 * The learning rate over a training, as its keys give it.
 *
 * @param schedule {@value #STEP}, {@value #COSINE}, {@value #ONE_CYCLE}; anything else leaves it to the pairs
 * @param steps iterations at which the rate halves, separated by commas; empty for the published ones
 */
public record RateKeys(String schedule, String steps) {

	public static final String STEP = "step";
	public static final String COSINE = "cosine";
	public static final String ONE_CYCLE = "onecycle";

	/** The schedule, where {@code byPairs} has the one that goes with the pairs. */
	public Schedule of(final TrainConfig byPairs) {
		final Schedule rates = byPairs.schedule();
		return switch (schedule) {
			case COSINE -> rates.withKind(Schedule.Kind.COSINE).withWarmup(0);
			case ONE_CYCLE -> rates.oneCycle(byPairs.iterations());
			case STEP -> Schedule.steps(rates.first(), milestonesOrPublished(byPairs.iterations()));
			default -> rates;
		};
	}

	private List<Long> milestonesOrPublished(final long iterations) {
		if (steps.isBlank()) return Schedule.publishedMilestones(iterations);
		return milestones();
	}

	/** The iterations that were given; empty where there are none. */
	public List<Long> milestones() {
		if (steps.isBlank()) return List.of();
		try {
			return Arrays.stream(steps.split(",", -1)).map(String::trim).map(Long::valueOf).toList();
		}
		catch (final NumberFormatException exc) {
			throw new IllegalArgumentException("milestones=" + steps +
				" is not understood: give rising iterations such as 1000,2000.", exc);
		}
	}
}
