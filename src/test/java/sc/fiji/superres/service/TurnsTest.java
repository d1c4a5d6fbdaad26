package sc.fiji.superres.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import sc.fiji.superres.Progress;

@Timeout(20)
class TurnsTest {

	private final Turns turns = new Turns();

	/** Tells when its work has waited for some looks, and stops it on request. */
	private static final class Waiting implements Progress {

		private final CountDownLatch looks;
		private volatile boolean cancelled;
		private volatile String message;

		Waiting(final int looks) {
			this.looks = new CountDownLatch(looks);
		}

		@Override
		public void report(final long done, final long total, final String text) {
			message = text;
			looks.countDown();
		}

		@Override
		public boolean isCancelled() {
			return cancelled;
		}
	}

	private static FutureTask<Void> start(final Runnable work) {
		final FutureTask<Void> task = new FutureTask<>(work, null);
		new Thread(task).start();
		return task;
	}

	private FutureTask<Void> waitAndDo(final Waiting progress, final Runnable work) {
		return start(() -> {
			turns.await(progress);
			try {
				work.run();
			}
			finally {
				turns.leave();
			}
		});
	}

	@Test
	void turnsComeInTheOrderOfAskingHoweverLongTheWait() throws Exception {
		final List<String> order = Collections.synchronizedList(new ArrayList<>());
		final List<FutureTask<Void>> tasks = new ArrayList<>();
		turns.await(Progress.NONE);
		for (final String name : new String[] { "first", "second", "third" }) {
			final Waiting waiting = new Waiting(2); // each looks up twice before the next one asks
			tasks.add(waitAndDo(waiting, () -> order.add(name)));
			assertTrue(waiting.looks.await(10, TimeUnit.SECONDS));
			assertTrue(waiting.message.contains("Waiting"));
		}
		assertEquals(List.of(), order);
		turns.leave();
		for (final FutureTask<Void> task : tasks)
			task.get();
		assertEquals(List.of("first", "second", "third"), order);
	}

	@Test
	void whoGivesUpWaitingLeavesTheLine() throws Exception {
		final List<String> order = Collections.synchronizedList(new ArrayList<>());
		turns.await(Progress.NONE);
		final Waiting impatient = new Waiting(1), patient = new Waiting(1);
		final FutureTask<Void> gone = waitAndDo(impatient, () -> order.add("impatient"));
		assertTrue(impatient.looks.await(10, TimeUnit.SECONDS));
		final FutureTask<Void> stays = waitAndDo(patient, () -> order.add("patient"));
		impatient.cancelled = true;
		assertTrue(assertThrows(ExecutionException.class, gone::get).getCause() instanceof CancellationException);
		turns.leave();
		stays.get();
		assertEquals(List.of("patient"), order);
	}

	@Test
	void anInterruptEndsTheWait() throws Exception {
		turns.await(Progress.NONE);
		final Waiting waiting = new Waiting(1);
		final FutureTask<Void> task = new FutureTask<>(() -> {
			assertThrows(CancellationException.class, () -> turns.await(waiting));
			assertTrue(Thread.interrupted(), "the interrupt is passed on");
		}, null);
		final Thread thread = new Thread(task);
		thread.start();
		assertTrue(waiting.looks.await(10, TimeUnit.SECONDS));
		thread.interrupt();
		task.get();
		turns.leave();
		waitAndDo(new Waiting(1), () -> {}).get();
	}

	@Test
	void whoHasTheTurnMayAskAgain() throws Exception {
		turns.await(Progress.NONE);
		turns.await(Progress.NONE);
		turns.leave();
		final Waiting waiting = new Waiting(1);
		final FutureTask<Void> other = waitAndDo(waiting, () -> {});
		assertTrue(waiting.looks.await(10, TimeUnit.SECONDS), "still taken after one of two leaves");
		turns.leave();
		other.get();
	}

	@Test
	void aTurnIsTakenAtOnceOnlyWhereItIsFree() {
		assertTrue(turns.takeIfFree());
		assertFalse(turns.takeIfFree(), "this thread has it already");
		turns.leave();
		turns.await(Progress.NONE);
		assertFalse(turns.takeIfFree());
		turns.leave();
		assertTrue(turns.takeIfFree());
	}

	@Test
	void nobodyEndsTheTurnOfAnother() throws Exception {
		assertThrows(IllegalStateException.class, turns::leave);
		turns.await(Progress.NONE);
		start(() -> assertThrows(IllegalStateException.class, turns::leave)).get();
		turns.leave();
	}
}
