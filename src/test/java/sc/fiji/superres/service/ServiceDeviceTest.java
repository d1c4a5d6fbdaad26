package sc.fiji.superres.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import ai.djl.Device;
import sc.fiji.superres.Progress;

/** The service's device: what is said of it, and whose turn it is. */
@Timeout(30)
class ServiceDeviceTest {

	@RegisterExtension
	final ServiceOfItsOwn own = new ServiceOfItsOwn();

	private final SuperResolutionService service = own.service;

	@Test
	void theStatusIsDataAndLines() throws IOException {
		final DeviceStatus status = service.withDevice("cpu", Progress.NONE, device -> service.status("auto"));
		assertEquals("cpu", status.chosen());
		assertTrue(status.devices().get(0).totalBytes() > status.devices().get(0).freeBytes());
		assertTrue(status.libraries().startsWith("PyTorch 2.7.1 for the CPU in "), status.libraries());
		assertTrue(status.tasks().get(0).what().startsWith("work (device=cpu, thread "), status.tasks().toString());
		assertTrue(status.lines().stream().anyMatch(l -> l.startsWith("At work: work (device=cpu")), status.lines()
			.toString());
		assertTrue(service.status("auto").lines().contains("Nobody has the device."));
	}

	@Test
	void theDeviceIsNamedWithTheEngine() {
		final String status = service.deviceStatus("cpu");
		assertTrue(status.startsWith("CPU with ") && status.contains("PyTorch 2.") && status.endsWith(
			"; the CPU was asked for"), status);
	}

	@Test
	void oneTaskAtATimeHasTheDevice() throws Exception {
		final AtomicInteger inside = new AtomicInteger(), most = new AtomicInteger(), runs = new AtomicInteger();
		final List<FutureTask<Void>> tasks = new ArrayList<>();
		for (int t = 0; t < 4; t++) {
			final FutureTask<Void> task = new FutureTask<>(() -> {
				for (int i = 0; i < 10; i++) {
					service.withDevice("cpu", Progress.NONE, device -> {
						most.accumulateAndGet(inside.incrementAndGet(), Math::max);
						Thread.yield();
						runs.incrementAndGet();
						return inside.decrementAndGet();
					});
				}
				return null;
			});
			tasks.add(task);
			new Thread(task).start();
		}
		for (final FutureTask<Void> task : tasks)
			task.get();
		assertEquals(40, runs.get());
		assertEquals(1, most.get());
	}

	@Test
	void aTaskThatFailsGivesTheDeviceBack() throws Exception {
		assertThrows(IOException.class, () -> service.withDevice("cpu", Progress.NONE, device -> {
			throw new IOException("disk full");
		}));
		final FutureTask<Device> other = new FutureTask<>(() -> service.withDevice("cpu", Progress.NONE,
			device -> device));
		new Thread(other).start();
		assertEquals(Device.cpu(), other.get(10, TimeUnit.SECONDS));
	}

	@Test
	void waitingForTheDeviceCanBeCancelled() throws Exception {
		final CountDownLatch taken = new CountDownLatch(1), release = new CountDownLatch(1);
		final FutureTask<Device> holder = new FutureTask<>(() -> service.withDevice("cpu", Progress.NONE, device -> {
			taken.countDown();
			try {
				release.await();
			}
			catch (final InterruptedException exc) {
				throw new IOException(exc);
			}
			return device;
		}));
		new Thread(holder).start();
		taken.await();
		final AtomicBoolean ran = new AtomicBoolean();
		final List<String> messages = new ArrayList<>();
		final Progress stopWhenTold = new Progress() {

			@Override
			public void report(final long done, final long total, final String message) {
				messages.add(message);
			}

			@Override
			public boolean isCancelled() {
				return !messages.isEmpty();
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		};
		assertThrows(CancellationException.class, () -> service.withDevice("cpu", stopWhenTold, device -> {
			ran.set(true);
			return device;
		}));
		assertFalse(ran.get());
		assertTrue(messages.get(0).startsWith("Waiting"), messages.toString());
		release.countDown();
		holder.get();
	}
}
