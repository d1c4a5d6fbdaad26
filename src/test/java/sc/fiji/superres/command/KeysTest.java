package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sc.fiji.superres.starter.StarterModel;

class KeysTest {

	@ParameterizedTest
	@MethodSource("sc.fiji.superres.starter.StarterModel#all")
	void descriptionsNameEveryModelThatComesAlong(final StarterModel model) {
		assertTrue(Keys.STARTERS.contains(model.name()), Keys.STARTERS);
	}
}
