package sc.fiji.superres.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.NumberText;

import ij.IJ;

class ImageJProgressTest {

	private static final long SECOND = 1_000_000_000L;

	@Test
	void oneLineEveryFiveSecondsNamesTheShareDoneAndTheTimeLeft() {
		final AtomicLong now = new AtomicLong();
		final List<String> lines = new ArrayList<>();
		final ImageJProgress progress = new ImageJProgress(now::get, lines::add, null);
		for (int i = 1; i <= 100; i++) {
			now.addAndGet(SECOND / 10);
			progress.report(i, 100, "Training");
		}
		assertEquals(List.of("Training: 50 %, 5 s left", "Training: 100 %"), lines);
	}

	/** Work that goes on at 900 of 1000 has done nothing yet of what is left. */
	@Test
	void resumedWorkIsNotTakenForFasterThanItIs() {
		final AtomicLong now = new AtomicLong();
		final List<String> lines = new ArrayList<>();
		final ImageJProgress progress = new ImageJProgress(now::get, lines::add, null);
		progress.report(0, 1, "Starting");
		for (int i = 901; i <= 912; i++) {
			now.addAndGet(SECOND);
			progress.report(i, 1000, i + "/1000");
		}
		assertEquals(List.of("905/1000: 90 %, 1 min 35 s left", "910/1000: 91 %, 1 min 30 s left"), lines);
	}

	/** 20 seconds of timing some steps were counted as if nothing had been learnt in them. */
	@Test
	void whatIsDoneBeforeTheFirstStepDoesNotCount() {
		final AtomicLong now = new AtomicLong();
		final List<String> lines = new ArrayList<>();
		final ImageJProgress progress = new ImageJProgress(now::get, lines::add, null);
		for (int i = 0; i < 20; i++) {
			now.addAndGet(SECOND);
			progress.report(0, 100, "Timing some steps");
		}
		lines.clear();
		for (int i = 1; i <= 5; i++) {
			now.addAndGet(SECOND);
			progress.report(i, 100, i + "/100");
		}
		assertEquals(List.of("5/100: 5 %, 1 min 35 s left"), lines);
	}

	@Test
	void timesReadAsPeopleSayThem() {
		assertEquals("8 s, 3 min 20 s, 2 h 5 min, 47 h 59 min, 116 days 15 h", NumberText.duration(8.2) + ", " +
			NumberText.duration(200) + ", " + NumberText.duration(7500) + ", " + NumberText.duration(172_799) + ", " +
			NumberText.duration(10_077_000));
	}

	@Test
	void escapeStopsOnlyWhatRunsWhenItIsPressed() {
		IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
		final ImageJProgress progress = new ImageJProgress();
		assertFalse(progress.isCancelled());
		IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
		assertThrows(CancellationException.class, progress::checkCancelled);
		IJ.resetEscape();
	}
}
