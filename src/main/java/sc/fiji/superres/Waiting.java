package sc.fiji.superres;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for work on another thread that cannot be interrupted, such as native code, but can be abandoned. */
public final class Waiting {

	/** Milliseconds between two checks whether the user wants to stop. */
	public static final int LOOK_UP = 100;

	private Waiting() {}

	/**
	 * Lets {@value #LOOK_UP} ms pass.
	 *
	 * @param interrupted the message if the thread is interrupted
	 * @throws CancellationException if the thread is interrupted
	 */
	public static void pause(final String interrupted) {
		try {
			Thread.sleep(LOOK_UP);
		}
		catch (final InterruptedException exc) {
			throw interruption(interrupted);
		}
	}

	private static CancellationException interruption(final String message) {
		Thread.currentThread().interrupt();
		return new CancellationException(message);
	}

	/**
	 * Waits until the work is done.
	 *
	 * @param interrupted the message if the waiting thread is interrupted
	 * @return the result of the work
	 * @throws CancellationException within {@value #LOOK_UP} ms if the user wants to stop, or if the waiting thread is
	 *             interrupted; the work itself goes on
	 * @throws ExecutionException if the work failed, with its exception as the cause
	 */
	public static <T> T until(final Future<T> done, final Progress progress, final String interrupted)
		throws ExecutionException
	{
		while (true) {
			try {
				return done.get(LOOK_UP, TimeUnit.MILLISECONDS);
			}
			catch (final TimeoutException exc) {
				progress.checkCancelled();
			}
			catch (final InterruptedException exc) {
				throw interruption(interrupted);
			}
		}
	}
}
