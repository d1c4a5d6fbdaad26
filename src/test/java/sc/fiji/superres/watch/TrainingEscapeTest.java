package sc.fiji.superres.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.ForwardingProgress;
import sc.fiji.superres.Progress;

class TrainingEscapeTest {

	private final List<String> log = new ArrayList<>();
	private boolean pressed;
	private boolean inImage;

	private final Progress escape = new TrainingEscape(new ForwardingProgress(Progress.NONE) {

		@Override
		public boolean isCancelled() {
			return pressed;
		}
	}, () -> inImage, log::add, () -> pressed = false);

	@Test
	void escapeInAnImageDoesNotEndATrainingAndIsSaidOnce() {
		inImage = true;
		for (int i = 0; i < 2; i++) {
			pressed = true;
			assertFalse(escape.isCancelled());
			assertFalse(pressed);
		}
		assertEquals(List.of(TrainingEscape.IGNORED), log);
	}

	@Test
	void escapeElsewhereEndsItAndTheLogSaysSoOnce() {
		assertFalse(escape.isCancelled());
		pressed = true;
		assertTrue(escape.isCancelled());
		inImage = true;
		assertTrue(escape.isCancelled(), "people went on to an image meanwhile");
		assertEquals(List.of(TrainingEscape.TAKEN), log);
	}
}
