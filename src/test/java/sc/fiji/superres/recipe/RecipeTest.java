package sc.fiji.superres.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.optimize.Schedule;
import sc.fiji.superres.train.TrainConfig;

class RecipeTest {

	private static final Plan PLAN = new Plan("fast", 6000, 4, 96, 2e-3, true, 2, 1);

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void thePublishedRecipeIsThatOfThePaperOnEveryDevice(final boolean gpu) {
		assertEquals(new Plan("light", 150_000, 16, 256, 1e-3, false, 0, 0), Recipe.PUBLISHED.plan(gpu, 4));
		assertEquals(new Plan("light", 150_000, 4, 256, 1e-3, false, 0, 0), Recipe.PUBLISHED.plan(gpu, 2));
	}

	@ParameterizedTest
	@EnumSource(Recipe.class)
	void onlyAGpuLearnsInBf16AndNotAsPublished(final Recipe recipe) {
		assertEquals(Precision.FULL, recipe.precision(false));
		assertEquals(recipe == Recipe.PUBLISHED ? Precision.FULL : Precision.BF16, recipe.precision(true));
	}

	@Test
	void withoutANamePublishedPairsKeepThePublishedRecipe() {
		assertEquals(Recipe.PUBLISHED, Recipe.by(PairKind.PUBLISHED));
		assertEquals(Recipe.GOOD, Recipe.by(PairKind.INDEPENDENT));
	}

	/** Every plan can be trained at every factor: its network exists, and its patch is a multiple of the factor. */
	@ParameterizedTest
	@EnumSource
	void everyRecipeHasAPlanForEveryDeviceAndFactor(final Recipe recipe) {
		for (final int factor : new int[] { 2, 3, 4 })
			for (final boolean gpu : new boolean[] { false, true }) {
				final Plan plan = recipe.plan(gpu, factor);
				assertEquals(factor, Architectures.preset(plan.network(), factor).factor());
				assertTrue(recipe == Recipe.PUBLISHED || plan.patch() % factor == 0, plan.toString());
				assertEquals(recipe == Recipe.PUBLISHED || gpu ? "light" : "fast", plan.network());
			}
		assertEquals(recipe, Recipe.of(" " + recipe.label() + " "));
	}

	@Test
	void aNightIsOneCycleWithSixtyValidations() {
		final Plan plan = Recipe.OVERNIGHT.plan(false, 4);
		final MultiScaleConfig pairs = MultiScaleConfig.preset("4x independent 5-20").withCrop(plan.patch(), 8);
		final TrainConfig night = TrainConfig.of(pairs, Architectures.preset(plan.network(), 4), plan.iterations(), plan
			.batch(), plan.learningRate(), List.of(), 0.1, 1);
		final long steps = night.iterations();
		assertEquals(60, steps / night.rhythm().validateEvery());
		assertEquals(500, night.rhythm().logEvery());
		assertEquals(0.999, night.average());
		assertEquals(1.5e-3, night.schedule().rate(steps / 20, steps), 1e-9);
		assertEquals(1.5e-3 * 350 / 15_000, night.schedule().rate(349, steps), 1e-9);
		assertEquals(0, night.schedule().rate(steps - 1, steps), 1e-9);
	}

	/** What learns for long must not learn to draw perfect crystals; the published recipe is what it was. */
	@Test
	void onlyLongTrainingsOfOursMixTheirPairs() {
		for (final boolean gpu : new boolean[] { false, true })
			for (final Recipe recipe : Recipe.values()) {
				final boolean isLong = recipe == Recipe.GOOD || recipe == Recipe.OVERNIGHT;
				assertEquals(isLong, recipe.plan(gpu, 4).mixing() > 0, recipe.label());
			}
	}

	@Test
	void allButThePublishedRecipeAddOddities() {
		for (final boolean gpu : new boolean[] { false, true })
			for (final Recipe recipe : Recipe.values())
				assertEquals(recipe == Recipe.PUBLISHED ? 0 : 0.25, recipe.plan(gpu, 4).oddities(), recipe.label());
	}

	@Test
	void moreTimeIsMoreSteps() {
		for (final boolean gpu : new boolean[] { false, true }) {
			final long some = Recipe.TRY.plan(gpu, 4).iterations();
			final long more = Recipe.GOOD.plan(gpu, 4).iterations();
			assertTrue(some < more && more < Recipe.OVERNIGHT.plan(gpu, 4).iterations());
		}
	}

	@Test
	void whatIsGivenWinsOverTheRecipe() {
		assertEquals(PLAN, PLAN.with("", 0, 0, 0, 0));
		assertEquals(new Plan("tiny", 10, 4, 96, 2e-3, true, 2, 1), PLAN.with("tiny", 10, 0, 0, 0));
		assertEquals(new Plan("fast", 6000, 2, 64, 1e-4, true, 2, 1), PLAN.with("", 0, 2, 64, 1e-4));
		final String refusal = assertThrows(IllegalArgumentException.class, () -> PLAN.with("", 0, -3, 0, 0))
			.getMessage();
		assertTrue(refusal.startsWith("batch=-3 is negative"), refusal);
	}

	private static Schedule rates(final String schedule, final String milestones) {
		final RateKeys keys = new RateKeys(schedule, milestones);
		final MultiScaleConfig pairs = MultiScaleConfig.preset("4x independent 5-20");
		final TrainConfig training = TrainConfig.of(pairs, Architectures.preset("fast", 4), 3000, 4, 0.01, keys
			.milestones(), 0.1, 1);
		return keys.of(training);
	}

	@Test
	void ratesFallAsTheKeysSay() {
		assertEquals(0.01, rates("by preset", "").rate(150, 3000), 1e-9); // one cycle: a twentieth to rise
		assertEquals(0, rates("by preset", "").rate(3000, 3000), 1e-9);
		assertEquals(0.01, rates(RateKeys.COSINE, "").rate(0, 3000), 1e-9);
		assertEquals(0.005, rates(RateKeys.STEP, "").rate(500, 3000), 1e-9); // the first published milestone
		assertEquals(List.of(1000L, 2000L), rates("by preset", "1000, 2000").milestones());
		assertEquals(0.0025, rates(RateKeys.STEP, "1000,2000").rate(2000, 3000), 1e-9);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> rates(RateKeys.STEP, "many")).getMessage()
			.contains("milestones=many"));
	}
}
