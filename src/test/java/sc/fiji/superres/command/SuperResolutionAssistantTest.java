package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.imagej.MacroRunner;

class SuperResolutionAssistantTest {

	@Test
	void withoutADisplayItSaysWhatToDoInstead() {
		final String message = MacroRunner.failure("run('Super-Resolution...');");
		assertTrue(message.contains("needs a display") && message.contains("call the commands that it records"),
			message);
	}
}
