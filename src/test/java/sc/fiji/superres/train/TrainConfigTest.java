package sc.fiji.superres.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.optimize.Loss;
import sc.fiji.superres.optimize.OptimizerConfig;
import sc.fiji.superres.optimize.Schedule;
import sc.fiji.superres.optimize.Stopping;
import sc.fiji.superres.swinir.SwinIrConfig;

class TrainConfigTest {

	private static final TrainConfig CONFIG = TrainConfig.of(MultiScaleConfig.preset("2x single-scale"), SwinIrConfig
		.tiny(2), 1000, 0, 1e-3, List.of(), 0.1, 1);

	@Test
	void theRecipeIsTheMethods() {
		final TrainConfig full = TrainConfig.of(MultiScaleConfig.preset("4x ms 1.25-10"), SwinIrConfig.light(4),
			150_000, 0, 1e-3, List.of(), 0.1, 1);
		assertEquals(16, full.batch());
		assertEquals(4, CONFIG.batch());
		assertEquals(List.of(25_000L, 40_000L, 55_000L, 75_000L, 85_000L), full.schedule().milestones());
		assertEquals(1e-3 / 32, full.rate(149_999), 1e-12);
		assertEquals(0.999, full.average());
		assertEquals(new OptimizerConfig(0.9, 0.999, 1e-8, 0.01, 0), full.optimizer());
		assertEquals(Loss.Kind.L1, full.loss().kind());
		assertEquals(Stopping.AT_THE_END, full.stopping());
	}

	@Test
	void stepsFallAtMilestonesAndCosineEndsAtZero() {
		final Schedule steps = new Schedule(0.8, List.of(10L, 20L), 0.5, Schedule.Kind.STEP, 4);
		assertEquals(List.of(0.2, 0.4, 0.6, 0.8, 0.8), List.of(0, 1, 2, 3, 4).stream().map(k -> round(steps.rate(k,
			100))).toList());
		assertEquals(0.8, steps.rate(9, 100));
		assertEquals(0.4, steps.rate(10, 100));
		assertEquals(0.2, steps.rate(99, 100));
		final Schedule cosine = steps.withKind(Schedule.Kind.COSINE);
		assertEquals(0.4, cosine.rate(1, 104), 1e-12);
		assertEquals(0.8, cosine.rate(4, 104), 1e-12);
		assertEquals(0.4, cosine.rate(54, 104), 1e-12);
		assertEquals(0, cosine.rate(104, 104), 1e-12);
	}

	@Test
	void oneCycleRisesOverATwentiethAndEndsAtZero() {
		final Schedule cycle = Schedule.steps(0.01, List.of(10L)).oneCycle(200);
		assertEquals(0.001, cycle.rate(0, 200), 1e-12);
		assertEquals(0.01, cycle.rate(10, 200), 1e-12);
		assertEquals(0.005, cycle.rate(105, 200), 1e-12);
		assertEquals(0, cycle.rate(200, 200), 1e-12);
	}

	@Test
	void eachKindOfPairsHasItsOwnRecipe() {
		final MultiScaleConfig independent = MultiScaleConfig.preset("4x independent 5-20");
		final SwinIrConfig tiny = SwinIrConfig.preset("tiny", 4);
		final TrainConfig ours = TrainConfig.of(independent, tiny, 4000, 4, 0.01, List.of(), 0.1, 1);
		assertEquals(Augmentation.FLIPS, ours.augmentation());
		assertEquals(Schedule.Kind.COSINE, ours.schedule().kind());
		assertEquals(200, ours.schedule().warmup());
		final TrainConfig theirs = TrainConfig.of(independent.withPairs(PairKind.PUBLISHED), tiny, 4000, 4, 0.01, List
			.of(), 0.1, 1);
		assertEquals(Augmentation.NONE, theirs.augmentation());
		assertEquals(Schedule.Kind.STEP, theirs.schedule().kind());
	}

	@Test
	void aFileOfAnEarlierVersionIsReadWithTheMethodsValues() {
		final Gson gson = new Gson();
		final JsonObject old = gson.toJsonTree(CONFIG).getAsJsonObject();
		for (final String added : List.of("loss", "optimizer", "rhythm", "stopping", "augmentation", "precision"))
			old.remove(added);
		old.getAsJsonObject("schedule").remove("kind");
		old.getAsJsonObject("schedule").remove("warmup");
		old.addProperty("weightDecay", 0.01);
		old.addProperty("logEvery", 5);
		old.addProperty("validateEvery", 50);
		old.addProperty("checkpointEvery", 25);
		assertEquals(CONFIG, gson.fromJson(old, TrainConfig.class));
	}

	@Test
	void overridesChangeWhatTheyNameAndNothingElse() {
		final TrainConfig changed = ConfigOverrides.apply(CONFIG, """
			{"average": 0.5, "optimizer": {"beta1": 0.8}, "loss": {"kind": "charbonnier"}}""");
		assertEquals(0.5, changed.average());
		assertEquals(new OptimizerConfig(0.8, 0.999, 1e-8, 0.01, 0), changed.optimizer());
		assertEquals(Loss.of(Loss.Kind.CHARBONNIER), changed.loss());
		assertEquals(CONFIG.schedule(), changed.schedule());
		assertEquals(CONFIG, ConfigOverrides.apply(CONFIG, "{}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
		{"avrage": 0.5}                      | no field "avrage"
		{"schedule": {"kind": "linear"}}     | schedule.kind="linear" is not understood
		{"optimizer": {"beta2": 1.5}}        | optimizer.beta2=1.5: expected in [0,1)
		{"optimizer": {"clip": -1}}          | optimizer.clip=-1.0: expected at least 0
		{"loss": {"epsilon": 0}}             | epsilon lies in (0,1], not at 0.0
		{"schedule": {"warmup": -3}}         | at least 0 iterations, not -3
		{"stopping": {"patience": -1}}       | patience=-1: expected a number of validations
		{"stopping": {"minutes": -1}}        | minutes=-1.0: expected a number of minutes
		{"rhythm": {"validateEvery": 7}}     | no multiple of rhythm.logEvery
		{"rhythm": {"checkpointMinutes": 0}} | checkpointMinutes=0.0: expected more than 0
		{"seed": 7}                          | decides which pairs there are
		{"network": {"factor": 4}}           | The pairs are for ×2 but the network is for ×4
		average = 0.5                        | no JSON object
		""")
	void whatIsWrongIsNamed(final String json, final String message) {
		final String said = assertThrows(IllegalArgumentException.class, () -> ConfigOverrides.apply(CONFIG, json))
			.getMessage();
		assertTrue(said.contains(message), said);
	}

	@Test
	void aRunGoesOnWithAnotherLengthButNotWithAnotherLoss() {
		assertTrue(CONFIG.continues(ConfigOverrides.apply(CONFIG, """
			{"iterations": 5, "average": 0.1, "threads": 7,
			 "schedule": {"milestones": [3]}, "stopping": {"minutes": 1}}""")));
		assertTrue(CONFIG.continues(CONFIG.withPrecision(Precision.BF16)));
		assertTrue(!CONFIG.continues(ConfigOverrides.apply(CONFIG, "{\"loss\": {\"kind\": \"charbonnier\"}}")));
		assertTrue(!CONFIG.continues(ConfigOverrides.apply(CONFIG, "{\"optimizer\": {\"clip\": 1}}")));
	}

	private static double round(final double rate) {
		return Math.round(rate * 1e9) / 1e9;
	}
}
