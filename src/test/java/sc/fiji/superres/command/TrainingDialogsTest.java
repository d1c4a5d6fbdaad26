package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.scijava.plugin.Parameter;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.swinir.SwinIrConfig;

class TrainingDialogsTest {

	@Test
	void theDialogsOfferEveryPresetAndNetwork() throws ReflectiveOperationException {
		for (final Class<?> command : List.of(TrainSuperResolution.class, GeneratePairs.class))
			assertEquals(MultiScaleConfig.presetNames(), choices(command, "preset"));
		assertEquals(SwinIrConfig.PRESETS, choices(TrainSuperResolution.class, "network"));
	}

	private static List<String> choices(final Class<?> command, final String key) throws ReflectiveOperationException {
		return List.of(command.getDeclaredField(key).getAnnotation(Parameter.class).choices());
	}
}
