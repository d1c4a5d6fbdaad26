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

	private final Turns turns = new Turns(0);

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

		@Override
		public void note(final String line) {
			// not looked at
		}
	}

	private static FutureTask<Void> start(final Runnable work) {
		final FutureTask<Void> task = new FutureTask<>(work, null);
		new Thread(task).start();
		return task;
	}

	private FutureTask<Void> waitAndDo(final Waiting progress, final Runnable work) {
		return start(() -> {
			turns.await("test", progress);
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
		turns.await("test", Progress.NONE);
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
		turns.await("test", Progress.NONE);
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
		turns.await("test", Progress.NONE);
		final Waiting waiting = new Waiting(1);
		final FutureTask<Void> task = new FutureTask<>(() -> {
			assertThrows(CancellationException.class, () -> turns.await("test", waiting));
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
		turns.await("test", Progress.NONE);
		turns.await("test", Progress.NONE);
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
		turns.await("test", Progress.NONE);
		assertFalse(turns.takeIfFree());
		turns.leave();
		assertTrue(turns.takeIfFree());
	}

	@Test
	void nobodyEndsTheTurnOfAnother() throws Exception {
		assertThrows(IllegalStateException.class, turns::leave);
		turns.await("test", Progress.NONE);
		start(() -> assertThrows(IllegalStateException.class, turns::leave)).get();
		turns.leave();
	}

	/** Counts what it did, a place to lend after each step, until the end comes. */
	private FutureTask<Void> lender(final Turns line, final String name, final List<String> order, final int steps,
		final Progress progress)
	{
		return start(() -> {
			line.await(name, progress);
			try {
				for (int i = 0; i < steps; i++) {
					order.add(name);
					line.lend(progress);
				}
			}
			finally {
				line.leave();
			}
		});
	}

	private static void awaitTasks(final Turns line, final int number) throws InterruptedException {
		while (line.tasks().size() < number)
			Thread.sleep(5);
	}

	@Test
	void whoLendsGoesToTheEndOfTheLineAndComesBack() throws Exception {
		final List<String> order = Collections.synchronizedList(new ArrayList<>());
		turns.await("gate", Progress.NONE);
		final List<FutureTask<Void>> tasks = new ArrayList<>();
		for (final String name : new String[] { "a", "b", "c" }) {
			tasks.add(lender(turns, name, order, 3, Progress.NONE));
			awaitTasks(turns, tasks.size() + 1);
		}
		turns.leave();
		for (final FutureTask<Void> task : tasks)
			task.get();
		assertEquals(List.of("a", "b", "c", "a", "b", "c", "a", "b", "c"), order);
		assertEquals(List.of(), turns.tasks());
	}

	@Test
	void aTurnIsKeptForItsSlice() throws Exception {
		final Turns patient = new Turns(60_000);
		final List<String> order = Collections.synchronizedList(new ArrayList<>());
		patient.await("gate", Progress.NONE);
		final FutureTask<Void> a = lender(patient, "a", order, 2, Progress.NONE);
		awaitTasks(patient, 2);
		final FutureTask<Void> b = lender(patient, "b", order, 2, Progress.NONE);
		awaitTasks(patient, 3);
		patient.leave();
		a.get();
		b.get();
		assertEquals(List.of("a", "a", "b", "b"), order);
	}

	@Test
	void lendingDoesNothingWhereNobodyWaitsOrTheThreadHasNoTurn() throws Exception {
		assertFalse(turns.lend(Progress.NONE));
		turns.await("test", Progress.NONE);
		assertFalse(turns.lend(Progress.NONE));
		start(() -> assertFalse(turns.lend(Progress.NONE))).get();
		turns.leave();
	}

	@Test
	void whoIsStoppedWhileItLendsComesBackNext() throws Exception {
		final List<String> order = Collections.synchronizedList(new ArrayList<>());
		final Waiting stopped = new Waiting(1);
		stopped.cancelled = false;
		final CountDownLatch has = new CountDownLatch(1), mayLend = new CountDownLatch(1);
		final FutureTask<Void> lends = start(() -> {
			turns.await("lends", Progress.NONE);
			has.countDown();
			await(mayLend);
			assertTrue(turns.lend(stopped));
			order.add("stopped");
			turns.leave();
		});
		has.await();
		final CountDownLatch atWork = new CountDownLatch(1), done = new CountDownLatch(1);
		final FutureTask<Void> works = waitAndDo(new Waiting(1), () -> {
			atWork.countDown();
			await(done);
		});
		awaitTasks(turns, 2);
		final FutureTask<Void> waits = waitAndDo(new Waiting(1), () -> order.add("waits"));
		awaitTasks(turns, 3);
		mayLend.countDown();
		atWork.await();
		assertEquals("lends", turns.tasks().get(2).what());
		stopped.cancelled = true;
		while (!turns.tasks().get(1).what().equals("lends"))
			Thread.sleep(5);
		done.countDown();
		works.get();
		lends.get();
		waits.get();
		assertEquals(List.of("stopped", "waits"), order);
	}

	@Test
	void closingEndsWhoLendsAndWhoWaitsAndLetsNobodyIn() throws Exception {
		turns.await("test", Progress.NONE);
		final FutureTask<Void> waits = waitAndDo(new Waiting(1), () -> {
			throw new AssertionError("had its turn");
		});
		awaitTasks(turns, 2);
		turns.close();
		assertTrue(assertThrows(ExecutionException.class, waits::get).getCause() instanceof CancellationException);
		assertThrows(CancellationException.class, () -> turns.lend(Progress.NONE));
		turns.awaitEmpty(50); // this thread has its turn still
		assertEquals(1, turns.tasks().size());
		turns.leave();
		turns.awaitEmpty(10_000);
		assertThrows(CancellationException.class, () -> turns.await("late", Progress.NONE));
		assertEquals(List.of(), turns.tasks());
	}

	private static void await(final CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (final InterruptedException exc) {
			throw new AssertionError(exc);
		}
	}
}
