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
	private int questions;
	private boolean pressed;
	private boolean inImageJ;
	private boolean begun = true;

	private final Progress escape = new TrainingEscape(new ForwardingProgress(Progress.NONE) {

		@Override
		public boolean isCancelled() {
			return pressed;
		}
	}, () -> begun, new TrainingEscape.World() {

		@Override
		public boolean inImageJ() {
			return inImageJ;
		}

		@Override
		public void log(final String line) {
			log.add(line);
		}

		@Override
		public void forget() {
			pressed = false;
		}

		@Override
		public void ask() {
			questions++;
		}
	});

	@Test
	void escapeInAnImageDoesNotEndATrainingAndIsSaidOnce() {
		for (int i = 0; i < 2; i++) {
			pressed = true;
			assertFalse(escape.isCancelled());
			assertFalse(pressed);
		}
		assertEquals(List.of(TrainingEscape.IGNORED), log);
		assertEquals(0, questions);
	}

	@Test
	void escapeInImageJsOwnWindowAsksAndDoesNotEndItEither() {
		inImageJ = true;
		for (int i = 1; i <= 2; i++) {
			pressed = true;
			assertFalse(escape.isCancelled());
			assertFalse(escape.isCancelled(), "one Escape is one question");
			assertEquals(i, questions);
		}
		assertEquals(List.of(), log);
	}

	@Test
	void beforeTheFirstStepItEndsIt() {
		begun = false;
		inImageJ = true;
		assertFalse(escape.isCancelled());
		pressed = true;
		assertTrue(escape.isCancelled());
		inImageJ = false;
		begun = true;
		assertTrue(escape.isCancelled(), "people went on to an image meanwhile");
		assertEquals(List.of(TrainingEscape.TAKEN), log);
	}
}
