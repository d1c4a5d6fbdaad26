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
class DeviceQueueTest {

	private final DeviceQueue queue = new DeviceQueue(0);

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
			queue.await("test", progress);
			try {
				work.run();
			}
			finally {
				queue.leave();
			}
		});
	}

	@Test
	void turnsComeInTheOrderOfAskingHoweverLongTheWait() throws Exception {
		final List<String> order = Collections.synchronizedList(new ArrayList<>());
		final List<FutureTask<Void>> tasks = new ArrayList<>();
		queue.await("test", Progress.NONE);
		for (final String name : new String[] { "first", "second", "third" }) {
			final Waiting waiting = new Waiting(2); // each looks up twice before the next one asks
			tasks.add(waitAndDo(waiting, () -> order.add(name)));
			assertTrue(waiting.looks.await(10, TimeUnit.SECONDS));
			assertTrue(waiting.message.contains("Waiting"));
		}
		assertEquals(List.of(), order);
		queue.leave();
		for (final FutureTask<Void> task : tasks)
			task.get();
		assertEquals(List.of("first", "second", "third"), order);
	}

	@Test
	void whoGivesUpWaitingLeavesTheLine() throws Exception {
		final List<String> order = Collections.synchronizedList(new ArrayList<>());
		queue.await("test", Progress.NONE);
		final Waiting impatient = new Waiting(1), patient = new Waiting(1);
		final FutureTask<Void> gone = waitAndDo(impatient, () -> order.add("impatient"));
		assertTrue(impatient.looks.await(10, TimeUnit.SECONDS));
		final FutureTask<Void> stays = waitAndDo(patient, () -> order.add("patient"));
		impatient.cancelled = true;
		assertTrue(assertThrows(ExecutionException.class, gone::get).getCause() instanceof CancellationException);
		queue.leave();
		stays.get();
		assertEquals(List.of("patient"), order);
	}

	@Test
	void anInterruptEndsTheWait() throws Exception {
		queue.await("test", Progress.NONE);
		final Waiting waiting = new Waiting(1);
		final FutureTask<Void> task = new FutureTask<>(() -> {
			assertThrows(CancellationException.class, () -> queue.await("test", waiting));
			assertTrue(Thread.interrupted(), "the interrupt is passed on");
		}, null);
		final Thread thread = new Thread(task);
		thread.start();
		assertTrue(waiting.looks.await(10, TimeUnit.SECONDS));
		thread.interrupt();
		task.get();
		queue.leave();
		waitAndDo(new Waiting(1), () -> {}).get();
	}

	@Test
	void whoHasTheTurnMayAskAgain() throws Exception {
		queue.await("test", Progress.NONE);
		queue.await("test", Progress.NONE);
		queue.leave();
		final Waiting waiting = new Waiting(1);
		final FutureTask<Void> other = waitAndDo(waiting, () -> {});
		assertTrue(waiting.looks.await(10, TimeUnit.SECONDS), "still taken after one of two leaves");
		queue.leave();
		other.get();
	}

	@Test
	void aTurnIsTakenAtOnceOnlyWhereItIsFree() {
		assertTrue(queue.takeIfFree());
		assertFalse(queue.takeIfFree(), "this thread has it already");
		queue.leave();
		queue.await("test", Progress.NONE);
		assertFalse(queue.takeIfFree());
		queue.leave();
		assertTrue(queue.takeIfFree());
	}

	@Test
	void nobodyEndsTheTurnOfAnother() throws Exception {
		assertThrows(IllegalStateException.class, queue::leave);
		queue.await("test", Progress.NONE);
		start(() -> assertThrows(IllegalStateException.class, queue::leave)).get();
		queue.leave();
	}

	/** Counts what it did, a place to lend after each step, until the end comes. */
	private FutureTask<Void> lender(final DeviceQueue line, final String name, final List<String> order,
		final int steps, final Progress progress)
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

	private static void awaitTasks(final DeviceQueue line, final int number) throws InterruptedException {
		while (line.tasks().size() < number)
			Thread.sleep(5);
	}

	@Test
	void whoLendsGoesToTheEndOfTheLineAndComesBack() throws Exception {
		final List<String> order = Collections.synchronizedList(new ArrayList<>());
		queue.await("gate", Progress.NONE);
		final List<FutureTask<Void>> tasks = new ArrayList<>();
		for (final String name : new String[] { "a", "b", "c" }) {
			tasks.add(lender(queue, name, order, 3, Progress.NONE));
			awaitTasks(queue, tasks.size() + 1);
		}
		queue.leave();
		for (final FutureTask<Void> task : tasks)
			task.get();
		assertEquals(List.of("a", "b", "c", "a", "b", "c", "a", "b", "c"), order);
		assertEquals(List.of(), queue.tasks());
	}

	@Test
	void aTurnIsKeptForItsSlice() throws Exception {
		final DeviceQueue patient = new DeviceQueue(60_000);
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
		assertFalse(queue.lend(Progress.NONE));
		queue.await("test", Progress.NONE);
		assertFalse(queue.lend(Progress.NONE));
		start(() -> assertFalse(queue.lend(Progress.NONE))).get();
		queue.leave();
	}

	@Test
	void whoIsStoppedWhileItLendsComesBackNext() throws Exception {
		final List<String> order = Collections.synchronizedList(new ArrayList<>());
		final Waiting stopped = new Waiting(1);
		stopped.cancelled = false;
		final CountDownLatch has = new CountDownLatch(1), mayLend = new CountDownLatch(1);
		final FutureTask<Void> lends = start(() -> {
			queue.await("lends", Progress.NONE);
			has.countDown();
			await(mayLend);
			assertTrue(queue.lend(stopped));
			order.add("stopped");
			queue.leave();
		});
		has.await();
		final CountDownLatch atWork = new CountDownLatch(1), done = new CountDownLatch(1);
		final FutureTask<Void> works = waitAndDo(new Waiting(1), () -> {
			atWork.countDown();
			await(done);
		});
		awaitTasks(queue, 2);
		final FutureTask<Void> waits = waitAndDo(new Waiting(1), () -> order.add("waits"));
		awaitTasks(queue, 3);
		mayLend.countDown();
		atWork.await();
		assertEquals("lends", queue.tasks().get(2).what());
		stopped.cancelled = true;
		while (!queue.tasks().get(1).what().equals("lends"))
			Thread.sleep(5);
		done.countDown();
		works.get();
		lends.get();
		waits.get();
		assertEquals(List.of("stopped", "waits"), order);
	}

	@Test
	void closingEndsWhoLendsAndWhoWaitsAndLetsNobodyIn() throws Exception {
		queue.await("test", Progress.NONE);
		final FutureTask<Void> waits = waitAndDo(new Waiting(1), () -> {
			throw new AssertionError("had its turn");
		});
		awaitTasks(queue, 2);
		queue.close();
		assertTrue(assertThrows(ExecutionException.class, waits::get).getCause() instanceof CancellationException);
		assertThrows(CancellationException.class, () -> queue.lend(Progress.NONE));
		queue.awaitEmpty(50); // this thread has its turn still
		assertEquals(1, queue.tasks().size());
		queue.leave();
		queue.awaitEmpty(10_000);
		assertThrows(CancellationException.class, () -> queue.await("late", Progress.NONE));
		assertEquals(List.of(), queue.tasks());
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
