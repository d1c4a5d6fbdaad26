package sc.fiji.superres;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for work on another thread that cannot be interrupted, such as native code, but can be left alone. */
public final class Waiting {

	/** ms between two looks at the wish to stop. */
	public static final int LOOK_UP = 100;

	private Waiting() {}

	/**
	 * @param interrupted what is said where the waiting thread is interrupted
	 * @return what the work returns
	 * @throws CancellationException when the user wants to stop, within {@value #LOOK_UP} ms, or the thread is
	 *             interrupted; the work goes on
	 * @throws ExecutionException with what the work threw
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
				Thread.currentThread().interrupt();
				throw new CancellationException(interrupted);
			}
		}
	}
}
