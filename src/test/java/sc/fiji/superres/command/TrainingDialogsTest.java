package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.scijava.plugin.Parameter;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.recipe.Recipe;
import sc.fiji.superres.residual.ResidualArchitecture;

class TrainingDialogsTest {

	@Test
	void theDialogsOfferEveryPresetAndNetwork() throws ReflectiveOperationException {
		for (final Class<?> command : List.of(TrainSuperResolution.class, GeneratePairs.class))
			assertEquals(MultiScaleConfig.presetNames(), choices(command, "preset"));
		final List<String> networks = choices(TrainSuperResolution.class, "network");
		assertEquals("by recipe", networks.get(0));
		assertEquals(Set.copyOf(ofMain()), Set.copyOf(networks.subList(1, networks.size())));
		final List<String> recipes = choices(TrainSuperResolution.class, "recipe");
		assertEquals(Arrays.stream(Recipe.values()).map(Recipe::label).toList(), recipes.subList(1, recipes.size()));
	}

	/** Presets of every architecture but the one that only tests have. */
	private static List<String> ofMain() {
		return Architectures.all().stream().filter(architecture -> !(architecture instanceof ResidualArchitecture))
			.flatMap(architecture -> architecture.presets().stream()).toList();
	}

	private static List<String> choices(final Class<?> command, final String key) throws ReflectiveOperationException {
		return List.of(command.getDeclaredField(key).getAnnotation(Parameter.class).choices());
	}
}
